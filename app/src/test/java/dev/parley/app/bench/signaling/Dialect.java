package dev.parley.app.bench.signaling;

/**
 * How one kind of server is talked to. Messages are written and read as text, without a parser: the generator must cost
 * little. No state; what a client has to remember is in {@link LoadClient}.
 */
interface Dialect {
    /** Path and query of the upgrade. */
    String path(LoadClient client);

    /** The WebSocket subprotocol, or nothing. */
    String protocol();

    /** The WebSocket is open. */
    void opened(LoadClient client);

    /** Tells the client what a message means. */
    void received(LoadClient client, String message);

    /** What a call begins with: in some, the offer is the invitation. */
    Signal first();

    /** Says one thing to the other side of a call. */
    void send(LoadClient from, LoadClient to, String callId, Signal signal, int index);

    /** Says something from time to time, where the server wants to hear from its clients. */
    void heartbeat(LoadClient client);

    /** What a call is made of, in the order of a call. */
    enum Signal {
        INVITE,
        ACCEPT,
        OFFER,
        ANSWER,
        CANDIDATE,
        HANG_UP
    }
}
