package dev.parley.signaling.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.FramedataImpl1;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.util.Charsetfunctions;

/** The frames that a server sends (RFC 6455, section 5.2). */
final class Frames {
    /** Most bytes that a control frame holds. */
    static final int CONTROL_BYTES = 125;

    private final Draft_6455 draft;

    /** Makes them by the draft of their connection. */
    Frames(Draft_6455 draft) {
        this.draft = draft;
    }

    byte[] text(String text) {
        return frame(new TextFrame(), ByteBuffer.wrap(Charsetfunctions.utf8Bytes(text)));
    }

    byte[] ping() {
        return bytes(new PingFrame());
    }

    byte[] pong(ByteBuffer payload) {
        return frame(new PongFrame(), payload);
    }

    /**
     * A close frame.
     *
     * @param code {@link CloseFrame#NOCODE} for none
     * @param reason cut off after what fits
     */
    byte[] close(int code, String reason) {
        CloseFrame frame = new CloseFrame();
        frame.setCode(code);
        frame.setReason(fitting(reason));
        return bytes(frame);
    }

    private static String fitting(String reason) {
        CharBuffer characters = CharBuffer.wrap(reason);
        // Stops before a character that does not fit beside the code.
        StandardCharsets.UTF_8.newEncoder().encode(characters, ByteBuffer.allocate(CONTROL_BYTES - 2), true);
        return reason.substring(0, characters.position());
    }

    private byte[] frame(FramedataImpl1 frame, ByteBuffer payload) {
        frame.setPayload(payload);
        return bytes(frame);
    }

    private byte[] bytes(Framedata frame) {
        // Its array is as long as the frame.
        return draft.createBinaryFrame(frame).array();
    }
}
