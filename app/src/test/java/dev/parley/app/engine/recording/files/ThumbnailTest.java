package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.Libav;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of recordings, read back by another decoder. */
class ThumbnailTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void load() throws Exception {
        Libav.load();
    }

    @ParameterizedTest
    @EnumSource(names = {"MP4", "WEBM", "MATROSKA"})
    void a_still_is_the_picture_that_is_shown_at_that_time(Container.Format format) throws Exception {
        Path file = new SampleRecording(format).write(directory.resolve("file"));
        Path png = directory.resolve("still.png");
        // At 40 ms a picture; after the end there is the last one.
        int[][] shown = {{0, 0}, {39, 0}, {40, 1}, {3_410, 85}, {5_000, 125}, {9_999, 249}, {60_000, 249}};
        for (int[] at : shown) {
            assertTrue(Thumbnail.still(file, at[0], png));
            BufferedImage still = ImageIO.read(png.toFile());
            assertEquals(160, still.getWidth());
            assertEquals(96, still.getHeight());
            assertEquals(at[1], number(still), "at " + at[0] + " ms");
        }
    }

    @Test
    void colours_and_light_are_those_of_the_recording() throws Exception {
        Path file = new SampleRecording(Container.Format.MP4).write(directory.resolve("file"));
        Path png = directory.resolve("still.png");
        assertTrue(Thumbnail.still(file, 0, png));
        int pixel = ImageIO.read(png.toFile()).getRGB(80, 48);
        // The stripe's luma of 60, of 16 to 235, and no colour.
        for (int shift = 0; shift <= 16; shift += 8) {
            assertEquals((60 - 16) * 255 / 219.0, pixel >> shift & 0xff, 3);
        }
    }

    @ParameterizedTest
    @CsvSource({"80, 80, 80, 48", "1000, 24, 40, 24", "1000, 1000, 160, 96"})
    void a_thumbnail_fits_and_keeps_its_shape(int width, int height, int realWidth, int realHeight) throws Exception {
        Path file = new SampleRecording(Container.Format.MP4).write(directory.resolve("file"));
        Path png = directory.resolve("thumbnail.png");
        assertTrue(Thumbnail.write(file, 1_000, width, height, png));
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(realWidth, image.getWidth());
        assertEquals(realHeight, image.getHeight());
        assertEquals(25, number(image));
    }

    @Test
    void a_black_beginning_is_passed_over() throws Exception {
        Path file = new SampleRecording(Container.Format.MP4).darkFor(90).write(directory.resolve("file"));
        Path png = directory.resolve("thumbnail.png");
        assertTrue(Thumbnail.write(file, 1_000, 160, 96, png));
        assertTrue(number(ImageIO.read(png.toFile())) >= 90);
    }

    @Test
    void a_recording_that_is_black_throughout_is_shown_black() throws Exception {
        Path file = new SampleRecording(Container.Format.WEBM).darkFor(1000).write(directory.resolve("file"));
        Path png = directory.resolve("thumbnail.png");
        assertTrue(Thumbnail.write(file, 1_000, 160, 96, png));
        assertEquals(0, number(ImageIO.read(png.toFile())));
    }

    @Test
    void of_sound_alone_there_is_no_picture() throws Exception {
        Path file = new SampleRecording(Container.Format.M4A).write(directory.resolve("file"));
        Path png = directory.resolve("thumbnail.png");
        assertFalse(Thumbnail.write(file, 1_000, 160, 96, png));
        assertFalse(Thumbnail.still(file, 1_000, png));
        assertFalse(Files.exists(png));
    }

    @ParameterizedTest
    @EnumSource(names = {"MP4", "WEBM"})
    void a_broken_recording_has_pictures_too(Container.Format format) throws Exception {
        Path file = new SampleRecording(format).killed().write(directory.resolve("file"));
        Path png = directory.resolve("still.png");
        assertTrue(Thumbnail.still(file, 7_030, png));
        assertEquals(175, number(ImageIO.read(png.toFile())));
        assertTrue(Thumbnail.write(file, 7_030, 160, 96, png));
        assertEquals(175, number(ImageIO.read(png.toFile())));
    }

    @Test
    void what_has_no_pictures_though_it_says_so_is_damaged() throws Exception {
        Path file = new SampleRecording(Container.Format.MP4).write(directory.resolve("file"));
        byte[] content = Files.readAllBytes(file);
        int index = Read.ends(file, 0).getLast().intValue();
        java.util.Arrays.fill(content, 48, index, (byte) 0);
        Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
        Path png = directory.resolve("still.png");
        assertEquals(FileProblem.DAMAGED, RemuxTest.problem(() -> Thumbnail.still(file, 0, png)));
        assertEquals(FileProblem.DAMAGED, RemuxTest.problem(() -> Thumbnail.write(file, 0, 10, 10, png)));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static int number(BufferedImage image) {
        int number = 0;
        for (int bit = 0; bit < SampleRecording.STRIPES; bit++) {
            int x = (2 * bit + 1) * image.getWidth() / (2 * SampleRecording.STRIPES);
            number |= (image.getRGB(x, image.getHeight() / 2) & 0xff) > 130 ? 1 << bit : 0;
        }
        return number;
    }
}
