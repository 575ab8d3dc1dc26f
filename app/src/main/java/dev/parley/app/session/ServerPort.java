package dev.parley.app.session;

import dev.parley.signaling.protocol.Request;

/** The server as the parts of the session need it. */
interface ServerPort {
    /** Sends a request and returns its number; 0 while not signed in. Answered by {@link ServerSide.Outside#replied}. */
    long send(Request request);
}
