package dev.parley.app.cli;

import com.google.gson.JsonObject;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.session.CallView;
import dev.parley.app.session.Recorder;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.Snapshot;
import java.nio.file.Path;

/** Records calls as the command line asks, answers those who ask, and prints both. Owned by the session's thread. */
final class CallRecording {
    private final Recorder recorder;
    private final Plan plan;
    private final Output output;
    private boolean asked;
    private RecorderView shown = RecorderView.NONE;
    private boolean failed;

    /**
     * What to do.
     *
     * @param file to record into; null to record nothing
     * @param options how; null likewise
     * @param allow whether the other person may record, if they ask
     */
    record Plan(Path file, RecorderOptions options, boolean allow) {}

    CallRecording(Recorder recorder, Plan plan, Output output) {
        this.recorder = recorder;
        this.plan = plan;
        this.output = output;
    }

    /** Does the next step, if one is to be done, and prints what changed. */
    void show(Snapshot snapshot, long now) {
        RecorderView view = snapshot.recorder();
        if (plan.file() != null && !asked && snapshot.call().phase() == CallView.Phase.CONNECTED) {
            asked = true;
            recorder.recordCall(plan.options(), plan.file());
        }
        if (view.mine() != shown.mine()) {
            JsonObject event = Output.event("recording", now);
            event.addProperty("state", Output.text(view.mine()));
            event.addProperty("file", view.file());
            event.addProperty("code", view.code());
            output.print(event);
            say(view);
        }
        if (view.theirs() != shown.theirs()) {
            JsonObject event = Output.event("recorded-by", now);
            event.addProperty("state", Output.text(view.theirs()));
            event.addProperty("by", view.by());
            output.print(event);
            if (view.theirs() == RecorderView.Theirs.ASKING && plan.allow()) {
                recorder.allow(true);
            }
        }
        shown = view;
    }

    /** Whether nothing is left to be written. */
    boolean isSettled() {
        return switch (shown.mine()) {
            case STARTING, RECORDING, PAUSED, STOPPING -> false;
            case OFF, ASKING, REFUSED, NOT_UNDERSTOOD, SAVED, FAILED -> true;
        };
    }

    /** Whether what was to be recorded was not, or not whole. */
    boolean failed() {
        return failed || (plan.file() != null && shown.mine() != RecorderView.Mine.SAVED);
    }

    private void say(RecorderView view) {
        switch (view.mine()) {
            case REFUSED -> System.err.println("The call is not recorded: " + view.by() + " does not want it.");
            case NOT_UNDERSTOOD ->
                System.err.println("The call is not recorded: the other side's program can't be asked for it.");
            case FAILED -> {
                failed = true;
                System.err.println(Sentences.ofRecording(view.code(), view.file()));
            }
            case SAVED -> {
                if (view.code().equals("engine-died")) {
                    System.err.println("The part that handles sound and pictures stopped and was started again, so the"
                            + " recording is in several files. The unfinished one, NAME.part, is repaired when it lies in"
                            + " the folder of recordings and Parley is started.");
                }
            }
            default -> {
                // As asked.
            }
        }
    }
}
