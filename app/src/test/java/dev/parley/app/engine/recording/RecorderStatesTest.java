package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.RecordingState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MediaStream Recording, section 2.3: what can be asked in which state. */
class RecorderStatesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "INACTIVE, start, RECORDING",
        "INACTIVE, pause, InvalidStateError",
        "INACTIVE, resume, InvalidStateError",
        "INACTIVE, requestData, InvalidStateError",
        "INACTIVE, stop, INACTIVE",
        "RECORDING, start, InvalidStateError",
        "RECORDING, pause, PAUSED",
        "RECORDING, resume, RECORDING",
        "RECORDING, requestData, RECORDING",
        "RECORDING, stop, INACTIVE",
        "PAUSED, start, InvalidStateError",
        "PAUSED, pause, PAUSED",
        "PAUSED, resume, RECORDING",
        "PAUSED, requestData, PAUSED",
        "PAUSED, stop, INACTIVE"
    })
    void each_request_in_each_state(RecordingState before, String request, String after) throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.M4A, RecordingLayout.SIDE);
        try (Rig rig = new Rig(folder.resolve("a.m4a"), options, Rig.VOICE)) {
            if (before != RecordingState.INACTIVE) {
                rig.start();
            }
            if (before == RecordingState.PAUSED) {
                rig.recorder.pause();
            }
            if (after.equals("InvalidStateError")) {
                assertEquals(
                        after,
                        assertThrows(DomException.class, () -> ask(rig.recorder, request))
                                .name());
                assertEquals(before, rig.recorder.state());
            } else {
                assertDoesNotThrow(() -> ask(rig.recorder, request));
                assertEquals(RecordingState.valueOf(after), rig.recorder.state());
            }
            if (rig.recorder.state() != RecordingState.INACTIVE) {
                rig.stop();
            } else if (before != RecordingState.INACTIVE) {
                rig.ended();
            }
        }
    }

    private static void ask(MediaRecorder recorder, String request) {
        switch (request) {
            case "start" -> recorder.start();
            case "pause" -> recorder.pause();
            case "resume" -> recorder.resume();
            case "requestData" -> recorder.requestData();
            default -> recorder.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "video/mp4, true",
        "'video/mp4;codecs=\"avc1.42E01F,mp4a.40.2\"', true",
        "'video/mp4; codecs=avc1', true",
        "'video/mp4;codecs=vp8', false",
        "video/webm, true",
        "'video/webm;codecs=\"vp8,opus\"', true",
        "'video/webm;codecs=vp9', false",
        "audio/mp4, true",
        "'audio/mp4;codecs=mp4a.40.2', true",
        "'audio/mp4;codecs=avc1', false",
        "video/x-matroska, true",
        "video/ogg, false",
        "text/plain, false",
        "nonsense, false"
    })
    void types_that_are_supported(String type, boolean supported) {
        assertEquals(supported, MediaRecorder.isTypeSupported(type));
    }

    @Test
    void a_type_that_is_none_of_ours_is_refused() {
        RecorderOptions options = Rig.options("video/ogg", RecordingLayout.SIDE);
        DomException refused =
                assertThrows(DomException.class, () -> new Rig(folder.resolve("a.ogg"), options, Rig.VOICE));
        assertEquals("NotSupportedError", refused.name());
    }

    @Test
    void a_camera_alone_can_not_be_in_a_file_of_sound() {
        RecorderOptions options = Rig.options(RecorderOptions.M4A, RecordingLayout.SIDE);
        DomException refused =
                assertThrows(DomException.class, () -> new Rig(folder.resolve("a.m4a"), options, Rig.CAMERA));
        assertEquals("NotSupportedError", refused.name());
    }

    @Test
    void a_track_that_has_no_place_in_the_file_is_refused_and_it_goes_on() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.MATROSKA, RecordingLayout.TRACKS);
        try (Rig rig = new Rig(folder.resolve("a.mkv"), options, Rig.CAMERA, Rig.VOICE)) {
            rig.start();
            List<RecordedTrack> more = List.of(Rig.CAMERA, Rig.VOICE, Rig.SCREEN);
            DomException refused = assertThrows(DomException.class, () -> rig.recorder.tracks(more));
            assertEquals("InvalidModificationError", refused.name());
            assertEquals(RecordingState.RECORDING, rig.recorder.state());
            rig.stop();
        }
    }

    @Test
    void the_listener_is_told_in_the_order_of_the_requests() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.M4A, RecordingLayout.SIDE);
        try (Rig rig = new Rig(folder.resolve("a.m4a"), options, Rig.VOICE)) {
            rig.recorder.start();
            rig.recorder.pause();
            rig.recorder.pause();
            rig.recorder.requestData();
            rig.recorder.resume();
            rig.recorder.resume();
            rig.recorder.stop();
            rig.recorder.stop();
            assertEquals(
                    List.of("started", "paused", "data", "resumed", "data", "stopped"),
                    rig.allUntil("stopped"),
                    "nothing for what changes nothing; the last data before the end");
        }
    }

    @Test
    void an_error_is_told_before_the_end() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.M4A, RecordingLayout.SIDE);
        try (Rig rig = new Rig(folder.resolve("none/a.m4a"), options, Rig.VOICE)) {
            rig.recorder.start();
            assertEquals(List.of("error folder-gone", "data", "stopped"), rig.allUntil("stopped"));
            assertEquals(RecordingState.INACTIVE, rig.recorder.state());
            assertDoesNotThrow(rig.recorder::stop);
        }
    }

    @Test
    void it_can_be_started_again_and_makes_another_file() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.M4A, RecordingLayout.SIDE);
        try (Rig rig = new Rig(folder.resolve("a.m4a"), options, Rig.VOICE)) {
            Rig.Tone tone = new Rig.Tone(440);
            AudioInput sound = rig.recorder.audio(Rig.VOICE);
            for (String name : List.of("a.m4a", "a (2).m4a")) {
                rig.start().run(1, (n, time) -> tone.to(sound, time));
                assertEquals(List.of(folder.resolve(name)), rig.stop());
                Readback.Stream heard = Readback.of(folder.resolve(name)).audio();
                assertEquals(1, heard.end(), 0.05);
                assertTrue(heard.level(440, 0.2, 0.8) > 0.2);
            }
        }
    }

    @Test
    void an_input_is_the_same_for_a_track_whatever_its_source() {
        RecorderOptions options = Rig.options(RecorderOptions.MP4, RecordingLayout.SIDE);
        try (Rig rig = new Rig(folder.resolve("a.mp4"), options, Rig.CAMERA)) {
            RecordedTrack other = new RecordedTrack("Ann", RecordedTrack.Kind.CAMERA, "elsewhere");
            assertSame(rig.recorder.video(Rig.CAMERA), rig.recorder.video(other));
            assertThrows(IllegalArgumentException.class, () -> rig.recorder.video(Rig.VOICE));
            assertThrows(IllegalArgumentException.class, () -> rig.recorder.audio(Rig.CAMERA));
        }
    }

    @Test
    void a_known_track_may_come_from_another_source() throws Exception {
        RecorderOptions options = Rig.options(RecorderOptions.MATROSKA, RecordingLayout.TRACKS);
        try (Rig rig = new Rig(folder.resolve("a.mkv"), options, Rig.OTHER_CAMERA, Rig.OTHER_VOICE)) {
            rig.start();
            List<RecordedTrack> again = List.of(new RecordedTrack("Bob", RecordedTrack.Kind.SOUND, "bob again"));
            assertDoesNotThrow(() -> rig.recorder.tracks(again));
            rig.stop();
        }
    }
}
