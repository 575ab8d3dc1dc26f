package dev.parley.signaling.stun;

import dev.parley.signaling.stun.StunMessage.Attribute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A server answered with an error (RFC 8489, section 14.8). The message is the server's, with the code before it. */
public final class StunRefused extends IOException {
    private static final long serialVersionUID = 1;
    /** Longer ones are cut off: they are no reason but nonsense. */
    private static final int REASON_BYTES = 200;

    private final int code;

    StunRefused(StunMessage answer) {
        this(answer.value(Attribute.ERROR_CODE));
    }

    private StunRefused(ByteBuffer value) {
        super(text(value));
        code = code(value);
    }

    private static int code(ByteBuffer value) {
        return value == null || value.remaining() < 4 ? 0 : (value.get(2) & 7) * 100 + (value.get(3) & 0xFF);
    }

    private static String text(ByteBuffer value) {
        if (code(value) == 0) {
            return "an answer that says nothing";
        }
        byte[] reason = new byte[Math.min(REASON_BYTES, value.remaining() - 4)];
        value.get(4, reason);
        return code(value) + " " + new String(reason, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
    }

    /** As 401; 0 if there is none. */
    public int code() {
        return code;
    }
}
