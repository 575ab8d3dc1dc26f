package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thumbnails, icons and pointers: what is done to pixels without an X server. */
class SmallPicturesTest {
    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 240, 240, 240, 135",
        "1080, 1920, 240, 240, 135, 240",
        "100, 50, 240, 240, 100, 50",
        "5000, 1, 100, 100, 100, 1"
    })
    void a_picture_fits_and_keeps_its_shape(
            int width, int height, int boxWidth, int boxHeight, int toWidth, int toHeight) {
        assertArrayEquals(new int[] {toWidth, toHeight}, Downscale.fit(width, height, boxWidth, boxHeight));
    }

    @Test
    void scaling_averages() {
        // Two columns of black and white in turn, and each channel by itself.
        int[] pixels = new int[64 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 2 == 0 ? 0 : 0xff804020;
        }
        ByteBuffer small = Downscale.scale(bytes(pixels), 64, 8, 16, 2);
        for (int i = 0; i < 32; i++) {
            assertEquals(0x80402010, small.asIntBuffer().get(i), "pixel " + i);
        }
    }

    @Test
    void scaling_keeps_places() {
        int[] pixels = new int[90 * 60];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 90 < 45 ? 1 : i / 90 < 30 ? 2 : 3;
        }
        ByteBuffer small = Downscale.scale(bytes(pixels), 90, 60, 30, 20);
        int[] result = new int[30 * 20];
        small.asIntBuffer().get(result);
        for (int i = 0; i < result.length; i++) {
            assertEquals(i % 30 < 15 ? 1 : i / 30 < 10 ? 2 : 3, result[i], "pixel " + i);
        }
    }

    private static ByteBuffer bytes(int[] pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(pixels);
        return bytes;
    }

    @Test
    void the_best_of_several_icons_becomes_a_png() throws Exception {
        int[] icons = concat(icon(16, 0xffff0000), icon(48, 0x8000ff00), icon(128, 0xff0000ff));
        BufferedImage picture = read(Windows.icon(icons));
        assertEquals(48, picture.getWidth());
        assertEquals(48, picture.getHeight());
        assertEquals(0x8000ff00, picture.getRGB(47, 0));
    }

    @Test
    void an_icon_that_is_too_large_is_made_smaller() throws Exception {
        BufferedImage picture = read(Windows.icon(icon(128, 0xff0000ff)));
        assertEquals(64, picture.getWidth());
        assertEquals(0xff0000ff, picture.getRGB(63, 63));
    }

    @Test
    void nonsense_is_no_icon() {
        assertEquals("", Windows.icon(new int[0]));
        assertEquals("", Windows.icon(new int[] {5}));
        assertEquals("", Windows.icon(new int[] {-1, 4, 0, 0}));
        assertEquals("", Windows.icon(new int[] {1 << 20, 1 << 20, 0, 0}));
        assertEquals("", Windows.icon(new int[] {2, 2, 0, 0, 0}));
        assertTrue(!Windows.icon(concat(icon(2, -1), new int[] {9, 9, 9})).isEmpty());
    }

    private static BufferedImage read(String icon) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(icon)));
    }

    private static int[] icon(int side, int argb) {
        int[] icon = new int[2 + side * side];
        Arrays.fill(icon, argb);
        icon[0] = side;
        icon[1] = side;
        return icon;
    }

    private static int[] concat(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "00000000, 00123456, ff123456", // nothing
        "ff102030, 00ffffff, ff102030", // opaque
        "80800000, 00000000, ff800000", // half over black
        "80000000, 00ffffff, ff7f7f7f" // a shadow over white
    })
    void a_pointer_lets_through_what_it_does_not_cover(String pixel, String below, String result) {
        int seen = PointerLayer.over(Integer.parseUnsignedInt(pixel, 16), Integer.parseUnsignedInt(below, 16));
        assertEquals(result, Integer.toHexString(seen));
    }

    @Test
    void a_window_is_cut_to_what_is_in_its_shadow() {
        Area window = new Area(0, 0, 100, 80);
        assertEquals(new Area(5, 3, 85, 70), Windows.inner(window, new int[] {5, 10, 3, 7}));
        assertEquals(window, Windows.inner(window, new int[] {60, 60, 0, 0}));
        assertEquals(window, Windows.inner(window, new int[] {-5, 0, 0, 0}));
        assertEquals(window, Windows.inner(window, new int[0]));
    }
}
