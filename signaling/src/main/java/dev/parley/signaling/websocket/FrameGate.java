package dev.parley.signaling.websocket;

import java.util.Arrays;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.util.Charsetfunctions;

/**
 * Looks at each frame before Java-WebSocket does, and refuses what that would take. For version 1.6.0:
 *
 * <ul>
 *   <li>A frame without a mask (RFC 6455, section 5.1) is as good to it as any.
 *   <li>It counts the bytes of a message at its first and its last fragment only, and the fragments never: who sends no
 *       last one fills the memory.
 *   <li>It allocates what a header announces when only the header came. So it is given whole frames, and what makes no
 *       sense to wait for is refused here: what is longer than allowed, and a control frame of more than 125 bytes.
 *   <li>A length with its highest bit set is too large to it (1009), where section 5.2 calls it wrong (1002).
 *   <li>A close frame of one byte reads as one with the code 1002.
 *   <li>Its {@code CloseFrame} throws a {@code NullPointerException} where the reason is not UTF-8.
 * </ul>
 */
final class FrameGate {
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0f;
    /** Of the opcodes, those of control frames have this bit. */
    private static final int CONTROL = 0x08;

    private static final int CLOSE = 8;
    /** Lengths of up to 125 stand in the second byte; these say where others do. */
    private static final int LENGTH_16 = 126;

    private static final int LENGTH_64 = 127;
    private static final int MASK_BYTES = 4;
    /** Of a frame whose length stands in the second byte. */
    private static final int SHORT_HEADER = 2 + MASK_BYTES;
    /** Of a message. More make no sense. */
    private static final int FRAGMENTS = 1_024;

    private int largest;
    /** Of the message that is not complete. */
    private int messageBytes;

    private int fragments;

    /**
     * Waits for the first frame.
     *
     * @param largest bytes of a message
     */
    FrameGate(int largest) {
        this.largest = largest;
    }

    /** From now on a message may have so many bytes. */
    void allow(int largest) {
        this.largest = largest;
    }

    /**
     * Looks at the header of a frame; again from its start when more came, until it is complete.
     *
     * @return bytes of the frame with its header; 0 if the header is not complete
     */
    int frameBytes(byte[] bytes, int from, int count) throws WebSocketException {
        if (count < 2) {
            return 0;
        }
        if ((bytes[from + 1] & MASKED) == 0) {
            throw error("Frames of a client must be masked.");
        }
        boolean control = (bytes[from] & CONTROL) != 0;
        int length = bytes[from + 1] & ~MASKED & 0xff;
        if (control && length > Frames.CONTROL_BYTES) {
            throw error("A control frame has at most " + Frames.CONTROL_BYTES + " bytes.");
        }
        if ((bytes[from] & OPCODE) == CLOSE && length == 1) {
            throw error("That is no code to close with.");
        }
        int lengthBytes =
                switch (length) {
                    case LENGTH_16 -> 2;
                    case LENGTH_64 -> 8;
                    default -> 0;
                };
        if (count < SHORT_HEADER + lengthBytes) {
            return 0;
        }
        long payload = lengthBytes == 0 ? length : 0;
        for (int i = 0; i < lengthBytes; i++) {
            payload = payload << 8 | (bytes[from + 2 + i] & 0xff);
        }
        if (payload < 0) {
            throw error("The highest bit of a length must be 0.");
        }
        if (!control) {
            count(payload, (bytes[from] & FIN) != 0);
        }
        return SHORT_HEADER + lengthBytes + (int) payload;
    }

    private void count(long payload, boolean fin) throws WebSocketException {
        if (payload > largest - messageBytes) {
            throw new WebSocketException(CloseFrame.TOOBIG, "A message has at most " + largest + " bytes.");
        }
        if (fin) {
            messageBytes = 0;
            fragments = 0;
            return;
        }
        messageBytes += (int) payload;
        if (++fragments > FRAGMENTS) {
            throw new WebSocketException(CloseFrame.TOOBIG, "A message has at most " + FRAGMENTS + " fragments.");
        }
    }

    /**
     * Looks at a frame that is whole.
     *
     * @throws InvalidDataException if it closes for a reason that is not UTF-8
     */
    void check(byte[] bytes, int from, int count) throws InvalidDataException {
        int reasonAt = SHORT_HEADER + 2;
        if ((bytes[from] & OPCODE) == CLOSE && count > reasonAt) {
            byte[] reason = Arrays.copyOfRange(bytes, from + reasonAt, from + count);
            for (int i = 0; i < reason.length; i++) {
                reason[i] ^= bytes[from + 2 + (2 + i) % MASK_BYTES];
            }
            // Only checked.
            var unused = Charsetfunctions.stringUtf8(reason);
        }
    }

    private static WebSocketException error(String message) {
        return new WebSocketException(CloseFrame.PROTOCOL_ERROR, message);
    }
}
