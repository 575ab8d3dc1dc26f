package dev.parley.signaling.server;

import dev.parley.signaling.protocol.Limits;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.extensions.DefaultExtension;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;

/**
 * Framing by the library, which looks at the size of a message at its first and last fragment only: one that never ends would
 * fill the heap. This counts all of them. Of one connection; its reader's thread.
 */
final class SocketDraft extends Draft_6455 {
    /** Room above {@link Limits#MESSAGE_BYTES}, so that a message a bit too large is answered and not cut off. */
    static final int MESSAGE_BYTES = 4 * Limits.MESSAGE_BYTES;
    /** More make no sense, and empty ones cost memory, too. */
    private static final int FRAGMENTS = 1_024;

    private int bytes;
    private int fragments;

    SocketDraft() {
        super(List.of(new DefaultExtension()), List.of(new Protocol(Limits.SUBPROTOCOL)), MESSAGE_BYTES);
    }

    @Override
    public void processFrame(WebSocketImpl webSocket, Framedata frame) throws InvalidDataException {
        switch (frame.getOpcode()) {
            case TEXT, BINARY -> {
                bytes = 0;
                fragments = 0;
                count(frame);
            }
            case CONTINUOUS -> count(frame);
            case PING, PONG, CLOSING -> {
                // May stand between the fragments, and are no part of them.
            }
        }
        super.processFrame(webSocket, frame);
    }

    private void count(Framedata frame) throws LimitExceededException {
        bytes += frame.getPayloadData().remaining();
        fragments++;
        if (bytes > MESSAGE_BYTES || fragments > FRAGMENTS) {
            throw new LimitExceededException(MESSAGE_BYTES);
        }
    }

    @Override
    public Draft copyInstance() {
        return new SocketDraft();
    }
}
