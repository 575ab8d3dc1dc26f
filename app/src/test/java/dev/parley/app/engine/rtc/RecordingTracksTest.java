package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.SoundProcessing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tracks that come while it is recorded, in a process without any device or call. */
class RecordingTracksTest {
    private static final RecordedTrack CAMERA = new RecordedTrack("Bert", Kind.CAMERA, "call");
    private static final RecordedTrack SOUND = new RecordedTrack("Bert", Kind.SOUND, "call");
    private static final RecordedTrack CAMERA_AGAIN = new RecordedTrack("Bert", Kind.CAMERA, "call again");
    private static final RecordedTrack SOUND_AGAIN = new RecordedTrack("Bert", Kind.SOUND, "call again");
    private static final RecordedTrack SCREEN = new RecordedTrack("Bert", Kind.SCREEN, "call again");
    private static final long DEADLINE_MS = 20_000;

    @TempDir
    Path folder;

    private final EngineThread thread = new EngineThread();

    @AfterEach
    void end() {
        thread.end();
    }

    /** Nothing is there to be recorded. */
    private static final class Nothing implements Recordings.Sources, Recording.Outside {
        @Override
        public PictureTap pictures(String name) {
            return null;
        }

        @Override
        public AudioTrack sound(String peer) {
            return null;
        }

        @Override
        public Device microphone() {
            return null;
        }

        @Override
        public SoundProcessing processing() {
            return SoundProcessing.DEFAULT;
        }

        @Override
        public void refresh() {}

        @Override
        public void changed(Recording recording) {}

        @Override
        public void ended(Recording recording) {}
    }

    @ParameterizedTest
    @EnumSource
    void known_tracks_are_taken_from_where_they_are_now_and_others_only_where_there_is_a_place(RecordingLayout layout) {
        Nothing nothing = new Nothing();
        Recording recording = new Recording(
                new EngineCommand.StartRecording(
                        "r",
                        folder.resolve("a.mkv").toString(),
                        List.of(CAMERA, SOUND),
                        new RecorderOptions(RecorderOptions.MATROSKA, 0, 0, 0, 0, 0, layout, true)),
                nothing,
                new OwnSound(thread),
                thread,
                nothing);
        recording.start();
        recording.tracks(List.of(CAMERA_AGAIN, SCREEN, SOUND_AGAIN));
        assertEquals(
                switch (layout) {
                    case SIDE, SPEAKER -> List.of(CAMERA_AGAIN, SCREEN, SOUND_AGAIN);
                    case TRACKS, FILES -> List.of(CAMERA_AGAIN, SOUND_AGAIN);
                },
                recording.tracks());
        assertEquals(RecordingState.RECORDING, recording.status().state());
        recording.update(false);
        recording.tracks(List.of(SOUND_AGAIN));
        // Bert comes back with his camera, which had a place from the beginning.
        recording.tracks(List.of(CAMERA_AGAIN, SOUND_AGAIN));
        assertEquals(List.of(CAMERA_AGAIN, SOUND_AGAIN), recording.tracks());
        recording.close();
        recording.stop();
        assertTrue(recording.awaitEnd(DEADLINE_MS));
        assertEquals("stopped", recording.stopped().code());
        assertEquals(1, recording.stopped().files().size());
    }
}
