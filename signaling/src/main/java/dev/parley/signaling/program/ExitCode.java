package dev.parley.signaling.program;

/** With which code {@code parley-server} ends; the README lists them. {@code doctor} ends with the number of problems. */
enum ExitCode {
    /** Done as asked. */
    OK(0),
    /** Something unforeseen; the log has it. */
    INTERNAL(1),
    /** What was typed can't be understood. */
    USAGE(2),
    /** The configuration file is wrong. */
    SETTINGS(3),
    /** The server can't start: port, data folder or certificate. */
    START(4),
    /** What was asked for was refused: no such account, a name that is taken, a file that is no backup. */
    REFUSED(5),
    /** It works only while no server uses the folder, or the folder or its server can't be asked. */
    WRONG_TIME(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The code for the system. */
    int code() {
        return code;
    }
}
