package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pictures go on, and which are black. */
class FrameRulesTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{1} of {0} a second")
    @CsvSource({"30, 10", "30, 15", "30, 24", "30, 7", "60, 30", "25, 20"})
    void a_lower_rate_is_kept_evenly(int from, int to) {
        RateLimit limit = new RateLimit(to);
        Random jitter = new Random(7);
        int taken = 0;
        long last = 0;
        long longest = 0;
        for (int n = 0; n < 20 * from; n++) {
            long at = n * SECOND / from + jitter.nextLong(SECOND / from / 10);
            if (limit.takes(at)) {
                taken++;
                longest = Math.max(longest, at - last);
                last = at;
            }
        }
        assertEquals(20 * to, taken, 3);
        assertTrue(longest <= 2 * SECOND / to + SECOND / from, "a gap of " + longest / 1_000_000 + " ms");
    }

    @Test
    void after_a_pause_nothing_is_made_up_for() {
        RateLimit limit = new RateLimit(10);
        assertTrue(limit.takes(0));
        assertTrue(limit.takes(60 * SECOND));
        assertFalse(limit.takes(60 * SECOND + SECOND / 30));
    }

    private static boolean black(int width, int height, int stride, java.util.function.IntBinaryOperator luma) {
        ByteBuffer plane = ByteBuffer.allocate(stride * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plane.put(y * stride + x, (byte) luma.applyAsInt(x, y));
            }
        }
        return Darkness.isBlack(plane, stride, width, height);
    }

    @Test
    void black_is_black_with_noise_and_a_dark_room_is_not() {
        Random noise = new Random(3);
        assertTrue(black(640, 480, 704, (x, y) -> 16));
        assertTrue(black(640, 480, 704, (x, y) -> 16 + noise.nextInt(8)));
        assertFalse(black(640, 480, 704, (x, y) -> 16 + x * 30 / 640));
        assertFalse(black(640, 480, 704, (x, y) -> x > 300 && x < 400 ? 80 : 16));
        assertFalse(black(160, 90, 160, (x, y) -> 235));
    }
}
