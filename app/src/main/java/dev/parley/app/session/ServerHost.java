package dev.parley.app.session;

import java.net.URI;

/** The server inside this program, as the session needs it. Blocks; not for the {@code call} thread. */
public interface ServerHost extends AutoCloseable {

    /**
     * Starts it and announces it, or returns at once what runs.
     *
     * @throws HostException if it can't, with the code of a {@link ServerStatus.Problem}
     */
    Hosted start() throws HostException;

    /** Stops it, if it runs. */
    @Override
    void close();

    /**
     * The running server.
     *
     * @param local how this program reaches it
     * @param publicUrl how others on the network do
     * @param fingerprint SHA-256 of its certificate, hex
     */
    record Hosted(URI local, String publicUrl, String fingerprint) {}

    /** The server can't be started. */
    final class HostException extends Exception {
        private final ServerStatus.Problem problem;

        /** With what a person is to be told. */
        public HostException(ServerStatus.Problem problem, Throwable cause) {
            super(problem.toString(), cause);
            this.problem = problem;
        }

        /** What a person is to be told. */
        public ServerStatus.Problem problem() {
            return problem;
        }
    }
}
