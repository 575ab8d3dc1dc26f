package dev.parley.app.ui;

import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Recording in the states that it is drawn and tested in. */
public final class RecordingScenes {
    private static final String FILE = "2026-03-10 14.05 Grace Hopper.mp4";

    private RecordingScenes() {}

    /** My own recording is there. */
    public static RecorderView mine(Mine mine) {
        RecordingState state =
                switch (mine) {
                    case RECORDING -> RecordingState.RECORDING;
                    case PAUSED -> RecordingState.PAUSED;
                    default -> RecordingState.INACTIVE;
                };
        boolean ran = state != RecordingState.INACTIVE || mine == Mine.SAVED;
        RecordingStatus status = ran ? new RecordingStatus("r1", state, 754_000, 12_345_678, 22_000, 0, -1) : null;
        return new RecorderView(mine, status, mine == Mine.SAVED ? FILE : "", "", Theirs.NONE, "Grace Hopper");
    }

    /** It has trouble but goes on. */
    public static RecorderView troubled() {
        return new RecorderView(
                Mine.RECORDING,
                new RecordingStatus("r1", RecordingState.RECORDING, 754_000, 1, 1, 12, 4),
                "",
                "",
                Theirs.NONE,
                "Grace Hopper");
    }

    /** It ended by itself. */
    public static RecorderView failed(String code) {
        return new RecorderView(Mine.FAILED, null, FILE, code, Theirs.NONE, "Grace Hopper");
    }

    /** The other person's is there. */
    public static RecorderView theirs(Theirs theirs) {
        return new RecorderView(Mine.OFF, null, "", "", theirs, "Grace Hopper");
    }

    static Map<String, Consumer<State>> pages(Consumer<State> call) {
        Map<String, Consumer<State>> pages = new LinkedHashMap<>();
        pages.put("record-panel", call);
        pages.put("record-panel-tracks", call);
        pages.put("record-asking", call.andThen(s -> s.recorder = mine(Mine.ASKING)));
        pages.put("record-on", call.andThen(s -> s.recorder = troubled()));
        pages.put("record-saved", call.andThen(s -> s.recorder = mine(Mine.SAVED)));
        pages.put("record-failed", call.andThen(s -> s.recorder = failed("disk-full")));
        pages.put(
                "record-question",
                call.andThen(s -> s.recorder = new RecorderView(Mine.OFF, null, "", "", Theirs.ASKING, Gallery.LONG)));
        pages.put("record-theirs", call.andThen(s -> {
            s.recorder = theirs(Theirs.RECORDING);
            s.sharing = SharingScenes.theirs();
        }));
        pages.put("record-theirs-share", call.andThen(s -> {
            s.recorder = theirs(Theirs.ASKING);
            s.sharing = SharingScenes.list(SharingScenes.desktop());
        }));
        return pages;
    }
}
