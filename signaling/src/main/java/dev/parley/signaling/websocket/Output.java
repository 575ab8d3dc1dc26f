package dev.parley.signaling.websocket;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/** What goes out to one client, how much of it the socket took, and what is waited for because of that. On the thread of the loop. */
final class Output {
    /** Frames that may wait for a client, besides the limit of their bytes. */
    private static final int QUEUED_FRAMES = 8_192;
    /** Frames that may wait where the client itself asks for one more, by a ping. */
    private static final int WAITING_PONGS = 256;

    private final Transport transport;
    private final SelectionKey key;
    private final Outbox outbox = new Outbox();
    /** Whether the socket took all that was to be sent. */
    private boolean sent = true;

    private boolean ended;
    private int watched = SelectionKey.OP_READ;

    /** @param key waits for something to read */
    Output(Transport transport, SelectionKey key) {
        this.transport = transport;
        this.key = key;
    }

    /** Queues a frame; {@link #send} sends it. */
    void add(byte[] frame) {
        outbox.add(frame);
    }

    /** Bytes that the client has not taken yet; those in the system's buffers are not in this. */
    long bytes() {
        return (long) outbox.bytes() + transport.unsent();
    }

    /** Whether more waits than may: so many bytes, or too many frames. */
    boolean isFull(int queuedBytes) {
        return outbox.frames() > QUEUED_FRAMES || bytes() > queuedBytes;
    }

    /** Whether the client takes nothing, and so is owed no more answers to its pings. */
    boolean isFullOfPongs() {
        return !sent && outbox.frames() > WAITING_PONGS;
    }

    /** Sends as much as the socket takes; returns whether that was all. */
    boolean send() throws IOException {
        sent = transport.write(outbox);
        return sent;
    }

    /** Sends that this is all, once it is; returns whether that is sent. */
    boolean end() throws IOException {
        if (send() && !ended) {
            ended = true;
            transport.closeOutput();
            send();
        }
        return sent;
    }

    /** Waits for what is wanted now. */
    void watch() {
        int wanted = (transport.isBusy() ? 0 : SelectionKey.OP_READ)
                | (sent && transport.unsent() == 0 ? 0 : SelectionKey.OP_WRITE);
        if (wanted != watched) {
            watched = wanted;
            key.interestOps(wanted);
        }
    }
}
