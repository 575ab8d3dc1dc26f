package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView.Entry;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * The player, as far as it isn't looks. JavaFX thread.
 *
 * <pre>
 *  CLOSED ──open──▶ OPENING ──ready──▶ PAUSED ⇄ PLAYING
 *     ▲                │                  │        │
 *     │                └──────failed──────┴────────┴──▶ FAILED
 *     └──────────────────────close──────────────────────┘
 * </pre>
 */
final class PlayerModel {
    /** A frame of what this program records. Those of a slower source last longer; then two steps show the next one. */
    static final double FRAME_MS = 1000.0 / 30;

    /** So near to its end nothing is shown any more. */
    static final double END_MS = 2 * FRAME_MS;

    static final double STEP_MS = 10_000;
    /** A player whose clock stands still for so long has stopped. */
    static final long STALL_MS = 10_000;
    /** How far the clock may be from where it was sent to, and it has come there. */
    private static final double NEAR_MS = 500;
    /** It comes there within this time. */
    private static final long SEEK_MS = 1_500;

    private final Playback.Opener opener;
    private final LongSupplier monotonicMs;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
    private final ReadOnlyObjectWrapper<PlayerProblem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Entry> entry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Playback> playback = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper duration = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();
    private final DoubleProperty rate = new SimpleDoubleProperty(1);
    private final DoubleProperty volume = new SimpleDoubleProperty(1);
    private final BooleanProperty muted = new SimpleBooleanProperty();
    private final PartMarks marks = new PartMarks();
    private double sentTo;
    private long sentAt;
    private boolean sent;
    private long movedAt;

    enum State {
        CLOSED,
        OPENING,
        PAUSED,
        PLAYING,
        FAILED
    }

    /** @param monotonicMs a monotonic clock */
    PlayerModel(Playback.Opener opener, LongSupplier monotonicMs) {
        this.opener = opener;
        this.monotonicMs = monotonicMs;
        rate.subscribe(now -> {
            if (playback.get() != null) {
                playback.get().setRate(now.doubleValue());
            }
        });
        volume.subscribe(this::applyVolume);
        muted.subscribe(this::applyVolume);
    }

    private void applyVolume() {
        if (playback.get() != null) {
            playback.get().setVolume(volume.get(), muted.get());
        }
    }

    /** Whether it plays that kind of file. */
    static boolean takes(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".mp4") || name.endsWith(".m4a");
    }

    /** Plays a recording, in place of the one before. */
    void open(Entry recording) {
        close();
        entry.set(recording);
        duration.set((double) recording.durationMs());
        picture.set(recording.width() > 0);
        if (takes(recording.file())) {
            begin();
        } else {
            fail(PlayerProblem.OTHER_KIND);
        }
    }

    private void begin() {
        problem.set(null);
        position.set(0);
        state.set(State.OPENING);
        playback.set(opener.open(entry.get().file(), new Hearing(entry.get())));
    }

    /** Tries the same once more. */
    void retry() {
        if (state.get() == State.FAILED && problem.get() != PlayerProblem.OTHER_KIND) {
            begin();
        }
    }

    /** Lets go of the file. */
    void close() {
        release();
        state.set(State.CLOSED);
        problem.set(null);
        entry.set(null);
        position.set(0);
        duration.set(0);
        marks.clear();
        rate.set(1);
    }

    private void release() {
        sent = false;
        Playback open = playback.get();
        playback.set(null);
        if (open != null) {
            open.close();
        }
    }

    private void fail(PlayerProblem why) {
        release();
        problem.set(why);
        state.set(State.FAILED);
    }

    void toggle() {
        if (state.get() == State.PLAYING) {
            playback.get().pause();
            if (!sent) {
                position.set(Math.min(playback.get().position(), duration.get()));
            }
            state.set(State.PAUSED);
        } else if (state.get() == State.PAUSED) {
            play();
        }
    }

    private void play() {
        if (position.get() >= duration.get()) {
            seek(0);
        }
        movedAt = monotonicMs.getAsLong();
        playback.get().play();
        state.set(State.PLAYING);
    }

    /** Whether there is something that can be played, moved in and cut. */
    boolean isOpen() {
        return state.get() == State.PLAYING || state.get() == State.PAUSED;
    }

    /** Goes to another place, ms from the beginning; to where there is a last picture at most. */
    void seek(double ms) {
        if (!isOpen()) {
            return;
        }
        double within = Math.clamp(ms, 0, Math.max(0, duration.get() - END_MS));
        sent = true;
        sentTo = within;
        sentAt = monotonicMs.getAsLong();
        movedAt = sentAt;
        position.set(within);
        playback.get().seek(within);
    }

    /** Goes on or back by ten seconds. */
    void skip(boolean forward) {
        seek(position.get() + (forward ? STEP_MS : -STEP_MS));
    }

    /** Pauses, and shows the next or the last picture. */
    void frame(boolean forward) {
        if (state.get() == State.PLAYING) {
            toggle();
        }
        seek(position.get() + (forward ? FRAME_MS : -FRAME_MS));
    }

    /** The part to export begins here. */
    void markFrom() {
        if (isOpen()) {
            marks.begin(position.get());
        }
    }

    /** The part to export ends here. */
    void markTo() {
        if (isOpen()) {
            marks.end(position.get());
        }
    }

    /** Looks whether it goes on; once a second while the page shows. */
    void tick() {
        if (state.get() == State.PLAYING && monotonicMs.getAsLong() - movedAt > STALL_MS) {
            fail(PlayerProblem.NO_ANSWER);
        }
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Why it can't be played; while {@link State#FAILED}. */
    ReadOnlyObjectProperty<PlayerProblem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What is played; null for nothing. */
    ReadOnlyObjectProperty<Entry> entry() {
        return entry.getReadOnlyProperty();
    }

    /** Null where nothing is open. */
    ReadOnlyObjectProperty<Playback> playback() {
        return playback.getReadOnlyProperty();
    }

    /** Where it is, ms. */
    ReadOnlyDoubleProperty position() {
        return position.getReadOnlyProperty();
    }

    /** How long it is, ms. */
    ReadOnlyDoubleProperty duration() {
        return duration.getReadOnlyProperty();
    }

    /** Whether there is a picture to see. */
    ReadOnlyBooleanProperty picture() {
        return picture.getReadOnlyProperty();
    }

    DoubleProperty rate() {
        return rate;
    }

    /** 0 to 1. */
    DoubleProperty volume() {
        return volume;
    }

    BooleanProperty muted() {
        return muted;
    }

    PartMarks marks() {
        return marks;
    }

    /** Hears one recording; what comes late, of another one, is dropped. */
    private final class Hearing implements Playback.Listener {
        private final Entry of;

        Hearing(Entry of) {
            this.of = of;
        }

        private boolean isCurrent() {
            return of.equals(entry.get()) && state.get() != State.FAILED;
        }

        @Override
        public void ready(double durationMs, int width, int height) {
            if (isCurrent()) {
                if (Double.isFinite(durationMs) && durationMs > 0) {
                    duration.set(durationMs);
                }
                picture.set(width > 0);
                playback.get().setRate(rate.get());
                applyVolume();
                state.set(State.PAUSED);
                play();
            }
        }

        @Override
        public void at(double ms) {
            if (!isCurrent()) {
                return;
            }
            movedAt = monotonicMs.getAsLong();
            // The clock first tells of where it was before it was sent away.
            if (sent && Math.abs(ms - sentTo) > NEAR_MS && movedAt - sentAt < SEEK_MS) {
                return;
            }
            sent = sent && state.get() == State.PAUSED;
            if (!sent) {
                position.set(Math.min(ms, duration.get()));
            }
        }

        @Override
        public void ended() {
            if (isCurrent()) {
                position.set(duration.get());
                state.set(State.PAUSED);
            }
        }

        @Override
        public void failed(PlayerProblem why) {
            if (isCurrent()) {
                fail(why);
            }
        }
    }
}
