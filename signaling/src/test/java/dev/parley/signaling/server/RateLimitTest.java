package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.testing.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final FakeTime time = new FakeTime();
    private final RateLimit limit = new RateLimit(3, 2, time);

    private int taken(String key) {
        int taken = 0;
        while (limit.take(key)) {
            taken++;
        }
        return taken;
    }

    @Test
    void so_many_are_allowed_at_once_and_they_come_back_by_and_by() {
        assertEquals(3, taken("anna"));
        time.pass(Duration.ofMillis(499));
        assertFalse(limit.take("anna"));
        time.pass(Duration.ofMillis(2));
        assertEquals(1, taken("anna"));
        time.pass(Duration.ofHours(1));
        assertEquals(3, taken("anna"));
    }

    @Test
    void each_key_has_its_own() {
        assertEquals(3, taken("anna"));
        assertEquals(3, taken("berta"));
    }

    @Test
    void what_is_swept_out_was_full_again() {
        assertEquals(3, taken("anna"));
        for (int i = 0; i < 5_000; i++) {
            assertTrue(limit.take("user" + i));
        }
        assertFalse(limit.take("anna"), "not forgotten by the many");
    }
}
