package dev.parley.app.ui.recording;

import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.session.RecorderView;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;

/** Says how it stands with recording. Pure. */
public final class RecordingWords {
    private RecordingWords() {}

    /** My own recording; empty where there is none. */
    static String mine(RecorderView view) {
        return switch (view.mine()) {
            case OFF -> "";
            case ASKING -> Texts.of("record.asking", view.by());
            case REFUSED -> Texts.of("record.refused", view.by());
            case NOT_UNDERSTOOD -> Texts.of("record.not-understood", view.by());
            case STARTING -> Texts.of("record.starting");
            case RECORDING -> running("record.recording", view.status());
            case PAUSED -> running("record.paused", view.status());
            case STOPPING -> Texts.of("record.stopping");
            case SAVED -> Texts.of("record.saved", view.file());
            case FAILED -> failed(view).line();
        };
    }

    /** The other person's; empty where there is none. */
    static String theirs(RecorderView view) {
        return switch (view.theirs()) {
            case NONE -> "";
            case ASKING -> Texts.of("record.question", view.by());
            case RECORDING -> Texts.of("record.theirs", view.by());
            case PAUSED -> Texts.of("record.theirs.paused", view.by());
            case STOPPED -> Texts.of("record.theirs.stopped", view.by());
        };
    }

    /** Why a recording ended by itself, and where what there is of it is. */
    public static Sentence failed(RecorderView view) {
        String key = "record.failed." + view.code();
        Sentence why = Sentence.parse(Texts.of(Texts.has(key) ? key : "record.failed.failed"));
        String kept = view.file().isEmpty() ? "" : " " + Texts.of("record.kept", view.file());
        return new Sentence(why.title(), why.more() + kept);
    }

    /** The time, and what is wrong with it. */
    private static String running(String key, RecordingStatus status) {
        if (status == null) {
            return Texts.of(key, Words.timer(0));
        }
        String line = Texts.of(key, Words.timer(status.durationMs()));
        if (status.dropped() > 0) {
            line += Texts.count("record.dropped", status.dropped());
        }
        if (status.minutesLeft() >= 0) {
            line += Texts.of("record.left", status.minutesLeft());
        }
        return line;
    }
}
