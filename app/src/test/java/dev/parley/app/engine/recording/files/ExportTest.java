package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.engine.libav.Libav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of recordings, with a key frame at each second. */
class ExportTest {
    private static final int FRAME_US = 22_000;

    @TempDir
    Path directory;

    @BeforeAll
    static void load() throws Exception {
        Libav.load();
    }

    @ParameterizedTest
    @EnumSource(names = {"MP4", "WEBM", "MATROSKA"})
    void a_part_begins_at_the_key_frame_before_and_sound_keeps_its_time(Container.Format format) throws Exception {
        Path source = new SampleRecording(format).write(directory.resolve("source"));
        Path target = directory.resolve("target");

        Remux.Exported exported = Remux.export(source, target, 3_400, 6_100, Progress.UNWATCHED);

        assertEquals(3_000, exported.fromMs());
        // The picture of 6.08 s is the last that begins before the end that was asked for.
        assertEquals(6_120, (double) exported.toMs(), 15);
        assertTrue(exported.recording().complete());
        assertEquals(3_120, (double) exported.recording().durationMs(), 25);
        assertEquals("Person 0", exported.recording().streams().getFirst().title());
        assertEquals(RemuxTest.counted(75, 78), Read.numbers(target, 0));
        assertEquals(SampleRecording.TONE, Read.tone(target, 1), 2);
        assertSamePackets(Read.packets(source), Read.packets(target), 3_000_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"MP4", "WEBM", "MATROSKA"})
    void a_part_can_be_taken_of_a_file_without_an_index_as_well(Container.Format format) throws Exception {
        Path source = new SampleRecording(format).streams(2, 2).killed().write(directory.resolve("source"));
        Path target = directory.resolve("target");
        byte[] before = Files.readAllBytes(source);

        Remux.Exported exported = Remux.export(source, target, 5_999, 7_000, Progress.UNWATCHED);

        // Without a list of edits, the sound that the encoder puts before the beginning delays all.
        assertEquals(5_010, (double) exported.fromMs(), 12);
        assertEquals(RemuxTest.counted(125, 50), Read.numbers(target, 0));
        assertEquals(RemuxTest.counted(125, 50), Read.numbers(target, 1));
        assertArrayEquals(before, Files.readAllBytes(source));
    }

    @Test
    void pictures_with_key_frames_at_other_times_are_all_there_from_the_time_that_was_asked_for() throws Exception {
        Path source = new SampleRecording(Container.Format.MATROSKA)
                .streams(2, 1)
                .keyEvery(25, 50)
                .write(directory.resolve("source"));
        Read read = Read.packets(source);
        Path target = directory.resolve("target");
        for (long from = 400; from < 8_000; from += 900) {
            Remux.Exported exported = Remux.export(source, target, from, 9_000, Progress.UNWATCHED);

            long first = Math.min(keyFrameMs(read, 0, from), keyFrameMs(read, 1, from));
            assertEquals(first, exported.fromMs());
            Read part = Read.packets(target);
            for (int i = 0; i < 2; i++) {
                Read.Packet begins = part.stream(i).getFirst();
                assertTrue(begins.key());
                assertTrue(begins.pts() <= (from - first) * 1_000, "picture " + i + " at " + from + ": " + begins);
                int number = (int) ((first * 1_000 + begins.pts()) / 40_000);
                assertEquals(RemuxTest.counted(number, 225 - number), Read.numbers(target, i));
            }
        }
    }

    @Test
    void of_sound_alone_a_part_begins_with_the_audio_frame_at_that_time() throws Exception {
        Path source = new SampleRecording(Container.Format.M4A).write(directory.resolve("source.m4a"));
        Path target = directory.resolve("target.m4a");

        Remux.Exported exported = Remux.export(source, target, 2_500, 4_000, Progress.UNWATCHED);

        assertEquals(2_490, (double) exported.fromMs(), 22);
        assertEquals(4_010, (double) exported.toMs(), 22);
        assertEquals(Container.Format.M4A, Container.of(target).format());
        assertEquals(0, Read.packets(target).stream(0).getFirst().pts());
        assertEquals(SampleRecording.TONE, Read.tone(target, 0), 3);
    }

    @ParameterizedTest
    @CsvSource({"-5, 20000", "0, 9223372036854775807", "9999, 20000", "20000, 30000"})
    void what_lies_outside_is_not_there(long from, long to) throws Exception {
        Path source = new SampleRecording(Container.Format.MP4).write(directory.resolve("source"));
        Remux.Exported exported = Remux.export(source, directory.resolve("target"), from, to, Progress.UNWATCHED);
        assertEquals(keyFrameMs(Read.packets(source), 0, Math.max(0, from)), exported.fromMs());
        assertEquals(10_000, (double) exported.toMs(), 30);
    }

    @ParameterizedTest
    @CsvSource({"3000, 3000", "5000, 2000", "-10, 0", "5100, 4000"})
    void of_nothing_no_file_is_made(long from, long to) throws Exception {
        Path source = new SampleRecording(Container.Format.MP4).write(directory.resolve("source"));
        Path target = directory.resolve("target");
        assertEquals(
                FileProblem.EMPTY_PART,
                RemuxTest.problem(() -> Remux.export(source, target, from, to, Progress.UNWATCHED)));
        assertFalse(Files.exists(target));
        assertFalse(Files.exists(Unfinished.ofJob(directory.resolve("target"))));
    }

    @Test
    void a_recording_is_not_replaced_by_a_part_of_itself() throws Exception {
        Path source = new SampleRecording(Container.Format.MP4).write(directory.resolve("source"));
        byte[] before = Files.readAllBytes(source);
        assertEquals(
                FileProblem.SAME_FILE,
                RemuxTest.problem(() -> Remux.export(source, source, 0, 1_000, Progress.UNWATCHED)));
        assertArrayEquals(before, Files.readAllBytes(source));
    }

    @Test
    void cancelled_it_leaves_nothing() throws Exception {
        Path source = new SampleRecording(Container.Format.WEBM).write(directory.resolve("source"));
        Path target = directory.resolve("target");
        assertEquals(
                FileProblem.CANCELLED,
                RemuxTest.problem(() -> Remux.export(source, target, 0, 9_000, fraction -> fraction < 0.5)));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(source), files.toList());
        }
    }

    /** The last key frame of a stream that is not after a time. */
    private static long keyFrameMs(Read source, int stream, long ms) {
        return source.stream(stream).stream()
                .filter(p -> p.key() && p.pts() <= ms * 1_000)
                .mapToLong(p -> p.pts() / 1_000)
                .max()
                .orElseThrow();
    }

    /** All packets of the part are those of the source, each at its time less the beginning of the part. */
    private static void assertSamePackets(Read source, Read part, long startUs) {
        for (int i = 0; i < 2; i++) {
            List<Read.Packet> expected = source.stream(i).stream()
                    .filter(p -> p.pts() >= startUs)
                    .limit(part.count(i))
                    .toList();
            assertEquals(expected.size(), part.count(i));
            for (int n = 0; n < expected.size(); n++) {
                Read.Packet packet = part.stream(i).get(n);
                assertEquals(expected.get(n).size(), packet.size());
                assertEquals((double) expected.get(n).pts() - startUs, (double) packet.pts(), 1_000);
            }
        }
        assertEquals(0, part.stream(0).getFirst().pts());
        long sound = part.stream(1).getFirst().pts();
        assertTrue(sound >= 0 && sound < FRAME_US, "the sound begins " + sound + " us after the picture");
    }
}
