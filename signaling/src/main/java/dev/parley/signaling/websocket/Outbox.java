package dev.parley.signaling.websocket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Frames that wait to be sent, in order. */
final class Outbox {
    private final Deque<byte[]> frames = new ArrayDeque<>(2);
    /** What is gone of the first frame. */
    private int gone;

    private int bytes;

    void add(byte[] frame) {
        frames.add(frame);
        bytes += frame.length;
    }

    boolean isEmpty() {
        return bytes == 0;
    }

    int bytes() {
        return bytes;
    }

    int frames() {
        return frames.size();
    }

    /** Moves as much as there is room for. */
    void moveTo(ByteBuffer room) {
        while (room.hasRemaining() && !frames.isEmpty()) {
            byte[] frame = frames.peek();
            int count = Math.min(frame.length - gone, room.remaining());
            room.put(frame, gone, count);
            gone += count;
            bytes -= count;
            if (gone == frame.length) {
                frames.remove();
                gone = 0;
            }
        }
    }
}
