package dev.parley.app.cli;

import com.google.gson.JsonObject;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.Session;
import dev.parley.app.session.SharingView;
import dev.parley.app.session.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Records what is one's own as the command line asks. Owned by the session's thread, which calls {@link #show};
 * {@link #command} and {@link #await} are for others.
 *
 * <pre>
 *  ENGINE ──ready──▶ SCREEN ──live, or none wanted──▶ RECORDING ──stop──▶ done
 * </pre>
 */
final class RecordDriver {
    private final Session session;
    private final Plan plan;
    private final Output output;
    private final CompletableFuture<ExitCode> done = new CompletableFuture<>();
    private Step step = Step.ENGINE;
    private boolean shared;
    private RecorderView.Mine shown = RecorderView.Mine.OFF;

    private enum Step {
        ENGINE,
        SCREEN,
        RECORDING
    }

    /**
     * What to do.
     *
     * @param screen which screen or window; null for none
     * @param duration for how long; zero until it is told to stop
     */
    record Plan(
            Path file,
            RecorderOptions options,
            boolean camera,
            boolean microphone,
            String screen,
            DisplayOptions display,
            Duration duration) {}

    RecordDriver(Session session, Plan plan, Output output) {
        this.session = session;
        this.plan = plan;
        this.output = output;
        var unused = session.watch(this::show);
    }

    /** Waits until all is done. */
    ExitCode await() {
        return done.join();
    }

    /** A word that was typed. Any thread. */
    void command(String line) {
        switch (line.strip()) {
            case "stop" -> session.recorder().stop();
            case "pause" -> session.recorder().pause();
            case "resume" -> session.recorder().resume();
            case "" -> {
                // An empty line says nothing.
            }
            default -> System.err.println("Not understood: " + line);
        }
    }

    private void show(Snapshot snapshot) {
        if (done.isDone()) {
            return;
        }
        switch (step) {
            case ENGINE -> begin(snapshot);
            case SCREEN -> share(snapshot.sharing());
            case RECORDING -> record(snapshot.recorder());
        }
    }

    private void begin(Snapshot snapshot) {
        switch (snapshot.engine().state()) {
            case UNAVAILABLE -> fail(ExitCode.NO_ENGINE, Sentences.of(snapshot.engine()));
            case STARTING, RESTARTING -> {
                // It will be ready, or not.
            }
            case READY -> {
                if (!known(snapshot, DeviceKind.CAMERA, plan.camera())
                        || !known(snapshot, DeviceKind.MICROPHONE, plan.microphone())) {
                    return;
                }
                if (plan.screen() == null) {
                    start(null);
                } else {
                    step = Step.SCREEN;
                    session.sharing().choosing(true);
                }
            }
        }
    }

    /** Devices are listed a moment after the engine is ready. */
    private static boolean known(Snapshot snapshot, DeviceKind kind, boolean wanted) {
        return !wanted || snapshot.deviceStates().containsKey(kind);
    }

    private void share(SharingView view) {
        if (!view.why().isEmpty()) {
            fail(ExitCode.NOT_RECORDED, Sentences.ofSharing(view.why(), view.detail()));
        } else if (!shared && view.picksItself()) {
            share("");
        } else if (!shared && !view.sources().isEmpty()) {
            DisplaySource wanted =
                    view.sources().stream().filter(this::isWanted).findFirst().orElse(null);
            if (wanted == null) {
                String titles = String.join(
                        ", ", view.sources().stream().map(DisplaySource::title).toList());
                fail(
                        ExitCode.USAGE,
                        "There is no screen or window '" + plan.screen() + "'. There are: " + titles + ".");
            } else {
                share(wanted.id());
            }
        } else if (view.mine().status() == DisplayState.Status.LIVE) {
            session.sharing().choosing(false);
            start(view.mine().source());
        } else if (view.mine().status() == DisplayState.Status.NONE
                && !view.mine().why().isEmpty()) {
            fail(
                    ExitCode.NOT_RECORDED,
                    Sentences.ofSharing(view.mine().why(), view.mine().detail()));
        }
    }

    private void share(String source) {
        shared = true;
        session.sharing().share(source, plan.display());
    }

    private boolean isWanted(DisplaySource source) {
        if (plan.screen().equals("default")) {
            return source.surface() == DisplaySource.Surface.MONITOR;
        }
        String wanted = plan.screen().toLowerCase(Locale.ROOT);
        return source.title().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** @param screen what is shared; null where nothing is, or the system's own picker doesn't say what */
    private void start(DisplaySource screen) {
        step = Step.RECORDING;
        Set<RecordedTrack.Kind> kinds = EnumSet.noneOf(RecordedTrack.Kind.class);
        if (plan.camera()) {
            kinds.add(RecordedTrack.Kind.CAMERA);
        }
        if (plan.microphone()) {
            kinds.add(RecordedTrack.Kind.SOUND);
        }
        if (plan.screen() != null) {
            kinds.add(RecordedTrack.Kind.SCREEN);
        }
        RecorderOptions options = screen == null || !plan.camera()
                ? plan.options()
                : plan.options().withSize(screen.width() & ~1, screen.height() & ~1);
        session.recorder().recordSelf(kinds, options, plan.file());
    }

    private void record(RecorderView view) {
        if (view.mine() == shown) {
            return;
        }
        shown = view.mine();
        JsonObject event = Output.event("recording", System.nanoTime() / 1_000_000);
        event.addProperty("state", Output.text(shown));
        event.addProperty("file", view.file());
        if (view.status() != null) {
            event.addProperty("duration_ms", view.status().durationMs());
            event.addProperty("bytes", view.status().bytes());
            event.addProperty("frames", view.status().frames());
            event.addProperty("dropped", view.status().dropped());
        }
        output.print(event);
        switch (shown) {
            case RECORDING -> stopLater();
            case SAVED -> done.complete(ExitCode.OK);
            case FAILED -> fail(ExitCode.NOT_RECORDED, Sentences.ofRecording(view.code(), view.file()));
            default -> {
                // On the way.
            }
        }
    }

    private void stopLater() {
        if (!plan.duration().isZero()) {
            var unused = CompletableFuture.runAsync(
                    session.recorder()::stop,
                    CompletableFuture.delayedExecutor(plan.duration().toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void fail(ExitCode code, String sentence) {
        System.err.println(sentence);
        done.complete(code);
    }
}
