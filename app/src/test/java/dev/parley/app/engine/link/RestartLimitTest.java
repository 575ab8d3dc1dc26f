package dev.parley.app.engine.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartLimitTest {
    @Test
    void so_many_within_the_time_and_then_no_more_until_it_is_over() {
        RestartLimit limit = new RestartLimit(3, Duration.ofSeconds(60));
        assertTrue(limit.allows(0));
        assertTrue(limit.allows(30_000));
        assertTrue(limit.allows(60_000));
        assertFalse(limit.allows(60_000));
        assertTrue(limit.allows(60_001));
        assertFalse(limit.allows(90_000));
        assertTrue(limit.allows(90_001));
    }
}
