package dev.parley.signaling.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The two streams of a connection in the clear, over a socket that does not block. On the thread of the loop. */
interface Transport {
    /**
     * Reads what came.
     *
     * @param plain has room for all that one read can give
     * @return whether more can come
     */
    boolean read(ByteBuffer plain) throws IOException;

    /** Whether it waits for work that is done elsewhere; nothing is to be read until then. */
    boolean isBusy();

    /**
     * Sends as much as the socket takes.
     *
     * @return whether nothing is left
     */
    boolean write(Outbox outbox) throws IOException;

    /** Says that this is all, after what is to be sent. {@link #write} is called again. */
    void closeOutput();

    /** Bytes that left the outbox and that the socket did not take yet. */
    int unsent();
}
