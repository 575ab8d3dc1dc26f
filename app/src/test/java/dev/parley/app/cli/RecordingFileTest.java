package dev.parley.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingFileTest {

    @ParameterizedTest
    @CsvSource({
        "call.mp4, SIDE, video/mp4, true",
        "a.b.mp4, SPEAKER, video/mp4, true",
        "/folder.mkv/call.webm, SIDE, video/webm, true",
        "CALL.M4A, SIDE, audio/mp4, true",
        "call.mkv, TRACKS, video/x-matroska, false",
        "call.MKV, SIDE, video/x-matroska, true",
    })
    void the_end_of_the_name_says_how(String file, RecordingLayout layout, String type, boolean mixed) {
        assertEquals(
                new RecorderOptions(type, 0, 0, 0, 0, 30, layout, mixed), RecordingFile.options(Path.of(file), layout));
    }

    @ParameterizedTest
    @CsvSource({
        "call, SIDE, .mp4",
        "call.avi, SIDE, 'call.avi'",
        "mp4, SIDE, 'mp4'",
        "call.mp4/, TRACKS, .mkv",
        "'', SIDE, .mp4",
        "/, SIDE, '/'",
        "call.webm, TRACKS, .mkv"
    })
    void what_cannot_be_is_said(String file, RecordingLayout layout, String part) {
        String sentence = assertThrows(
                        IllegalArgumentException.class, () -> RecordingFile.options(Path.of(file), layout))
                .getMessage();
        assertTrue(sentence.contains(part), sentence);
    }

    @ParameterizedTest
    @CsvSource({"call.mp4, SIDE", "call.m4a, SIDE", "call.mkv, TRACKS", "call.MKV, TRACKS", "call, SIDE"})
    void tracks_are_usual_where_the_file_can_have_them(String file, RecordingLayout layout) {
        assertEquals(layout, RecordingFile.usualLayout(Path.of(file)));
    }
}
