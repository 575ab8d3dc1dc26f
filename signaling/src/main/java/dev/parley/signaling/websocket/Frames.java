package dev.parley.signaling.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What frames are made of (RFC 6455, section 5.2), and those that a server sends. */
final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int FIN = 0x80;
    static final int RESERVED = 0x70;
    static final int MASKED = 0x80;
    /** Lengths of up to 125 stand in the second byte; these say where others do. */
    static final int LENGTH_16 = 126;

    static final int LENGTH_64 = 127;
    /** Most bytes that a control frame holds. */
    static final int CONTROL_BYTES = 125;

    // Section 7.4.1.
    static final int NORMAL = 1000;
    static final int PROTOCOL_ERROR = 1002;
    static final int INVALID_PAYLOAD = 1007;
    static final int TOO_LARGE = 1009;
    /** What it means when a close frame has no code; never on the wire. */
    static final int NO_CODE = 1005;

    private Frames() {}

    static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] ping() {
        return frame(PING, new byte[0]);
    }

    static byte[] pong(byte[] payload) {
        return frame(PONG, payload);
    }

    /**
     * A close frame.
     *
     * @param reason cut off after what fits
     */
    static byte[] close(int code, String reason) {
        if (code == NO_CODE) {
            return frame(CLOSE, new byte[0]);
        }
        ByteBuffer payload = ByteBuffer.allocate(CONTROL_BYTES).putShort((short) code);
        // Stops before a character that does not fit.
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(reason), payload, true);
        byte[] used = new byte[payload.position()];
        payload.flip().get(used);
        return frame(CLOSE, used);
    }

    private static byte[] frame(int opcode, byte[] payload) {
        int length = payload.length;
        int header = length <= CONTROL_BYTES ? 2 : length <= 0xffff ? 4 : 10;
        ByteBuffer frame = ByteBuffer.allocate(header + length).put((byte) (FIN | opcode));
        switch (header) {
            case 2 -> frame.put((byte) length);
            case 4 -> frame.put((byte) LENGTH_16).putShort((short) length);
            default -> frame.put((byte) LENGTH_64).putLong(length);
        }
        return frame.put(payload).array();
    }

    /** Whether a client may close with that code (section 7.4, and the list at IANA). */
    static boolean isCloseCode(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    /** Decodes UTF-8 strictly (section 8.1). */
    static String utf8(byte[] bytes, int offset, int length) throws WebSocketException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // This is also what is put in place of what is malformed. To look for it costs next to nothing in Latin text.
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            } catch (CharacterCodingException e) {
                throw new WebSocketException(INVALID_PAYLOAD, "Not UTF-8.");
            }
        }
        return text;
    }
}
