package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure parts of the recorder's time. */
class ClocksTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;
    private static final long HOUR = 3600 * SECOND;

    @Test
    void times_of_the_same_clock_are_taken_as_they_are() {
        SourceClock clock = new SourceClock();
        Random random = new Random(1);
        for (long time = 5 * HOUR; time < 5 * HOUR + 60 * SECOND; time += 33 * MS) {
            assertEquals(time, clock.map(time, time + random.nextLong(500 * MS)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "100", "-100"})
    void times_of_another_clock_are_followed_though_it_drifts_and_delivery_jitters(long ppm) {
        SourceClock clock = new SourceClock();
        Random random = new Random(2);
        long before = Long.MIN_VALUE;
        long arrival = 0;
        for (long made = 0; made < HOUR; made += 33 * MS) {
            arrival = Math.max(arrival, made + random.nextLong(20 * MS));
            long mapped = clock.map(90 * HOUR + made + made * ppm / 1_000_000, arrival);
            assertTrue(mapped <= arrival, "nothing is made after it arrived");
            assertTrue(mapped > before, "times go on");
            assertTrue(Math.abs(made - mapped) < 20 * MS, "off by " + (mapped - made) + " ns");
            before = mapped;
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "-2", "3600", "-3600"})
    void a_clock_that_jumps_is_tied_anew_by_the_next_frame(long seconds) {
        SourceClock clock = new SourceClock();
        assertEquals(10 * SECOND, clock.map(HOUR, 10 * SECOND));
        assertEquals(11 * SECOND, clock.map(HOUR + SECOND, 11 * SECOND));
        assertEquals(12 * SECOND, clock.map(HOUR + 2 * SECOND + seconds * SECOND, 12 * SECOND));
        assertEquals(13 * SECOND, clock.map(HOUR + 3 * SECOND + seconds * SECOND, 13 * SECOND));
    }

    /** It starts at 100, pauses at 200, goes on at 500 and stops at 600. */
    @ParameterizedTest
    @CsvSource({
        "0, false, 0",
        "99, false, 0",
        "100, true, 0",
        "150, true, 50",
        "199, true, 99",
        "200, false, 100",
        "400, false, 100",
        "499, false, 100",
        "500, true, 100",
        "599, true, 199",
        "600, false, 200",
        "9000, false, 200"
    })
    void paused_time_is_not_in_the_file(long time, boolean runs, long at) {
        Timeline timeline = new Timeline(100);
        timeline.resume(120);
        timeline.pause(200);
        timeline.pause(300);
        timeline.resume(500);
        timeline.resume(550);
        timeline.pause(600);
        assertEquals(runs, timeline.runs(time));
        assertEquals(at, timeline.at(time));
    }

    @Test
    void a_time_line_never_goes_back_though_it_is_told_so() {
        Timeline timeline = new Timeline(100);
        timeline.pause(50);
        assertEquals(0, timeline.at(300));
        timeline.resume(20);
        assertEquals(200, timeline.at(300));
    }

    @ParameterizedTest
    @CsvSource({
        // most, source, of ten seconds there are from, to
        "30, 30, 300, 300",
        "30, 31, 309, 311",
        "30, 15, 150, 150",
        "30, 60, 295, 335",
        "10, 30, 98, 114"
    })
    void pictures_of_a_source_that_is_too_fast_are_left_out_and_of_others_none(int most, int source, int from, int to) {
        RateLimit limit = new RateLimit(most);
        int admitted = 0;
        for (int i = 0; i < 10 * source; i++) {
            if (limit.admits(i * SECOND / source)) {
                admitted++;
            }
        }
        assertTrue(admitted >= from && admitted <= to, admitted + " pictures");
    }

    @Test
    void a_burst_of_pictures_is_limited_too() {
        RateLimit limit = new RateLimit(30);
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            admitted += limit.admits(SECOND) ? 1 : 0;
        }
        assertEquals(3, admitted);
        assertFalse(limit.admits(SECOND / 2), "a time before");
    }
}
