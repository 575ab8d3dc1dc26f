package dev.parley.app.cli;

import com.google.gson.JsonObject;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.session.CallView;
import dev.parley.app.session.LiveSession;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.session.Surface;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes or takes calls as the command line asks, and prints what happens. Its state is owned by the session's thread,
 * which calls {@link #show}; {@link #command} and {@link #await} are for others.
 */
final class CallDriver {
    private static final Logger LOG = LoggerFactory.getLogger(CallDriver.class);
    // Enough to read a stamp, and cheap.
    private static final int LOOK_WIDTH = 320;
    private static final int LOOK_HEIGHT = 180;

    private final LiveSession session;
    private final AutoPilot pilot;
    private final Plan plan;
    private final Output output;
    private final CallCommand.StatisticsFile statistics;
    private final CallRecording recording;
    private final CompletableFuture<ExitCode> done = new CompletableFuture<>();
    private boolean signedIn;
    private boolean wasSignedIn;
    private CallView.Phase phase = CallView.Phase.IDLE;
    private boolean ringing;
    private boolean answered;
    private boolean remoteMicrophone = true;
    private boolean remoteCamera = true;
    private MediaStatistics shown;
    /** Of the other side's picture; null where no statistics are wanted. */
    private final Surface picture;

    private long lastPicture;
    private long noticed;
    /** What to end with once a recording is complete; null while the call goes on. */
    private ExitCode result;

    /**
     * What to do.
     *
     * @param callee whom to call; null to wait for calls
     * @param once end after the first call that came
     * @param autoAnswer take calls by itself
     * @param duration hang up so long after the connection; zero for never
     * @param recording what to record
     */
    record Plan(String callee, boolean once, boolean autoAnswer, Duration duration, CallRecording.Plan recording) {}

    CallDriver(
            LiveSession session, AutoSignIn signIn, Plan plan, Output output, CallCommand.StatisticsFile statistics) {
        this.session = session;
        this.pilot = new AutoPilot(session, signIn, plan.callee(), plan.autoAnswer());
        this.plan = plan;
        this.output = output;
        this.statistics = statistics;
        this.recording = new CallRecording(session.recorder(), plan.recording(), output);
        this.picture = statistics.wanted() ? session.open(PictureSource.REMOTE) : null;
        if (picture != null) {
            picture.resize(LOOK_WIDTH, LOOK_HEIGHT);
        }
        var unusedSnapshots = session.watch(this::show);
        var unusedMedia = session.watchMedia(this::media);
    }

    /** Waits until all is done. */
    ExitCode await() {
        return done.join();
    }

    /** A word that was typed. Any thread. */
    void command(String line) {
        switch (line.strip()) {
            case "answer" -> session.answer(true);
            case "answer-audio" -> session.answer(false);
            case "decline", "hang-up" -> session.hangUp();
            case "microphone on" -> session.setMicrophone(true);
            case "microphone off" -> session.setMicrophone(false);
            case "camera on" -> session.setCamera(true);
            case "camera off" -> session.setCamera(false);
            case "allow-recording" -> session.recorder().allow(true);
            case "refuse-recording" -> session.recorder().allow(false);
            case "stop-recording" -> session.recorder().stop();
            case "" -> {
                // An empty line says nothing.
            }
            case String call when call.startsWith("call ") -> session.place(call.substring("call ".length()));
            default -> System.err.println("Not understood: " + line);
        }
    }

    private void show(Snapshot snapshot) {
        if (done.isDone()) {
            return;
        }
        AutoSignIn.Failure failure = pilot.advance(snapshot);
        if (failure != null) {
            fail(failure.code(), failure.sentence());
            return;
        }
        if (snapshot.engine().state() == Snapshot.EngineStatus.State.UNAVAILABLE) {
            fail(ExitCode.NO_ENGINE, Sentences.of(snapshot.engine()));
            return;
        }
        if (plan.callee() != null && !wasSignedIn && snapshot.server() instanceof ServerStatus.Lost lost) {
            // Who waits for calls waits for the server, too; who wants to call now does not.
            fail(ExitCode.NO_SERVER, "The server " + lost.serverName() + " can't be reached: " + lost.why());
            return;
        }
        if (plan.callee() != null
                && snapshot.notice() != null
                && snapshot.notice().code().equals("not-yourself")) {
            fail(ExitCode.USAGE, "Nobody can call themselves. Give another name.");
            return;
        }
        if (snapshot.server() instanceof ServerStatus.SignedIn self && !signedIn && pilot.signedIn(snapshot)) {
            signedIn = true;
            wasSignedIn = true;
            JsonObject event = Output.event("signed-in", now());
            event.addProperty("username", self.username());
            output.print(event);
        } else if (snapshot.server() instanceof ServerStatus.Lost && signedIn) {
            signedIn = false;
            output.print(Output.event("server-lost", now()));
        }
        if (plan.callee() != null
                && snapshot.notice() != null
                && snapshot.notice().number() != noticed) {
            noticed = snapshot.notice().number();
            System.err.println(Sentences.of(snapshot.notice()));
        }
        recording.show(snapshot, now());
        call(snapshot.call());
        if (result != null && recording.isSettled()) {
            boolean lost = result == ExitCode.OK && recording.failed();
            done.complete(lost ? ExitCode.NOT_RECORDED : result);
        }
        if (snapshot.statistics() != null && !snapshot.statistics().equals(shown)) {
            shown = snapshot.statistics();
            write(shown);
        }
    }

    private void call(CallView call) {
        if (call.ringing() && !ringing) {
            ringing = true;
            print("ringing", call);
        }
        remoteMedia(call);
        if (call.phase() == phase) {
            return;
        }
        phase = call.phase();
        switch (phase) {
            case OUTGOING -> print("calling", call);
            case INCOMING -> print("ringing", call);
            case CONNECTING, CONNECTED -> {
                // Who answers at once leaves no snapshot in which it rings.
                if (call.outgoing() && !ringing) {
                    ringing = true;
                    print("ringing", call);
                }
                if (!answered) {
                    answered = true;
                    print("answered", call);
                }
                if (phase == CallView.Phase.CONNECTED) {
                    print("connected", call);
                    scheduleHangUp(call.callId());
                }
            }
            case RECONNECTING -> print("reconnecting", call);
            case ENDED -> ended(call);
            case IDLE -> {
                // Ready for the next one.
            }
        }
    }

    private void remoteMedia(CallView call) {
        if (call.remoteMicrophone() != remoteMicrophone || call.remoteCamera() != remoteCamera) {
            remoteMicrophone = call.remoteMicrophone();
            remoteCamera = call.remoteCamera();
            JsonObject event = Output.event("remote-media", now());
            event.addProperty("microphone", remoteMicrophone);
            event.addProperty("camera", remoteCamera);
            output.print(event);
        }
    }

    private void ended(CallView call) {
        JsonObject event = Output.event("ended", now());
        event.addProperty("call", call.callId());
        event.addProperty("reason", Output.text(call.endReason()));
        event.addProperty("by_me", call.byMe());
        if (call.refusal() != null) {
            event.addProperty("refusal", Output.text(call.refusal()));
        }
        output.print(event);
        boolean wasAnswered = answered;
        ringing = false;
        answered = false;
        session.dismiss();
        if (plan.callee() != null || plan.once()) {
            result = switch (call.endReason()) {
                case FAILED -> ExitCode.CALL_FAILED;
                case SERVER_LOST -> ExitCode.NO_SERVER;
                default -> wasAnswered ? ExitCode.OK : ExitCode.NOT_ANSWERED;
            };
        }
    }

    private void scheduleHangUp(String callId) {
        if (plan.duration().isZero()) {
            return;
        }
        var unused = CompletableFuture.runAsync(
                () -> {
                    if (session.snapshot().call().callId().equals(callId)) {
                        session.hangUp();
                    }
                },
                CompletableFuture.delayedExecutor(plan.duration().toMillis(), TimeUnit.MILLISECONDS));
    }

    private void media(EngineEvent event) {
        switch (event) {
            case EngineEvent.FirstAudio(String _, long t) -> output.print(Output.event("first-audio", t));
            case EngineEvent.FirstFrame(String _, long t, int width, int height) -> {
                JsonObject json = Output.event("first-frame", t);
                json.addProperty("width", width);
                json.addProperty("height", height);
                output.print(json);
            }
            case EngineEvent.DeviceChanged(var state) -> {
                JsonObject json = Output.event("device", now());
                json.addProperty("kind", Output.text(state.kind()));
                json.addProperty("status", Output.text(state.status()));
                json.addProperty("name", state.name());
                json.addProperty("problem", Output.text(state.problem()));
                output.print(json);
                if (state.problem() != DeviceState.Problem.NONE) {
                    System.err.println(Sentences.of(state));
                }
            }
            default -> {
                // The others are for the session.
            }
        }
    }

    private void write(MediaStatistics now) {
        try {
            statistics.line(StatisticsLine.of(now, stamp()));
        } catch (IOException e) {
            LOG.warn("the statistics can't be written", e);
        }
    }

    private StatisticsLine.Stamp stamp() {
        long newest = picture == null ? 0 : picture.memory().sequence();
        if (newest == lastPicture) {
            return null;
        }
        lastPicture = newest;
        return StatisticsLine.Stamp.read(picture.memory(), newest);
    }

    private void print(String name, CallView call) {
        JsonObject event = Output.event(name, now());
        event.addProperty("call", call.callId());
        event.addProperty("with", call.username());
        output.print(event);
    }

    private void fail(ExitCode code, String sentence) {
        System.err.println(sentence);
        done.complete(code);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
