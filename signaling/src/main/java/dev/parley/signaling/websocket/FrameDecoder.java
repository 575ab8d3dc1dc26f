package dev.parley.signaling.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the frames of one client, however they are cut (RFC 6455, sections 5.2 to 5.5). Takes no more memory than what
 * came so far, whatever a header announces.
 *
 * <pre>
 *   header ── complete and allowed ──▶ payload ── complete ──▶ header
 *                                                  │
 *        FIN: a message   no FIN: kept for the continuation   control: at once, also between fragments
 * </pre>
 */
final class FrameDecoder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SMALLEST_BUFFER = 512;
    private static final byte[] NOTHING = {};
    /** Of a message. More make no sense. */
    private static final int FRAGMENTS = 1_024;

    /** What came. */
    interface Events {
        /** A text of so many bytes. */
        void text(String message, int bytes) throws WebSocketException;

        /** A binary message. */
        void binary();

        void ping(byte[] payload);

        /** The client closes. Nothing comes after it. */
        void closing(int code);
    }

    private final int largest;
    private final Events events;

    private final ByteBuffer header = ByteBuffer.allocate(14);
    private boolean inPayload;
    private boolean fin;
    private int opcode;
    private int length;
    private int mask;
    /** Of the payload of this frame, so far. */
    private int read;

    /** Of the message that is in fragments: {@link Frames#TEXT} or {@link Frames#BINARY}; 0 if there is none. */
    private int fragmented;

    private int fragments;

    private byte[] message = NOTHING;
    private int messageBytes;
    private byte[] control = NOTHING;
    private boolean closed;

    /**
     * Waits for the first frame.
     *
     * @param largest bytes of a message
     */
    FrameDecoder(int largest, Events events) {
        this.largest = largest;
        this.events = events;
    }

    /**
     * Reads all of the buffer, which must have an array; its contents are changed.
     *
     * @throws WebSocketException if the client broke a rule; nothing may be read after it
     */
    void decode(ByteBuffer in) throws WebSocketException {
        while (!closed && (inPayload || readHeader(in))) {
            if (!readPayload(in)) {
                return;
            }
        }
    }

    private boolean readHeader(ByteBuffer in) throws WebSocketException {
        while (in.hasRemaining()) {
            header.put(in.get());
            if (header.position() == 2) {
                checkStart(header.get(0), header.get(1));
            }
            if (header.position() >= 2 && header.position() == headerBytes()) {
                startPayload();
                return true;
            }
        }
        return false;
    }

    private int headerBytes() {
        return switch (header.get(1) & ~Frames.MASKED & 0xff) {
            case Frames.LENGTH_16 -> 2 + 2 + 4;
            case Frames.LENGTH_64 -> 2 + 8 + 4;
            default -> 2 + 4;
        };
    }

    private void checkStart(int first, int second) throws WebSocketException {
        fin = (first & Frames.FIN) != 0;
        opcode = first & 0x0f;
        if ((first & Frames.RESERVED) != 0) {
            throw error("Reserved bits are set, and no extension was negotiated.");
        }
        if ((second & Frames.MASKED) == 0) {
            throw error("Frames of a client must be masked.");
        }
        switch (opcode) {
            case Frames.TEXT, Frames.BINARY -> {
                if (fragmented != 0) {
                    throw error("A message began before the last one was complete.");
                }
            }
            case Frames.CONTINUATION -> {
                if (fragmented == 0) {
                    throw error("There is nothing to continue.");
                }
            }
            case Frames.CLOSE, Frames.PING, Frames.PONG -> {
                if (!fin) {
                    throw error("Control frames can't be fragmented.");
                }
                if ((second & ~Frames.MASKED & 0xff) > Frames.CONTROL_BYTES) {
                    throw error("A control frame has at most " + Frames.CONTROL_BYTES + " bytes.");
                }
            }
            default -> throw error("Unknown opcode " + opcode + ".");
        }
    }

    private void startPayload() throws WebSocketException {
        header.flip().position(1);
        long announced = header.get() & ~Frames.MASKED & 0xff;
        if (announced == Frames.LENGTH_16) {
            announced = header.getShort() & 0xffff;
        } else if (announced == Frames.LENGTH_64) {
            announced = header.getLong();
            if (announced < 0) {
                throw error("The highest bit of a length must be 0.");
            }
        }
        mask = header.getInt();
        header.clear();
        if (opcode < Frames.CLOSE && announced + messageBytes > largest) {
            throw new WebSocketException(Frames.TOO_LARGE, "A message has at most " + largest + " bytes.");
        }
        length = (int) announced;
        read = 0;
        inPayload = true;
    }

    /** Whether the frame is complete. */
    private boolean readPayload(ByteBuffer in) throws WebSocketException {
        int count = Math.min(length - read, in.remaining());
        byte[] array = in.array();
        int from = in.arrayOffset() + in.position();
        unmask(array, from, count, Integer.rotateLeft(mask, 8 * read));
        in.position(in.position() + count);
        if (fin && count == length && opcode == Frames.TEXT) {
            inPayload = false;
            events.text(Frames.utf8(array, from, count), count);
            return true;
        }
        if (opcode >= Frames.CLOSE) {
            control = append(control, read, array, from, count, Frames.CONTROL_BYTES);
        } else {
            message = append(message, messageBytes, array, from, count, largest);
            messageBytes += count;
        }
        read += count;
        if (read < length) {
            return false;
        }
        inPayload = false;
        if (opcode >= Frames.CLOSE) {
            finishControl();
        } else {
            finishData();
        }
        return true;
    }

    private static byte[] append(byte[] buffer, int used, byte[] bytes, int from, int count, int most) {
        byte[] room = buffer;
        if (used + count > buffer.length) {
            room = Arrays.copyOf(buffer, Math.min(most, Math.max(SMALLEST_BUFFER, 2 * (used + count))));
        }
        System.arraycopy(bytes, from, room, used, count);
        return room;
    }

    /** XORs with the key (section 5.3), eight bytes at a time. */
    private static void unmask(byte[] bytes, int from, int count, int key) {
        long both = ((long) key << 32) | (key & 0xffffffffL);
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            LONGS.set(bytes, from + i, (long) LONGS.get(bytes, from + i) ^ both);
        }
        for (; i < count; i++) {
            bytes[from + i] ^= (byte) (key >> (24 - 8 * (i % 4)));
        }
    }

    private void finishControl() throws WebSocketException {
        byte[] payload = control;
        control = NOTHING;
        switch (opcode) {
            case Frames.PING -> events.ping(Arrays.copyOf(payload, length));
            case Frames.CLOSE -> {
                closed = true;
                events.closing(closeCode(payload));
            }
            default -> {
                // A pong: that something came is all that it says.
            }
        }
    }

    private int closeCode(byte[] payload) throws WebSocketException {
        if (length == 0) {
            return Frames.NO_CODE;
        }
        int code = length == 1 ? 0 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        if (!Frames.isCloseCode(code)) {
            throw error("That is no code to close with.");
        }
        // Only checked.
        var unused = Frames.utf8(payload, 2, length - 2);
        return code;
    }

    private void finishData() throws WebSocketException {
        int kind = opcode == Frames.CONTINUATION ? fragmented : opcode;
        if (!fin) {
            fragmented = kind;
            if (++fragments > FRAGMENTS) {
                throw new WebSocketException(Frames.TOO_LARGE, "A message has at most " + FRAGMENTS + " fragments.");
            }
            return;
        }
        fragments = 0;
        byte[] whole = message;
        int bytes = messageBytes;
        fragmented = 0;
        message = NOTHING;
        messageBytes = 0;
        if (kind == Frames.TEXT) {
            events.text(Frames.utf8(whole, 0, bytes), bytes);
        } else {
            events.binary();
        }
    }

    private static WebSocketException error(String message) {
        return new WebSocketException(Frames.PROTOCOL_ERROR, message);
    }
}
