package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import java.nio.ByteBuffer;

/**
 * Tells a black picture, as a camera with a closed cover gives it, from one of a dark room, in which a camera turns up
 * its sensitivity until something is seen.
 */
final class Darkness {
    /** Black is 16 (BT.601); a sensor adds some noise. */
    private static final int BLACK = 24;

    private static final int BRIGHTEST = 40;
    private static final int STEPS = 16;

    private Darkness() {}

    static boolean isIn(VideoFrameBuffer picture) {
        I420Buffer planes = picture.toI420();
        try {
            return isBlack(planes.getDataY(), planes.getStrideY(), planes.getWidth(), planes.getHeight());
        } finally {
            // The same object, where it was I420 before, is still the frame's.
            if (planes != picture) {
                planes.release();
            }
        }
    }

    /** Looks at a grid of {@value #STEPS} x {@value #STEPS} points. */
    static boolean isBlack(ByteBuffer luma, int stride, int width, int height) {
        int sum = 0;
        for (int row = 0; row < STEPS; row++) {
            for (int column = 0; column < STEPS; column++) {
                int y = (2 * row + 1) * height / (2 * STEPS);
                int x = (2 * column + 1) * width / (2 * STEPS);
                int value = luma.get(y * stride + x) & 0xff;
                if (value > BRIGHTEST) {
                    return false;
                }
                sum += value;
            }
        }
        return sum < BLACK * STEPS * STEPS;
    }
}
