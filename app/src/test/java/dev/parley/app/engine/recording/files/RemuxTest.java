package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.RecordedStream;
import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.libav.Libav;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repairing, of files that a real recorder would leave. */
class RemuxTest {
    private static final int CUTS = 20;

    @TempDir
    Path directory;

    @BeforeAll
    static void load() throws Exception {
        Libav.load();
    }

    @ParameterizedTest
    @EnumSource(Container.Format.class)
    void what_a_killed_recorder_left_becomes_an_ordinary_file(Container.Format format) throws Exception {
        Path broken = new SampleRecording(format).killed().write(directory.resolve("broken"));
        Path target = directory.resolve("repaired");
        RecordingInfo before = RecordingReader.describe(broken);
        assertFalse(before.complete());
        Read left = Read.packets(broken);

        Remux.Repaired repaired = Remux.repair(broken, target, Progress.UNWATCHED);

        RecordingInfo after = repaired.recording();
        assertTrue(after.complete());
        assertEquals(after, RecordingReader.describe(target));
        assertEquals(before.streams(), after.streams());
        // FFmpeg writes no titles of tracks into an M4A, which has but one.
        assertEquals(
                format == Container.Format.M4A ? "" : "Person 0",
                after.streams().getFirst().title());
        // The recorder held back what it had not yet encoded, or not yet put together.
        assertEquals(9500, (double) after.durationMs(), 600);
        assertEquals((double) before.durationMs(), (double) after.durationMs(), 20);
        assertFalse(repaired.kept());
        assertEquals(List.of("repaired"), names());
        assertEquals(left, Read.packets(target));
        assertEquals(SampleRecording.TONE, Read.tone(target, left.streams().size() - 1), 1);
        if (after.width() > 0) {
            assertEquals(counted(0, left.count(0)), Read.numbers(target, 0));
        }
        try (Demuxer in = Demuxer.open(target)) {
            assertEquals("A call", Demuxer.text(in.context().metadata(), "title"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MP4", "MATROSKA"})
    void all_streams_are_kept_with_their_titles(Container.Format format) throws Exception {
        Path broken =
                new SampleRecording(format).streams(2, 3).seconds(4).killed().write(directory.resolve("ä 100% ☎.mp4"));
        Read left = Read.packets(broken);

        Remux.Repaired repaired = Remux.repair(broken, broken, Progress.UNWATCHED);

        assertEquals(
                List.of("Person 0", "Person 1", "Person 0", "Person 1", "Person 2"),
                repaired.recording().streams().stream()
                        .map(RecordedStream::title)
                        .toList());
        assertEquals(left, Read.packets(broken));
        assertEquals(List.of("ä 100% ☎.mp4"), names());
    }

    @ParameterizedTest
    @EnumSource(names = {"MP4", "WEBM", "MATROSKA"})
    void of_a_file_cut_anywhere_no_more_than_the_last_fragment_is_lost(Container.Format format) throws Exception {
        Path whole = new SampleRecording(format).killed().write(directory.resolve("whole"));
        List<Long> safe = format == Container.Format.MP4 ? inFragments(whole) : Read.ends(whole, 0);
        List<Integer> sizes = Read.packets(whole).sizes(0);
        long size = Files.size(whole);
        for (int i = 1; i <= CUTS; i++) {
            long cut = i * size / (CUTS + 1) + 7L * i;
            Path broken = Files.copy(whole, directory.resolve("broken" + i));
            try (FileChannel channel = FileChannel.open(broken, StandardOpenOption.WRITE)) {
                channel.truncate(cut);
            }
            long least = safe.stream().filter(end -> end <= cut).count();
            Path target = directory.resolve("repaired" + i);

            Remux.Repaired repaired = Remux.repair(broken, target, Progress.UNWATCHED);

            assertTrue(repaired.recording().complete());
            List<Integer> kept = Read.packets(target).sizes(0);
            assertTrue(kept.size() >= least, kept.size() + " of " + least + " packets left, cut at " + cut);
            assertEquals(sizes.subList(0, kept.size()), kept);
            assertEquals(counted(0, kept.size()), Read.numbers(target, 0));
        }
    }

    @Test
    void a_file_that_is_complete_can_be_repaired_as_well() throws Exception {
        Path file = new SampleRecording(Container.Format.MP4).fragmented().write(directory.resolve("whole.mp4"));
        assertTrue(RecordingReader.describe(file).complete());
        Read before = Read.packets(file);
        assertTrue(Remux.repair(file, file, Progress.UNWATCHED).recording().complete());
        assertEquals(before, Read.packets(file));
    }

    @ParameterizedTest
    @EnumSource
    void of_a_file_that_begins_and_no_more_nothing_is_deleted_unless_something_is_made(Container.Format format)
            throws Exception {
        byte[] whole = Files.readAllBytes(new SampleRecording(format).killed().write(directory.resolve("broken")));
        Path broken = directory.resolve("broken");
        Path target = directory.resolve("target");
        for (int length = 0; length < 2_400; length += 59) {
            Files.write(broken, java.util.Arrays.copyOf(whole, length));
            try {
                assertTrue(Remux.repair(broken, target, Progress.UNWATCHED)
                        .recording()
                        .complete());
                assertEquals(List.of("target"), names());
                Files.delete(target);
            } catch (FileException e) {
                assertEquals(FileProblem.DAMAGED, e.problem(), "cut at " + length);
                assertEquals(length, Files.size(broken));
                assertEquals(List.of("broken"), names());
            }
        }
    }

    @Test
    void the_zeros_that_a_lost_power_leaves_are_no_pictures() throws Exception {
        Path broken = new SampleRecording(Container.Format.MP4).killed().write(directory.resolve("broken"));
        List<Integer> sizes = Read.packets(broken).sizes(0);
        List<Long> safe = inFragments(broken);
        byte[] content = Files.readAllBytes(broken);
        Path target = directory.resolve("target");
        for (int from = content.length & ~0xfff; from > 20_000; from -= 4_096) {
            int zeros = from;
            java.util.Arrays.fill(content, zeros, content.length, (byte) 0);
            Files.write(broken, content);
            Remux.repair(broken, target, Progress.UNWATCHED);
            List<Integer> kept = Read.packets(target).sizes(0);
            long least = safe.stream().filter(end -> end <= zeros).count();
            assertTrue(kept.size() >= least, kept.size() + " of " + least + " packets left, zeros from " + zeros);
            assertEquals(sizes.subList(0, kept.size()), kept);
        }
    }

    @Test
    void of_garbage_nothing_is_made_and_nothing_deleted() throws Exception {
        byte[] noise = new byte[200_000];
        new java.util.Random(4).nextBytes(noise);
        refuses(noise);
        byte[] box = "....ftypisom".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(box, 0, noise, 0, box.length);
        refuses(noise);
        byte[] ebml = {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, (byte) 0x84, 0x42, (byte) 0x82, (byte) 0x81, 'w'};
        System.arraycopy(ebml, 0, noise, 0, ebml.length);
        refuses(noise);
        refuses(new byte[5000]);
    }

    @Test
    void what_is_not_there_is_said() {
        Path missing = directory.resolve("missing");
        assertEquals(FileProblem.MISSING, problem(() -> RecordingReader.describe(missing)));
        assertEquals(
                FileProblem.MISSING,
                problem(() -> Remux.repair(missing, directory.resolve("target"), Progress.UNWATCHED)));
        assertEquals(FileProblem.NOT_READABLE, problem(() -> RecordingReader.describe(directory)));
    }

    @Test
    void a_folder_that_is_not_there_is_said_before_anything_is_read() throws Exception {
        Path broken = new SampleRecording(Container.Format.WEBM).killed().write(directory.resolve("broken"));
        Path target = directory.resolve("gone").resolve("target");
        assertEquals(FileProblem.FOLDER_GONE, problem(() -> Remux.repair(broken, target, Progress.UNWATCHED)));
        assertEquals(
                FileProblem.NOT_WRITABLE,
                problem(() -> Remux.repair(broken, Files.createDirectory(target.getParent()), Progress.UNWATCHED)));
        assertTrue(Files.exists(broken));
    }

    @Test
    void a_folder_that_vanishes_meanwhile_is_said_and_the_broken_file_kept() throws Exception {
        Path broken = large().killed().write(directory.resolve("broken"));
        Path folder = Files.createDirectory(directory.resolve("folder"));
        assertEquals(
                FileProblem.FOLDER_GONE,
                problem(() -> Remux.repair(broken, folder.resolve("target"), fraction -> {
                    if (fraction > 0.2 && Files.exists(folder)) {
                        delete(folder);
                    }
                    return true;
                })));
        assertEquals(List.of("broken"), names());
    }

    @Test
    void much_that_cannot_be_read_is_not_deleted() throws Exception {
        Path broken = new SampleRecording(Container.Format.MP4).killed().write(directory.resolve("broken"));
        Files.write(broken, new byte[17 << 20], StandardOpenOption.APPEND);
        assertEquals(FileProblem.DAMAGED, problem(() -> Remux.repair(broken, broken, Progress.UNWATCHED)));

        Remux.Repaired repaired = Remux.repair(broken, directory.resolve("target"), Progress.UNWATCHED);

        assertTrue(repaired.kept());
        assertEquals(List.of("broken", "target"), names());
        assertEquals(9500, (double) repaired.recording().durationMs(), 600);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.7, 0.9})
    void cancelled_anywhere_it_leaves_all_as_it_was(double at) throws Exception {
        Path broken = large().killed().write(directory.resolve("broken"));
        Path target = Files.writeString(directory.resolve("target"), "what was there");
        byte[] before = Files.readAllBytes(broken);
        List<Double> fractions = new ArrayList<>();

        FileProblem problem = problem(() -> Remux.repair(broken, target, fraction -> {
            fractions.add(fraction);
            return fraction < at;
        }));

        assertEquals(FileProblem.CANCELLED, problem);
        assertEquals(at, fractions.getLast(), 0.1);
        assertEquals(List.of("broken", "target"), names());
        assertArrayEquals(before, Files.readAllBytes(broken));
        assertEquals("what was there", Files.readString(target));
    }

    @Test
    void progress_goes_on_evenly_to_its_end() throws Exception {
        Path broken = large().killed().write(directory.resolve("broken"));
        List<Double> fractions = new ArrayList<>();
        Remux.repair(broken, broken, fraction -> {
            fractions.add(fraction);
            return true;
        });
        assertEquals(1, fractions.getLast());
        for (int i = 1; i < fractions.size(); i++) {
            double step = fractions.get(i) - fractions.get(i - 1);
            assertTrue(step >= 0 && step < 0.1, "a step of " + step + " to " + fractions.get(i));
        }
    }

    private SampleRecording large() {
        return new SampleRecording(Container.Format.MP4)
                .size(640, 480, 4_000_000)
                .seconds(200)
                .repeated();
    }

    private void refuses(byte[] content) throws IOException {
        Path broken = Files.write(directory.resolve("broken"), content);
        Path target = directory.resolve("target");
        assertEquals(FileProblem.DAMAGED, problem(() -> RecordingReader.describe(broken)));
        assertEquals(FileProblem.DAMAGED, problem(() -> Remux.repair(broken, target, Progress.UNWATCHED)));
        assertEquals(List.of("broken"), names());
        assertArrayEquals(content, Files.readAllBytes(broken));
    }

    /** For each picture, where the fragment that it is in ends. */
    private static List<Long> inFragments(Path file) throws IOException {
        List<Long> ends = new ArrayList<>();
        List<Long> contents = Read.ends(file, 0);
        try (FileChannel channel = FileChannel.open(file)) {
            Mp4Boxes.visit(channel, 0, channel.size(), (type, content, end) -> {
                long within =
                        contents.stream().filter(p -> p > content && p <= end).count();
                for (long i = 0; i < within; i++) {
                    ends.add(end);
                }
            });
        }
        return ends;
    }

    static List<Integer> counted(int from, int count) {
        return Stream.iterate(from, n -> (n + 1) & 0xff).limit(count).toList();
    }

    static FileProblem problem(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(FileException.class, work).problem();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
