package dev.parley.app.ui.recording;

import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Recording, as far as it isn't looks. JavaFX thread. */
public final class RecordingModel {
    /** For how long after the question came an answer isn't taken: the person was doing something else. */
    static final long DEAF_MS = 700;
    /** For how long it is said that the other person no longer records. */
    static final long STAY_MS = 8000;

    private final Session session;
    private final LongSupplier monotonicMs;
    private final RecordingForm form = new RecordingForm();
    private final ReadOnlyObjectWrapper<RecorderView> view = new ReadOnlyObjectWrapper<>(RecorderView.NONE);
    private final ReadOnlyBooleanWrapper saidOfThem = new ReadOnlyBooleanWrapper();
    private long theirsSince;
    private boolean inCall;
    /** Whether mine is of before this call, which has nothing to tell of it. */
    private boolean earlier;
    /** The failure that was told last. */
    private RecorderView told = RecorderView.NONE;
    /** Null where nobody can show a recording. */
    private Consumer<String> opener;

    /** @param monotonicMs a monotonic clock */
    public RecordingModel(Session session, LongSupplier monotonicMs) {
        this.session = session;
        this.monotonicMs = monotonicMs;
    }

    /** Who shows a recording, by the name of its file; asked for before the first page is made. */
    public void setOnOpen(Consumer<String> opener) {
        this.opener = opener;
    }

    /** Takes what a new snapshot says. */
    public void update(Snapshot snapshot) {
        RecorderView now = snapshot.recorder();
        boolean before = inCall;
        inCall = switch (snapshot.call().phase()) {
            case IDLE, ENDED -> false;
            case OUTGOING, INCOMING, CONNECTING, CONNECTED, RECONNECTING -> true;
        };
        if (now.theirs() != view.get().theirs()) {
            theirsSince = monotonicMs.getAsLong();
        }
        boolean there = view.get().mine() != Mine.OFF;
        view.set(now);
        earlier = inCall && now.mine() != Mine.OFF && (earlier || (there && !before));
        if (earlier && now.mine() == Mine.SAVED) {
            dismiss();
        }
        tick();
    }

    /**
     * Why a recording ended by itself, where the page doesn't tell; empty for nothing new. Once taken it is told.
     *
     * @param onPage whether the page tells of what it records itself
     */
    public String takeFailure(boolean onPage) {
        RecorderView now = view.get();
        if (now.mine() != Mine.FAILED || (onPage && !earlier) || now.equals(told)) {
            return "";
        }
        told = now;
        dismiss();
        return RecordingWords.mine(now);
    }

    /** Takes away what was said long enough; several times a second while a page shows. */
    public void tick() {
        saidOfThem.set(
                switch (view.get().theirs()) {
                    case RECORDING, PAUSED -> true;
                    case STOPPED -> monotonicMs.getAsLong() - theirsSince < STAY_MS;
                    case NONE, ASKING -> false;
                });
    }

    /** Asks the other person, and records once they allow it. */
    void ask() {
        if (isFree()) {
            session.recorder().recordCall(form.options(), null);
        }
    }

    /** Leaves out what comes from now on, or takes it in again. */
    public void togglePause() {
        if (view.get().mine() == Mine.PAUSED) {
            session.recorder().resume();
        } else {
            session.recorder().pause();
        }
    }

    /** Ends the recording, or takes the question back. */
    public void stop() {
        session.recorder().stop();
    }

    /** Leaves the line about the last one. */
    void dismiss() {
        session.recorder().dismiss();
    }

    /** A page that told how the last one ended is left: nothing of it is told on the next one. */
    public void dismissEnded() {
        Mine mine = view.get().mine();
        if (mine == Mine.SAVED || mine == Mine.FAILED) {
            dismiss();
        }
    }

    /** Whether there is nothing to tell of mine. */
    public boolean isQuiet() {
        return view.get().mine() == Mine.OFF;
    }

    /** Shows the file that was made. */
    public void open() {
        opener.accept(view.get().file());
    }

    /** Answers the other person's question; nothing happens in its first moments. */
    void answer(boolean yes) {
        boolean deaf = monotonicMs.getAsLong() - theirsSince < DEAF_MS;
        if (view.get().theirs() == Theirs.ASKING && !deaf) {
            session.recorder().allow(yes);
        }
    }

    RecordingForm form() {
        return form;
    }

    /** Whether a recording can begin. */
    public boolean isFree() {
        return switch (view.get().mine()) {
            case OFF, REFUSED, NOT_UNDERSTOOD, SAVED, FAILED -> true;
            case ASKING, STARTING, RECORDING, PAUSED, STOPPING -> false;
        };
    }

    /** Whether there is a file to show, and somebody who can: not during a call, whose page stays. */
    public boolean canOpen() {
        return opener != null && !inCall && !view.get().file().isEmpty();
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<RecorderView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Whether it is to be said that the other person records, or has just ended to. */
    ReadOnlyBooleanProperty saidOfThemProperty() {
        return saidOfThem.getReadOnlyProperty();
    }
}
