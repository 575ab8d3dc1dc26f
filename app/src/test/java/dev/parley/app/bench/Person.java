package dev.parley.app.bench;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.api.PictureStamp;
import dev.parley.app.engine.api.RecordingStatus;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One person's engine without a window: what is chosen there, what happens, what is drawn. One thread. */
final class Person implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_NS = 1_000_000;

    private final TestEngine engine;
    private final Story<EngineEvent> story;
    private final long pid;
    private DevicePreference camera = DevicePreference.of(DeviceChoice.NONE);
    private DevicePreference microphone = DevicePreference.of(DeviceChoice.NONE);
    private DevicePreference speaker = DevicePreference.of(DeviceChoice.NONE);

    /**
     * Starts an engine, with no device chosen and sound that is sent as it is.
     *
     * @param cameras the variables of a process that sees cameras
     */
    Person(String name, Sandbox sandbox, Path directory, Map<String, String> cameras) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(sandbox.environment());
        environment.putAll(cameras);
        story = new Story<>(name);
        engine = TestEngine.start(
                EngineLauncher.devices(directory.resolve("natives"))
                        .withPrefix(sandbox.enter())
                        .withEnvironment(environment),
                directory);
        engine.watch(event -> story.add(Story.now(), event));
        pid = engine.link().pid();
        choose();
        // A tone that never ends is noise to the suppression.
        send(new EngineCommand.ProcessSound(new SoundProcessing(false, NoiseSuppression.OFF, false, true)));
    }

    TestEngine engine() {
        return engine;
    }

    /** Sends a command; gives when, ms of the monotonic clock. */
    double send(EngineCommand command) {
        double now = Story.now();
        engine.send(command);
        return now;
    }

    /** Chooses cameras, best first; gives when, as {@link #send}. */
    double cameras(String... ranked) {
        camera = preference(ranked);
        return choose();
    }

    /** The same for microphones. */
    double microphones(String... ranked) {
        microphone = preference(ranked);
        return choose();
    }

    /** The same for speakers. */
    double speakers(String... ranked) {
        speaker = preference(ranked);
        return choose();
    }

    private double choose() {
        return send(new EngineCommand.ChooseDevices(camera, microphone, speaker));
    }

    private static DevicePreference preference(String... ranked) {
        return new DevicePreference(Arrays.stream(ranked).map(DeviceChoice::new).toList());
    }

    /** When the first event that fits came at {@code since} or later. */
    double when(String name, double since, Predicate<EngineEvent> fits) throws Missing, InterruptedException {
        try {
            return story.await(name, since, fits, LIMIT).t();
        } catch (Missing e) {
            checkAlive();
            throw e;
        }
    }

    /** When a device was told to be so at {@code since} or later; of this name, or of any where that is empty. */
    double device(DeviceKind kind, Status status, String name, double since) throws Missing, InterruptedException {
        return when(
                kind + " that is " + status + " " + name,
                since,
                event -> event instanceof EngineEvent.DeviceChanged(DeviceState state)
                        && state.kind() == kind
                        && state.status() == status
                        && (name.isEmpty() || state.name().equals(name)));
    }

    /** How many offers and answers were made or wanted since then. */
    int negotiations(double since) {
        return story.all(
                        since,
                        event -> event instanceof EngineEvent.NegotiationNeeded
                                || event instanceof EngineEvent.LocalDescription)
                .size();
    }

    /** Shares the monitor; gives when that was asked for. */
    double shareMonitor(ContentHint hint) throws InterruptedException, Missing {
        double asked = send(new EngineCommand.WatchDisplays(true));
        when("what can be shared", asked, event -> event instanceof EngineEvent.DisplaysListed);
        String monitor = story.all(asked, event -> event instanceof EngineEvent.DisplaysListed).stream()
                .flatMap(event -> ((EngineEvent.DisplaysListed) event).sources().stream())
                .filter(source -> source.surface() == DisplaySource.Surface.MONITOR)
                .map(DisplaySource::id)
                .findFirst()
                .orElseThrow(() -> new Missing("no monitor is listed"));
        send(new EngineCommand.WatchDisplays(false));
        double wanted = send(new EngineCommand.GetDisplayMedia(monitor, new DisplayOptions(hint, true)));
        when(
                "the screen",
                wanted,
                event -> event instanceof EngineEvent.DisplayChanged(DisplayState state)
                        && state.status() == DisplayState.Status.LIVE
                        && state.options().contentHint() == hint);
        return wanted;
    }

    /** What was told last of a recording. */
    RecordingStatus recording(String name) throws Missing {
        return story
                .all(
                        0,
                        event -> event instanceof EngineEvent.RecordingChanged(RecordingStatus status)
                                && status.recording().equals(name))
                .stream()
                .map(event -> ((EngineEvent.RecordingChanged) event).status())
                .reduce((before, after) -> after)
                .orElseThrow(() -> new Missing("nothing was told of the recording " + name));
    }

    /** Shows a source as large as a window would. */
    PictureMemory show(String source, int width, int height) throws IOException {
        return engine.show("view of " + source, source, width, height);
    }

    /**
     * Waits for pictures of a camera that were made at {@code since} or later.
     *
     * @param camera the number in their stamps
     * @return when the first of them was complete in each of these memories, as the engine that drew it says
     */
    static List<Double> drawn(int camera, double since, PictureMemory... memories)
            throws Missing, InterruptedException {
        Double[] when = new Double[memories.length];
        long[] seen = new long[memories.length];
        double deadline = since + LIMIT.toMillis();
        while (Arrays.asList(when).contains(null)) {
            for (int i = 0; i < memories.length; i++) {
                long sequence = memories[i].sequence();
                if (when[i] == null && sequence != seen[i]) {
                    seen[i] = sequence;
                    double time = (double) memories[i].time();
                    when[i] = isOf(camera, since, memories[i], sequence) ? (Double) time : null;
                }
            }
            if (Story.now() > deadline) {
                throw new Missing("no picture of camera " + camera + " within " + LIMIT.toMillis() + " ms");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return List.of(when);
    }

    private static boolean isOf(int camera, double since, PictureMemory memory, long sequence) {
        PictureStamp stamp = stamp(memory, sequence);
        return stamp != null && stamp.camera() == camera && stamp.ms() >= Math.floor(since);
    }

    /** How old pictures are when they are drawn into a memory, ms, looking for so long. */
    static Samples ages(PictureMemory memory, Duration span) throws InterruptedException {
        Samples ages = new Samples();
        long seen = memory.sequence();
        for (double until = Story.now() + span.toMillis(); Story.now() < until; Thread.sleep(1)) {
            long sequence = memory.sequence();
            long time = memory.time();
            PictureStamp stamp = sequence == seen ? null : stamp(memory, sequence);
            seen = sequence;
            if (stamp != null) {
                ages.add((double) stamp.ageMs(time));
            }
        }
        return ages;
    }

    private static PictureStamp stamp(PictureMemory memory, long sequence) {
        int width = memory.width(sequence);
        return PictureStamp.decode(memory.pixels(sequence), width, memory.height(sequence), 4 * width, false);
    }

    /** Complains where it is not the engine any more that was started first. */
    void checkAlive() throws Missing {
        if (engine.link().pid() != pid) {
            throw new Missing("the engine died; the log above says of what");
        }
    }

    /** The engine's process. */
    long pid() {
        return pid;
    }

    @Override
    public void close() {
        engine.close();
    }
}
