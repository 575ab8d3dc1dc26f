package dev.parley.app.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.ui.Fx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JavaFX Media itself, with a small file that has no sound, so that no sound device is needed. */
class FxPlaybackTest {
    @TempDir
    Path folder;

    private final ExecutorService aside = Executors.newSingleThreadExecutor();
    private final Heard heard = new Heard();

    @BeforeEach
    void start() {
        Fx.start();
        assumeTrue(MediaLibraries.present(), "libavcodec and libavformat, by which JavaFX plays MP4, are missing");
    }

    @AfterEach
    void end() {
        aside.shutdown();
    }

    /** Owned by the JavaFX thread. */
    private static final class Heard implements Playback.Listener {
        private double duration;
        private int width;
        private double at;
        private boolean ended;
        private PlayerProblem problem;

        @Override
        public void ready(double durationMs, int wide, int high) {
            duration = durationMs;
            width = wide;
        }

        @Override
        public void at(double ms) {
            at = ms;
        }

        @Override
        public void ended() {
            ended = true;
        }

        @Override
        public void failed(PlayerProblem why) {
            problem = why;
        }
    }

    private Playback open(Path file) {
        return Fx.get(() -> FxPlayback.opener(aside).open(file, heard));
    }

    @Test
    void a_recording_is_opened_played_moved_in_and_let_go_of() throws Exception {
        Path file = SampleVideo.write(folder.resolve("Zoë’s call #1 100%.mp4"), 3, false);
        AtomicReference<Stage> stage = new AtomicReference<>();
        Playback playback = open(file);
        Fx.run(() -> {
            stage.set(new Stage());
            stage.get().setScene(new Scene(new StackPane(playback.view()), 320, 180));
            stage.get().show();
        });
        Fx.until("ready", () -> heard.width > 0 || heard.problem != null);
        assertEquals(320, Fx.get(() -> heard.width), () -> "failed: " + heard.problem);
        assertEquals(3000, Fx.get(() -> heard.duration), 100);
        Fx.run(playback::play);
        Fx.until("played", () -> heard.at > 0);
        Fx.run(() -> playback.seek(2_000));
        Fx.until("sought", () -> heard.at >= 2_000);
        assertFalse(Fx.get(() -> heard.ended));
        Fx.run(playback::pause);
        Fx.run(() -> playback.setRate(2));
        Fx.run(playback::play);
        Fx.until("ended", () -> heard.ended);
        Fx.run(() -> playback.seek(0));
        Fx.run(playback::play);
        Fx.until("played again", () -> heard.at > 100 && heard.at < 2_500);
        Fx.run(playback::close);
        Fx.run(() -> stage.get().hide());
        Files.delete(file);
    }

    @Test
    void a_file_that_is_none_is_told() throws Exception {
        open(Files.writeString(folder.resolve("a.mp4"), "this is no film, but long enough to look at its first bytes"));
        Fx.until("failed", () -> heard.problem != null);
        assertTrue(Fx.get(() -> heard.problem) == PlayerProblem.NOT_READABLE
                || Fx.get(() -> heard.problem) == PlayerProblem.OTHER_KIND);
    }

    @Test
    void what_is_closed_before_it_is_open_says_nothing() throws Exception {
        Path file = SampleVideo.write(folder.resolve("a.mp4"), 1, false);
        Playback playback = open(file);
        Fx.run(playback::close);
        aside.submit(() -> {}).get();
        Fx.run(() -> {});
        assertEquals(0, Fx.get(() -> heard.width));
        assertEquals(null, Fx.get(() -> heard.problem));
    }
}
