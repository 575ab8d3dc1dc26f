package dev.parley.signaling.websocket;

import dev.parley.signaling.upgrade.HttpHead;
import dev.parley.signaling.upgrade.UpgradeRefused;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Collects the request that a connection begins with. For one thread. */
final class RequestReader {
    private static final byte[] NOTHING = {};
    /** Of a request; a browser with many cookies sends some thousands. */
    private static final int HEAD_BYTES = 16_384;

    /** While it is not complete. */
    private byte[] head = NOTHING;

    /**
     * Takes what came.
     *
     * @param plain of which is left what came after the request: frames
     * @return null if it is not complete yet
     * @throws UpgradeRefused if it is none, or too long
     */
    HttpHead read(ByteBuffer plain) throws UpgradeRefused {
        int before = head.length;
        int count = Math.min(plain.remaining(), HEAD_BYTES - before);
        head = Arrays.copyOf(head, before + count);
        plain.get(head, before, count);
        int end = HttpHead.end(head, before, head.length);
        if (end < 0) {
            if (head.length == HEAD_BYTES) {
                throw new UpgradeRefused(
                        UpgradeRefused.Status.FIELDS_TOO_LARGE, "A request has at most " + HEAD_BYTES + " bytes.");
            }
            return null;
        }
        HttpHead request = HttpHead.parse(head, end);
        plain.position(plain.position() - (head.length - end));
        clear();
        return request;
    }

    /** Nobody asks any more. */
    void clear() {
        head = NOTHING;
    }
}
