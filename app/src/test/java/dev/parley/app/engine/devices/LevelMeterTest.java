package dev.parley.app.engine.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.MicrophoneLevel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelMeterTest {
    private final LevelMeter meter = new LevelMeter();

    private MicrophoneLevel add(int blocks, int sample) {
        short[] block = new short[SoundInput.RATE / 50];
        Arrays.fill(block, (short) sample);
        MicrophoneLevel last = null;
        for (int i = 0; i < blocks; i++) {
            MicrophoneLevel level = meter.add(block);
            last = level == null ? last : level;
        }
        return last;
    }

    @Test
    void every_third_block_tells_the_level_of_three() {
        assertNull(add(2, 16384));
        MicrophoneLevel level = add(1, 16384);
        assertEquals(0.5, level.level(), 0.001);
        assertEquals(0.5, level.peak(), 0.001);
        assertTrue(level.signal());
        assertEquals(0.25, add(3, -8192).level(), 0.001);
    }

    @Test
    void two_seconds_of_nothing_are_no_signal_and_any_sound_is_one() {
        assertTrue(add(99, 0).signal());
        assertFalse(add(3, 1).signal());
        assertTrue(add(3, 40).signal());
    }

    @Test
    void the_loudest_sample_of_all_is_full_scale() {
        assertEquals(1, add(3, Short.MIN_VALUE).peak());
    }
}
