package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
