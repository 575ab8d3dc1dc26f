package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.rtc.ScreenScale.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenScaleTest {
    private final ScreenScale scale = new ScreenScale();

    private void seconds(int count, int kbit, double sourceFps, double sentFps) {
        for (int i = 0; i < count; i++) {
            scale.next(new Sample(kbit * 1000L, 1920, 1080, sourceFps, sentFps));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // kbit/s, from the source, sent, factor after a minute of it
        "6000, 30, 30, 1",
        "2300, 30, 30, 1",
        "2000, 30, 30, 1.5",
        "900, 30, 30, 2",
        "400, 30, 30, 3",
        "200, 30, 30, 4",
        "50, 30, 30, 4",
        // A slow one needs less.
        "1200, 15, 15, 1",
        // Enough bits, and yet pictures are left out: the processor.
        "6000, 30, 15, 4",
        "6000, 30, 25, 1",
        // What stands still tells nothing.
        "50, 1, 1, 1",
        // Nor does what is not known yet.
        "0, 30, 30, 1"
    })
    void pictures_are_as_large_as_the_line_lets_them_be(int kbit, double source, double sent, double factor) {
        seconds(60, kbit, source, sent);
        assertEquals(factor, scale.factor());
    }

    @Test
    void a_moment_changes_nothing() {
        seconds(2, 300, 30, 10);
        seconds(1, 6000, 30, 30);
        seconds(2, 300, 30, 10);
        assertEquals(1, scale.factor());
        seconds(1, 300, 30, 10);
        assertEquals(1.5, scale.factor());
    }

    @Test
    void larger_again_after_some_time_of_plenty() {
        seconds(3, 1000, 30, 30);
        assertEquals(1.5, scale.factor());
        seconds(7, 6000, 30, 30);
        assertEquals(1.5, scale.factor());
        seconds(1, 6000, 30, 30);
        assertEquals(1, scale.factor());
    }

    @Test
    void between_little_and_plenty_it_stays() {
        seconds(3, 2000, 30, 30);
        assertEquals(1.5, scale.factor());
        seconds(60, 2800, 30, 30);
        assertEquals(1.5, scale.factor());
    }

    @Test
    void what_was_wrong_before_is_tried_less_often() {
        seconds(3, 6000, 30, 10);
        seconds(8, 6000, 30, 30);
        assertEquals(1, scale.factor());
        seconds(3, 6000, 30, 10);
        assertEquals(1.5, scale.factor());
        seconds(15, 6000, 30, 30);
        assertEquals(1.5, scale.factor());
        seconds(1, 6000, 30, 30);
        assertEquals(1, scale.factor());
    }

    @Test
    void another_picture_begins_anew() {
        seconds(60, 50, 30, 30);
        scale.restart();
        assertEquals(1, scale.factor());
    }
}
