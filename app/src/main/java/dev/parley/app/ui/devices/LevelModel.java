package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.session.Session;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How loud the microphone is, for a bar: rises at once, falls within {@link #FALL_MS}. Levels come on the session's
 * thread and only the newest is kept; all else is on the JavaFX thread.
 */
final class LevelModel {
    /** How long the bar takes from full to empty. */
    static final double FALL_MS = 600;

    private static final double QUIETEST_DB = -60;
    private static final Logger LOG = LoggerFactory.getLogger(LevelModel.class);

    private final Session session;
    private final AtomicReference<MicrophoneLevel> newest = new AtomicReference<>();
    private final ReadOnlyBooleanWrapper dead = new ReadOnlyBooleanWrapper(this, "dead");
    private final ReadOnlyObjectWrapper<Word> word = new ReadOnlyObjectWrapper<>(this, "word", Word.SILENT);
    private AutoCloseable listening;
    private double shown;
    private double loudest;
    private long before;
    private long wordSince;

    /** How loud that is, for those who don't see the bar. */
    enum Word {
        SILENT,
        QUIET,
        GOOD,
        LOUD
    }

    LevelModel(Session session) {
        this.session = session;
    }

    /** Opens the microphone; does nothing if it is open. */
    void start() {
        if (listening == null) {
            before = 0;
            listening = session.devices().listen(newest::set);
        }
    }

    /** Closes it, and forgets what was heard. */
    void stop() {
        if (listening == null) {
            return;
        }
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("The microphone's level could not be let go of", e);
        }
        listening = null;
        newest.set(null);
        shown = 0;
        loudest = 0;
        dead.set(false);
        word.set(Word.SILENT);
    }

    /**
     * Takes what came since the last pulse.
     *
     * @param nowMs of any steady clock
     * @return how full the bar is, 0 to 1
     */
    double pulse(double nowMs) {
        double passed = before == 0 ? 0 : nowMs - before;
        before = (long) nowMs;
        MicrophoneLevel level = newest.getAndSet(null);
        shown = Math.max(0, shown - passed / FALL_MS);
        if (level != null) {
            shown = Math.max(shown, fraction(level.level()));
            dead.set(!level.signal());
            loudest = Math.max(loudest, level.peak());
            // Once a second at most: this is read aloud.
            if (nowMs - wordSince >= 1000) {
                wordSince = (long) nowMs;
                word.set(word(loudest));
                loudest = 0;
            }
        }
        return shown;
    }

    /** Decibels below full scale, as ears have it: −60 dB is empty. */
    static double fraction(double level) {
        return level <= 0 ? 0 : Math.clamp(1 - 20 * Math.log10(level) / QUIETEST_DB, 0, 1);
    }

    private static Word word(double peak) {
        if (peak < 0.003) {
            return Word.SILENT;
        }
        if (peak < 0.05) {
            return Word.QUIET;
        }
        return peak < 0.97 ? Word.GOOD : Word.LOUD;
    }

    /** Whether the microphone gives no signal at all. */
    ReadOnlyBooleanProperty deadProperty() {
        return dead.getReadOnlyProperty();
    }

    /** How loud it is, once a second. */
    ReadOnlyObjectProperty<Word> wordProperty() {
        return word.getReadOnlyProperty();
    }
}
