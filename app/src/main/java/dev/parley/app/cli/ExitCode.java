package dev.parley.app.cli;

/** With which code the program ends; the README lists them. */
public enum ExitCode {
    /** Done as asked. */
    OK(0),
    /** Something unforeseen; the log has it. */
    INTERNAL(1),
    /** What was typed can't be understood. */
    USAGE(2),
    /** The server refused the account, or there is no password. */
    SIGN_IN_REFUSED(3),
    /** The server's certificate is not trusted, or changed. */
    NOT_TRUSTED(4),
    /** The server can't be reached or started. */
    NO_SERVER(5),
    /** Nobody took the call: declined, busy, offline, unknown, no answer. */
    NOT_ANSWERED(6),
    /** The call was taken, and the connection could not be made or was lost. */
    CALL_FAILED(7),
    /** The media engine can't work on this computer. */
    NO_ENGINE(8),
    /** The profile is used by another program, or can't be written. */
    PROFILE(9),
    /** What was to be recorded could not be, or not to the end; the call itself went well. */
    NOT_RECORDED(10);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The code for the system. */
    public int code() {
        return code;
    }
}
