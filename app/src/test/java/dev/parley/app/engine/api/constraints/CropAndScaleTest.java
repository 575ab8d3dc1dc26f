package dev.parley.app.engine.api.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropAndScaleTest {
    @ParameterizedTest
    @CsvSource({
        // source, target, what is kept
        "1280, 720, 1280, 720, 0, 0, 1280, 720",
        "1280, 720, 640, 360, 0, 0, 1280, 720",
        "1280, 720, 640, 480, 160, 0, 960, 720",
        "640, 480, 640, 360, 0, 60, 640, 360",
        "1920, 1080, 480, 480, 420, 0, 1080, 1080",
        "641, 481, 641, 481, 0, 0, 641, 481",
        "641, 481, 641, 479, 0, 0, 641, 480",
        "640, 480, 100, 1, 0, 236, 640, 6",
        "640, 480, 1, 480, 318, 0, 2, 480",
        "1, 1, 1, 1, 0, 0, 1, 1",
    })
    void the_middle_is_kept(int sw, int sh, int w, int h, int x, int y, int cropWidth, int cropHeight) {
        assertEquals(new CropAndScale(x, y, cropWidth, cropHeight, w, h), CropAndScale.of(sw, sh, w, h));
    }

    @ParameterizedTest
    @CsvSource({"640, 480, 641, 480", "640, 480, 640, 481", "640, 480, 0, 480", "640, 480, 640, -1"})
    void what_would_be_scaled_up_is_refused(int sw, int sh, int w, int h) {
        assertThrows(IllegalArgumentException.class, () -> CropAndScale.of(sw, sh, w, h));
    }

    @Test
    void nothing_is_ever_squeezed_or_scaled_up() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            int sw = 1 + random.nextInt(4096);
            int sh = 1 + random.nextInt(2304);
            int w = 1 + random.nextInt(sw);
            int h = 1 + random.nextInt(sh);
            CropAndScale crop = CropAndScale.of(sw, sh, w, h);
            String what = sw + "x" + sh + " to " + crop;
            assertTrue(crop.x() >= 0 && crop.x() + crop.cropWidth() <= sw, what);
            assertTrue(crop.y() >= 0 && crop.y() + crop.cropHeight() <= sh, what);
            assertTrue(crop.cropWidth() >= w && crop.cropHeight() >= h, what);
            assertEquals(0, crop.x() % 2 + crop.y() % 2, what);
            assertTrue(crop.cropWidth() % 2 == 0 || crop.cropWidth() == sw, what);
            assertTrue(crop.cropHeight() % 2 == 0 || crop.cropHeight() == sh, what);
            // One side is whole, and the other is what the shape asks for within two pixels.
            assertTrue(crop.cropWidth() == sw || crop.cropHeight() == sh, what);
            double wantedWidth = Math.min(sw, (double) sh * w / h);
            double wantedHeight = Math.min(sh, (double) sw * h / w);
            assertEquals(wantedWidth, crop.cropWidth(), 2, what);
            assertEquals(wantedHeight, crop.cropHeight(), 2, what);
            // In the middle.
            assertEquals((sw - crop.cropWidth()) / 2.0, crop.x(), 2, what);
            assertEquals((sh - crop.cropHeight()) / 2.0, crop.y(), 2, what);
        }
    }

    @Test
    void it_knows_when_there_is_nothing_to_do() {
        assertTrue(CropAndScale.of(640, 480, 640, 480).isUnscaled());
        assertTrue(CropAndScale.of(640, 480, 320, 240).isWhole(640, 480));
    }
}
