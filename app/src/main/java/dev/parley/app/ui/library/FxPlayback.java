package dev.parley.app.ui.library;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays with JavaFX Media. Its natives are loaded, and the file is opened, on another thread: it takes half a second the
 * first time, and a sound server that doesn't answer must not hold up the window.
 */
final class FxPlayback implements Playback {
    private static final Logger LOG = LoggerFactory.getLogger(FxPlayback.class);
    private static final Duration DEADLINE = Duration.seconds(10);

    private final Listener listener;
    private final MediaView view = new MediaView();
    private final PauseTransition deadline = new PauseTransition(DEADLINE);
    private final ChangeListener<Duration> clock = (at, before, now) -> at(now);
    /** Null until it is open, and after it was closed. */
    private MediaPlayer player;

    private boolean ended;
    private boolean closed;

    private FxPlayback(Listener listener) {
        this.listener = listener;
        view.setPreserveRatio(true);
        deadline.setOnFinished(e -> fail(PlayerProblem.NO_ANSWER));
    }

    /**
     * Opens recordings.
     *
     * @param aside may block; of another thread than JavaFX's
     */
    static Opener opener(Executor aside) {
        return (file, listener) -> {
            FxPlayback playback = new FxPlayback(listener);
            playback.deadline.play();
            aside.execute(() -> playback.load(file));
            return playback;
        };
    }

    /** On the other thread. */
    private void load(Path file) {
        try {
            if (!MediaLibraries.present()) {
                Platform.runLater(() -> fail(PlayerProblem.NO_CODECS));
                return;
            }
            MediaPlayer made = new MediaPlayer(new Media(file.toUri().toString()));
            Platform.runLater(() -> use(made));
        } catch (MediaException | LinkageError | IllegalArgumentException e) {
            LOG.warn("{} can't be played: {}", file, e.toString());
            Platform.runLater(() -> fail(problem(e)));
        }
    }

    private static PlayerProblem problem(Throwable e) {
        if (!(e instanceof MediaException media)) {
            return PlayerProblem.NOT_READABLE;
        }
        return switch (media.getType()) {
            case MEDIA_UNSUPPORTED -> PlayerProblem.OTHER_KIND;
            // Of its many reasons JavaFX names only this one: "Could not open audio device for playback."
            case PLAYBACK_HALTED -> PlayerProblem.NO_SOUND_DEVICE;
            default -> PlayerProblem.NOT_READABLE;
        };
    }

    private void use(MediaPlayer made) {
        if (closed) {
            made.dispose();
            return;
        }
        player = made;
        player.setOnReady(this::ready);
        player.setOnError(() -> failed(player == null ? null : player.getError()));
        player.setOnEndOfMedia(() -> {
            ended = true;
            player.pause();
            listener.ended();
        });
        player.currentTimeProperty().addListener(clock);
        view.setMediaPlayer(player);
        // It may have been quicker than this thread.
        if (player.getError() != null) {
            failed(player.getError());
        } else if (player.getStatus() == MediaPlayer.Status.READY) {
            ready();
        }
    }

    private void ready() {
        if (closed || deadline.getStatus() != PauseTransition.Status.RUNNING) {
            return; // it was told already
        }
        deadline.stop();
        Media media = player.getMedia();
        listener.ready(media.getDuration().toMillis(), media.getWidth(), media.getHeight());
    }

    private void at(Duration now) {
        if (!ended) {
            listener.at(now.toMillis());
        }
    }

    private void failed(MediaException e) {
        LOG.warn("playing failed: {}", String.valueOf(e));
        fail(problem(e));
    }

    private void fail(PlayerProblem problem) {
        if (!closed) {
            close();
            listener.failed(problem);
        }
    }

    @Override
    public void play() {
        if (player != null) {
            player.play();
        }
    }

    @Override
    public void pause() {
        if (player != null) {
            player.pause();
        }
    }

    @Override
    public double position() {
        return player == null ? 0 : player.getCurrentTime().toMillis();
    }

    @Override
    public void seek(double ms) {
        if (player != null) {
            ended = false;
            player.seek(Duration.millis(ms));
        }
    }

    @Override
    public void setRate(double now) {
        if (player != null) {
            player.setRate(now);
        }
    }

    @Override
    public void setVolume(double now, boolean muted) {
        if (player != null) {
            player.setVolume(now);
            player.setMute(muted);
        }
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void close() {
        closed = true;
        deadline.stop();
        view.setMediaPlayer(null);
        if (player != null) {
            player.currentTimeProperty().removeListener(clock);
            // Nowhere else: JavaFX reads the clock on this thread, without a lock against the end of what it reads.
            player.dispose();
            player = null;
        }
    }
}
