package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.engine.recording.files.RecordingReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of file, read back by FFmpeg's own demuxers and decoders. */
class ContainersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "video/mp4, a.mp4, h264, aac",
        "video/webm, a.webm, vp8, opus",
        "video/x-matroska, a.mkv, h264, aac",
        "audio/mp4, a.m4a, , aac"
    })
    void every_picture_is_in_the_file_once_and_in_order_and_the_tone_beside_it(
            String type, String name, String video, String audio) throws Exception {
        Path file = folder.resolve(name);
        RecorderOptions options = Rig.options(type, RecordingLayout.SIDE);
        try (Rig rig = new Rig(file, options, Rig.CAMERA, Rig.VOICE)) {
            Rig.Drawn picture = new Rig.Drawn(320, 180);
            Rig.Tone tone = new Rig.Tone(440);
            VideoInput pictures = rig.recorder.video(Rig.CAMERA);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            rig.start().run(5, (n, time) -> {
                if (n % 4 == 0) {
                    picture.stamp(n / 4).to(pictures, time);
                }
                tone.to(sound, time);
            });
            assertTrue(Files.exists(Unfinished.of(file)));
            Readback read = rig.read();
            assertTrue(Files.exists(file));
            assertFalse(Files.exists(Unfinished.of(file)));
            RecordingInfo described = RecordingReader.describe(file);
            assertTrue(described.complete());
            assertEquals(5, described.durationMs() / 1000.0, 0.05);
            assertEquals(video == null ? 1 : 2, read.streams().size());
            assertEquals(audio, read.audio().codec());
            assertEquals(5, read.audio().end(), 0.05);
            assertTrue(read.audio().level(440, 0.5, 4.5) > 0.2, "the tone is there");
            if (video != null) {
                assertEquals(video, read.video().codec());
                assertEquals(320, read.video().width());
                assertEquals(180, read.video().height());
                assertEquals(
                        IntStream.range(0, 125).boxed().toList(), read.video().counters());
                for (Readback.Shot shot : read.video().shots().subList(1, 125)) {
                    assertEquals(0.01 + shot.stamp().counter() * 0.04, shot.time(), 0.002);
                }
                assertTrue(read.video().keys() >= 3, "a key frame every two seconds");
                assertEquals(0, rig.recorder.statistics().framesDropped());
            }
        }
    }

    /** ISO/IEC 14496-12, 8.8: players that know no fragments (JavaFX) take no more than the first. */
    @ParameterizedTest
    @CsvSource({"video/mp4, a.mp4", "audio/mp4, a.m4a"})
    void a_closed_file_has_an_index_of_all_and_no_fragments(String type, String name) throws Exception {
        Path file = folder.resolve(name);
        try (Rig rig = new Rig(file, Rig.options(type, RecordingLayout.SIDE), Rig.CAMERA, Rig.VOICE)) {
            call(rig);
            List<String> before = boxes(Unfinished.of(file));
            assertTrue(before.stream().filter("moof"::equals).count() >= 3, "fragments while it is written: " + before);
            rig.stop();
        }
        List<String> after = boxes(file);
        assertEquals("ftyp", after.getFirst());
        assertEquals(
                List.of("mdat", "moov"),
                after.stream().filter(box -> box.startsWith("m")).toList());
        Readback read = Readback.of(file);
        if (type.equals(RecorderOptions.MP4)) {
            assertEquals(read.video().shots().size(), samples(file).getFirst(), "pictures");
        }
        assertEquals(read.audio().end(), samples(file).getLast() * 1024 / 48_000.0, 0.001, "sound");
    }

    /** How many samples each track has by the index at the end: what the last boxes {@code stsz} say. */
    private static List<Integer> samples(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> counts = new ArrayList<>();
        for (int at = text.indexOf("stsz", text.lastIndexOf("moov")); at >= 0; at = text.indexOf("stsz", at + 4)) {
            counts.add(ByteBuffer.wrap(bytes).getInt(at + 12));
        }
        return counts;
    }

    /** The kinds of the boxes of a file, on its outermost level; the last may be cut off. */
    private static List<String> boxes(Path file) throws IOException {
        List<String> kinds = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.remaining() >= 16) {
            int at = bytes.position();
            long size = Integer.toUnsignedLong(bytes.getInt());
            byte[] kind = new byte[4];
            bytes.get(kind);
            kinds.add(new String(kind, StandardCharsets.ISO_8859_1));
            if (size == 1) {
                size = bytes.getLong();
            }
            bytes.position((int) (size == 0 ? bytes.limit() : Math.min(bytes.limit(), at + size)));
        }
        return kinds;
    }

    @Test
    void tracks_are_streams_of_one_file_with_titles() throws Exception {
        RecorderOptions options =
                new RecorderOptions(RecorderOptions.MATROSKA, 0, 0, 0, 0, 0, RecordingLayout.TRACKS, false);
        List<RecordedTrack> tracks = List.of(Rig.CAMERA, Rig.SCREEN, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE);
        try (Rig rig = new Rig(folder.resolve("a.mkv"), options, tracks.toArray(RecordedTrack[]::new))) {
            call(rig);
            Readback read = rig.read();
            assertEquals(
                    List.of("Ann (camera)", "Ann (screen)", "Bob (camera)", "Ann (sound)", "Bob (sound)"),
                    read.streams().stream().map(Readback.Stream::title).toList());
            assertEquals(160, read.streams().get(0).width());
            assertEquals(1920, read.streams().get(1).width(), "a screen that did not come");
            assertEquals(176, read.streams().get(2).width());
            assertTrue(read.streams().get(3).level(440, 0.5, 2.5) > 0.2);
            assertTrue(read.streams().get(4).level(660, 0.5, 2.5) > 0.2);
            assertTrue(read.streams().get(4).level(440, 0.5, 2.5) < 0.01);
        }
    }

    @Test
    void separate_pictures_may_have_one_sound() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.MATROSKA, RecordingLayout.TRACKS);
        List<RecordedTrack> tracks = List.of(Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE);
        try (Rig rig = new Rig(folder.resolve("a.mkv"), options, tracks.toArray(RecordedTrack[]::new))) {
            call(rig);
            Readback read = rig.read();
            assertEquals(
                    List.of("Ann (camera)", "Bob (camera)", "All"),
                    read.streams().stream().map(Readback.Stream::title).toList());
            assertTrue(read.audio().level(440, 0.5, 2.5) > 0.2 && read.audio().level(660, 0.5, 2.5) > 0.2);
        }
    }

    @Test
    void each_person_has_a_file_and_all_begin_together() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.MP4, RecordingLayout.FILES);
        try (Rig rig =
                new Rig(folder.resolve("a.mp4"), options, Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE)) {
            call(rig);
            List<Path> files = rig.stop();
            assertEquals(
                    List.of("a - Ann.mp4", "a - Bob.mp4"),
                    files.stream().map(path -> path.getFileName().toString()).toList());
            for (Path file : files) {
                Readback read = Readback.of(file);
                assertEquals(2, read.streams().size());
                assertEquals(3, read.audio().end(), 0.05);
                // The first pictures were at the same moment, and so they are in both files.
                assertEquals(0, read.video().counters().getFirst());
                assertEquals(0.06, read.video().shots().get(1).time(), 0.002);
            }
            assertTrue(Readback.of(files.get(1)).audio().level(660, 0.5, 2.5) > 0.2);
        }
    }

    @Test
    void sounds_are_mixed_first_and_each_for_itself_where_that_is_wanted() throws Exception {
        RecorderOptions options = new RecorderOptions(RecorderOptions.MP4, 0, 0, 0, 0, 0, RecordingLayout.SIDE, false);
        try (Rig rig =
                new Rig(folder.resolve("a.mp4"), options, Rig.CAMERA, Rig.VOICE, Rig.OTHER_CAMERA, Rig.OTHER_VOICE)) {
            call(rig);
            Readback read = rig.read();
            assertEquals(
                    List.of("All", "All", "Ann", "Bob"),
                    read.streams().stream().map(Readback.Stream::title).toList());
            Readback.Stream all = read.streams().get(1);
            assertTrue(all.level(440, 0.5, 2.5) > 0.2 && all.level(660, 0.5, 2.5) > 0.2);
            assertTrue(read.streams().get(2).level(660, 0.5, 2.5) < 0.01);
            assertTrue(read.streams().get(3).level(660, 0.5, 2.5) > 0.2);
        }
    }

    @Test
    void a_name_that_is_taken_is_numbered() throws Exception {
        Path file = Files.writeString(folder.resolve("a.m4a"), "mine");
        RecorderOptions options = Rig.options(RecorderOptions.M4A, RecordingLayout.SIDE);
        try (Rig rig = new Rig(file, options, Rig.VOICE)) {
            rig.start().run(0.5, (n, time) -> {});
            assertEquals(List.of(folder.resolve("a (2).m4a")), rig.stop());
        }
        assertEquals("mine", Files.readString(file));
    }

    /** Three seconds of two people. */
    private static void call(Rig rig) throws InterruptedException {
        Rig.Drawn ann = new Rig.Drawn(160, 90);
        Rig.Drawn bob = new Rig.Drawn(176, 144);
        Rig.Tone low = new Rig.Tone(440);
        Rig.Tone high = new Rig.Tone(660);
        VideoInput annPictures = rig.recorder.video(Rig.CAMERA);
        VideoInput bobPictures = rig.recorder.video(Rig.OTHER_CAMERA);
        AudioInput annSound = rig.recorder.audio(Rig.VOICE);
        AudioInput bobSound = rig.recorder.audio(Rig.OTHER_VOICE);
        rig.start().run(3, (n, time) -> {
            if (n % 5 == 0) {
                ann.stamp(n).to(annPictures, time);
                bob.stamp(n).to(bobPictures, time);
            }
            low.to(annSound, time);
            high.to(bobSound, time);
        });
    }
}
