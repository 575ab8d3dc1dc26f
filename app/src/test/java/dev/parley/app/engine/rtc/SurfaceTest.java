package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.PictureMemory;
import org.junit.jupiter.api.Test;

class SurfaceTest {
    @Test
    void a_picture_keeps_its_shape_and_fits_the_view() {
        assertEquals(0.75, Surface.scale(1280, 720, 960, 540));
        assertEquals(0.5, Surface.scale(1280, 720, 640, 720));
        assertEquals(2, Surface.scale(640, 360, 1280, 1000));
    }

    @Test
    void a_huge_view_gets_no_more_than_the_memory_holds() {
        double scale = Surface.scale(1280, 720, 7680, 4320);
        assertTrue(1280 * scale * 720 * scale <= PictureMemory.MAX_PIXELS + 1, "scaled by " + scale);
    }
}
