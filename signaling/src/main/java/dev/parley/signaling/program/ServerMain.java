package dev.parley.signaling.program;

/** The main of {@code parley-server}. */
public final class ServerMain {
    private ServerMain() {}

    /** Carries out the command line; the README lists the exit codes. */
    public static void main(String[] arguments) {
        System.exit(ServerCommand.execute(arguments));
    }
}
