package dev.parley.signaling.server;

/** One client's connection, as the routing core sees it. Called on the {@code server} thread; no method blocks. */
interface Connection {
    /** Where it comes from, for limits and the log. Computers that one person can have by the thousand share one. */
    String address();

    /** Whether it comes from this computer or a network around it, not from the Internet. */
    boolean isLocal();

    /** Learns that it has a session now. */
    void signedIn();

    /** Queues a text frame. Nothing happens if the connection is gone. */
    void send(String frame);

    /** Says why and closes, after what is queued. */
    void close(String why);
}
