package dev.parley.app.engine.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechDetectorTest {
    private static final double ROOM = 0.001;
    private static final double VOICE = 0.05;
    private static final int SECOND = 50;

    private final SpeechDetector detector = new SpeechDetector();

    /** What it says after so many blocks of 20 ms. */
    private boolean hear(int blocks, double rms, boolean far) {
        boolean talks = false;
        for (int i = 0; i < blocks; i++) {
            talks = detector.hear(rms, far);
        }
        return talks;
    }

    @Test
    void a_second_of_speech_and_not_less() {
        assertFalse(hear(3 * SECOND, ROOM, false));
        assertFalse(hear(SECOND - 1, VOICE, false));
        assertTrue(hear(1, VOICE, false));
    }

    @Test
    void gaps_between_words_do_not_count() {
        hear(SECOND, ROOM, false);
        boolean talks = false;
        int blocks = 0;
        while (!talks && blocks < 4 * SECOND) {
            talks = detector.hear(blocks % 20 < 13 ? VOICE : ROOM, false);
            blocks++;
        }
        assertTrue(talks && blocks < 2 * SECOND + 10, "after " + blocks * 20 + " ms");
    }

    @Test
    void a_cough_is_no_speech() {
        hear(SECOND, ROOM, false);
        assertFalse(hear(20, VOICE * 4, false));
        assertFalse(hear(3 * SECOND, ROOM, false));
    }

    @Test
    void it_ends_when_nobody_talks_any_more() {
        hear(SECOND, ROOM, false);
        assertTrue(hear(2 * SECOND, VOICE, false));
        assertTrue(hear(20, ROOM, false));
        assertFalse(hear(4 * SECOND, ROOM, false));
    }

    @Test
    void what_the_speaker_plays_is_nobody_here() {
        hear(SECOND, ROOM, false);
        assertFalse(hear(5 * SECOND, VOICE, true));
        // Its echo goes on for a moment.
        assertFalse(hear(10, VOICE, false));
    }

    @Test
    void a_fan_is_no_speech() {
        Random random = new Random(1);
        boolean talks = false;
        for (int i = 0; i < 20 * SECOND; i++) {
            talks |= detector.hear(0.02 * (0.9 + 0.2 * random.nextDouble()), false);
        }
        assertFalse(talks);
    }

    @Test
    void a_fan_that_is_switched_on_is_soon_known() {
        hear(2 * SECOND, ROOM, false);
        assertFalse(hear(12 * SECOND, 0.01, false));
    }

    @Test
    void silence_is_silence() {
        assertFalse(hear(10 * SECOND, 0, false));
        assertEquals(0, LevelMeter.rms(new short[960]));
    }
}
