package dev.parley.signaling.program;

/** A command can't be carried out. The message is a sentence for a person: what happened and what to do. */
final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    CommandFailed(ExitCode code, String message) {
        this(code, message, null);
    }

    CommandFailed(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
