package dev.parley.app.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureStampTest {
    private static final PictureStamp STAMP = new PictureStamp(0x12_3456_789aL, 0xfedc, 34);

    @ParameterizedTest
    @CsvSource({"1280,720", "960,540", "640,360", "320,180", "161,91", "1920,1080"})
    void a_stamp_is_read_at_every_size(int width, int height) {
        assertEquals(STAMP, PictureStamp.decode(picture(width, height, false), width, height, 4 * width, false));
    }

    @Test
    void a_mirrored_stamp_is_read_as_such() {
        ByteBuffer mirrored = picture(640, 360, true);
        assertEquals(STAMP, PictureStamp.decode(mirrored, 640, 360, 4 * 640, true));
        assertNull(PictureStamp.decode(mirrored, 640, 360, 4 * 640, false));
    }

    @Test
    void a_dark_picture_and_one_with_a_wrong_bit_have_none() {
        assertNull(PictureStamp.decode(ByteBuffer.allocate(640 * 360 * 4), 640, 360, 4 * 640, false));
        ByteBuffer wrong = picture(640, 360, false);
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 32; x++) {
                int at = (y * 640 + x) * 4;
                wrong.putInt(at, ~wrong.getInt(at));
            }
        }
        assertNull(PictureStamp.decode(wrong, 640, 360, 4 * 640, false));
    }

    @Test
    void age_is_counted_over_the_end_of_the_forty_bits() {
        assertEquals(25, new PictureStamp((1L << 40) - 5, 0, 0).ageMs((3L << 40) + 20));
        assertEquals(0, new PictureStamp(1L << 40, 1 << 16, 1 << 8).ms());
    }

    /** Draws the stamp into luma and makes grey BGRA of it, full range as the converter does. */
    private static ByteBuffer picture(int width, int height, boolean mirrored) {
        ByteBuffer luma = ByteBuffer.allocate(width * height);
        STAMP.draw(luma, width, width, height);
        ByteBuffer bgra = ByteBuffer.allocate(4 * width * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = y * width + (mirrored ? width - 1 - x : x);
                byte grey = (byte) Math.clamp(((luma.get(from) & 0xff) - 16) * 255L / 219, 0, 255);
                int at = 4 * (y * width + x);
                bgra.put(at, grey).put(at + 1, grey).put(at + 2, grey).put(at + 3, (byte) 255);
            }
        }
        return bgra;
    }
}
