package dev.parley.app.session;

import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.session.RecorderView.Mine;

/**
 * What is shown of my recording: from the question whether it may be, to how it ended, until that is dismissed or there is
 * another. Owned by the {@code call} thread.
 */
final class ShownRecording {
    private final Runnable changed;
    private Mine mine = Mine.OFF;
    /** Null while it does not run. */
    private RecordingStatus status;

    private String file = "";
    private String code = "";

    /** None. */
    ShownRecording(Runnable changed) {
        this.changed = changed;
    }

    Mine mine() {
        return mine;
    }

    /** What went wrong; empty for nothing. */
    String code() {
        return code;
    }

    /** With what the other person does. */
    RecorderView view(RecorderView.Theirs theirs, String by) {
        return new RecorderView(mine, status, file, code, theirs, by);
    }

    /** Shows where it is, and by a code what went wrong. */
    void show(Mine now, String why) {
        mine = now;
        code = why;
        if (now == Mine.OFF || now == Mine.ASKING || now == Mine.STARTING) {
            status = null;
        }
        if (now == Mine.OFF || now == Mine.ASKING) {
            file = "";
        }
        changed.run();
    }

    /** From the next change on. */
    void mine(Mine now) {
        mine = now;
    }

    /** From the next change on. */
    void status(RecordingStatus now) {
        status = now;
    }

    /** From the next change on. */
    void file(String name) {
        file = name;
    }
}
