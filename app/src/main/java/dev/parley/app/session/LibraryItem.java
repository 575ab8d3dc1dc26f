package dev.parley.app.session;

import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.api.Unfinished;
import java.nio.file.Path;

/** What is known of a recording by now. Owned by the {@code call} thread. */
final class LibraryItem {
    /** How often the engine may die over it. */
    private static final int TRIES = 2;

    private final String id;
    private LibraryDisk.Found found;
    private RecordingInfo info;
    private boolean pictured;
    /** Its file is a whole one now, which is still to be found. */
    private boolean repaired;

    private boolean damaged;
    private boolean unrepaired;
    private boolean undescribed;
    private boolean unpictured;
    private int deaths;

    LibraryItem(String id, LibraryDisk.Found found) {
        this.id = id;
        this.found = found;
        this.pictured = found.pictured();
    }

    String id() {
        return id;
    }

    LibraryDisk.Found found() {
        return found;
    }

    Path file() {
        return found.file();
    }

    String title() {
        return found.note().title();
    }

    /** It was looked at once more: what is known of its contents counts as long as they are the same. */
    void refresh(LibraryDisk.Found now) {
        if (!now.sameBytes(found)) {
            info = null;
            damaged = false;
            unrepaired = false;
            undescribed = false;
            unpictured = false;
            deaths = 0;
        }
        repaired = false;
        found = now;
        pictured = now.pictured();
    }

    void describe(RecordingInfo now) {
        info = now;
        deaths = 0;
    }

    void repair() {
        repaired = true;
        info = null;
        deaths = 0;
    }

    void picture() {
        pictured = true;
        deaths = 0;
    }

    /** Nothing in it can be read. */
    void damage() {
        damaged = true;
    }

    /** It could not be made whole, for want of room or because somebody did not want to wait: not again in this run. */
    void unrepair() {
        unrepaired = true;
    }

    /** There is no small picture of it. */
    void unpicture() {
        unpictured = true;
    }

    /** Nobody can say what is in it, as without FFmpeg. */
    void undescribe() {
        undescribed = true;
    }

    /** The engine died while it was at this file; whether that is enough. */
    boolean engineDied() {
        return ++deaths >= TRIES;
    }

    /** Whether its recorder did not come to write its end. */
    boolean needsRepair() {
        return !damaged && !repaired && !unrepaired && isCutOff();
    }

    private boolean isCutOff() {
        return Unfinished.isOne(found.file()) || (info != null && !info.complete());
    }

    boolean needsDescription() {
        return !damaged && !undescribed && info == null && !Unfinished.isOne(found.file());
    }

    boolean needsPicture() {
        return !damaged && !pictured && !unpictured && info != null && info.width() > 0;
    }

    long durationMs() {
        return info == null ? 0 : info.durationMs();
    }

    LibraryView.Entry entry() {
        return new LibraryView.Entry(
                id,
                found.note().title(),
                found.file(),
                found.note().startedAt(),
                durationMs(),
                found.bytes(),
                info == null ? 0 : info.width(),
                info == null ? 0 : info.height(),
                found.note().people(),
                pictured ? found.thumbnail() : null,
                state(),
                found.note().consent().stream()
                        .map(answer -> new LibraryView.Consent(answer.person(), answer.allowed(), answer.at()))
                        .toList());
    }

    private LibraryView.State state() {
        if (damaged) {
            return LibraryView.State.DAMAGED;
        }
        if (repaired || needsRepair()) {
            return LibraryView.State.REPAIRING;
        }
        if (unrepaired && isCutOff()) {
            return LibraryView.State.UNREPAIRED;
        }
        return found.note().recovered() ? LibraryView.State.RECOVERED : LibraryView.State.WHOLE;
    }
}
