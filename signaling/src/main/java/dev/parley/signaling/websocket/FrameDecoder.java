package dev.parley.signaling.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.util.Charsetfunctions;

/**
 * Reads the frames of one client, however they are cut (RFC 6455, sections 5.2 to 5.5). Takes no more memory than twice
 * what came so far, whatever a header announces.
 *
 * <pre>
 *   bytes ──▶ FrameGate ── allowed ──▶ kept until the frame is whole ──▶ Draft_6455 ── a valid frame
 *                                                                                          │
 *        FIN: a message   no FIN: kept for the continuation   control: at once, also between fragments
 * </pre>
 *
 * <p>The draft is given one frame at a time: of several in a buffer, it drops the good ones before a broken one.
 */
final class FrameDecoder {
    private static final byte[] NOTHING = {};
    private static final int SMALLEST_BUFFER = 512;
    /** Of a control frame. */
    private static final int HEADER_BYTES = 2 + 4;

    /** What came. */
    interface Events {
        /** A text of so many bytes. */
        void text(String message, int bytes);

        /** A binary message. */
        void binary();

        void ping(ByteBuffer payload);

        /** The client closes, without a code if it is {@link CloseFrame#NOCODE}. Nothing comes after it. */
        void closing(int code);
    }

    private final Draft_6455 draft;
    private final FrameGate gate;
    private final Events events;

    /** The start of a frame that is not whole. */
    private byte[] part = NOTHING;

    private int partBytes;
    /** Of the frame that is read, with its header; 0 while that is not complete. */
    private int frameBytes;

    /** Of the message that is in fragments; {@link Opcode#CONTINUOUS} if there is none. */
    private Opcode fragmented = Opcode.CONTINUOUS;

    private ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);
    private boolean closed;

    /** Waits for the first frame. */
    FrameDecoder(Draft_6455 draft, FrameGate gate, Events events) {
        this.draft = draft;
        this.gate = gate;
        this.events = events;
    }

    /**
     * Reads all of the buffer, which must have an array.
     *
     * @throws WebSocketException if the client broke a rule; nothing may be read after it
     */
    void decode(ByteBuffer in) throws WebSocketException {
        while (!closed && in.hasRemaining()) {
            if (partBytes > 0) {
                continuePart(in);
                continue;
            }
            int from = in.arrayOffset() + in.position();
            frameBytes = gate.frameBytes(in.array(), from, in.remaining());
            if (frameBytes == 0 || frameBytes > in.remaining()) {
                keep(in, in.remaining());
            } else {
                in.position(in.position() + frameBytes);
                whole(in.array(), from);
            }
        }
    }

    private void continuePart(ByteBuffer in) throws WebSocketException {
        if (frameBytes == 0) {
            keep(in, 1);
            frameBytes = gate.frameBytes(part, 0, partBytes);
        } else {
            keep(in, Math.min(frameBytes - partBytes, in.remaining()));
        }
        if (partBytes == frameBytes) {
            byte[] frame = part;
            part = NOTHING;
            partBytes = 0;
            whole(frame, 0);
        }
    }

    private void keep(ByteBuffer in, int count) {
        int needed = partBytes + count;
        if (needed > part.length) {
            part = Arrays.copyOf(part, Math.max(SMALLEST_BUFFER, 2 * needed));
        }
        in.get(part, partBytes, count);
        partBytes = needed;
    }

    private void whole(byte[] bytes, int from) throws WebSocketException {
        try {
            gate.check(bytes, from, frameBytes);
            received(draft.translateFrame(ByteBuffer.wrap(bytes, from, frameBytes))
                    .getFirst());
        } catch (InvalidDataException e) {
            boolean malformed = e.getCloseCode() == CloseFrame.NO_UTF8;
            throw new WebSocketException(e.getCloseCode(), malformed ? "Not UTF-8." : e.getMessage());
        }
    }

    private void received(Framedata frame) throws WebSocketException, InvalidDataException {
        switch (frame.getOpcode()) {
            case PING -> events.ping(frame.getPayloadData());
            case PONG -> {
                // That something came is all that it says.
            }
            case CLOSING -> {
                closed = true;
                // No code is 1000 to the library.
                boolean hasCode = frameBytes > HEADER_BYTES;
                events.closing(hasCode ? ((CloseFrame) frame).getCloseCode() : CloseFrame.NOCODE);
            }
            case TEXT, BINARY, CONTINUOUS -> data(frame);
        }
    }

    private void data(Framedata frame) throws WebSocketException, InvalidDataException {
        boolean first = frame.getOpcode() != Opcode.CONTINUOUS;
        if (first != (fragmented == Opcode.CONTINUOUS)) {
            throw new WebSocketException(
                    CloseFrame.PROTOCOL_ERROR,
                    first ? "A message began before the last one was complete." : "There is nothing to continue.");
        }
        ByteBuffer payload = frame.getPayloadData();
        if (first && frame.isFin()) {
            message(frame.getOpcode(), payload);
            return;
        }
        if (first) {
            fragmented = frame.getOpcode();
        }
        byte[] fragment = new byte[payload.remaining()];
        payload.get(fragment);
        fragments.writeBytes(fragment);
        if (frame.isFin()) {
            byte[] whole = fragments.toByteArray();
            fragments = new ByteArrayOutputStream(0);
            Opcode kind = fragmented;
            fragmented = Opcode.CONTINUOUS;
            message(kind, ByteBuffer.wrap(whole));
        }
    }

    private void message(Opcode kind, ByteBuffer payload) throws InvalidDataException {
        if (kind == Opcode.TEXT) {
            events.text(Charsetfunctions.stringUtf8(payload), payload.remaining());
        } else {
            events.binary();
        }
    }
}
