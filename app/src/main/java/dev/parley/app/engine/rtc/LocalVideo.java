package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own picture: a camera, the test pattern or nothing. A device is open while a peer or a preview wants it and not a
 * moment longer. Engine thread only.
 */
final class LocalVideo {
    private static final Logger LOG = LoggerFactory.getLogger(LocalVideo.class);
    private static final String PATTERN_NAME = "Test pattern";
    private static final Duration WATCH_PERIOD = Duration.ofMillis(500);
    private static final long STALLED_MS = 2000;
    // A camera may take its time to the first picture.
    private static final long SLOW_START_MS = 4000;

    private final Natives natives;
    private final PictureTap tap = new PictureTap(null);
    private final Runnable changed;
    private DeviceChoice choice = DeviceChoice.DEFAULT;
    private List<Device> cameras = List.of();
    private Map<String, VideoDevice> nodes = Map.of();
    /** Whether it is known which cameras there are; until then none is opened and nothing stands in for one. */
    private boolean listed;

    private boolean wanted;
    private DeviceState state = new DeviceState(DeviceKind.CAMERA, Status.CLOSED, "", Problem.NONE);
    /** The camera that is open, or null. */
    private Device open;

    private long openedAt;
    private VideoTrack track;

    /**
     * Starts with nothing open.
     *
     * @param changed called when the track or the state changed by itself
     */
    LocalVideo(Natives natives, EngineThread thread, Runnable changed) {
        this.natives = natives;
        this.changed = changed;
        var unused = thread.every(WATCH_PERIOD, this::watch);
    }

    /** Where our own picture is drawn from. */
    PictureTap tap() {
        return tap;
    }

    /** What to send, or null while there is nothing. */
    VideoTrack track() {
        return track;
    }

    DeviceState state() {
        return state;
    }

    /**
     * Makes it so; a failure that was found stays until something else is asked for.
     *
     * @param detach takes the track away from all who send it, before a camera is opened or closed
     */
    void want(boolean on, Runnable detach) {
        if (on != wanted) {
            wanted = on;
            apply(detach);
        }
    }

    void choose(DeviceChoice newChoice, Runnable detach) {
        if (!newChoice.equals(choice)) {
            choice = newChoice;
            apply(detach);
        }
    }

    /** Tries again after a failure. */
    void retry(Runnable detach) {
        if (state.status() == Status.FAILED) {
            apply(detach);
        }
    }

    void listed(List<Device> devices, Map<String, VideoDevice> newNodes, Runnable detach) {
        List<Device> newCameras =
                devices.stream().filter(d -> d.kind() == DeviceKind.CAMERA).toList();
        if (!listed || !newCameras.equals(cameras)) {
            listed = true;
            cameras = newCameras;
            nodes = newNodes;
            apply(detach);
        }
    }

    /** Closes everything, for good. */
    void close() {
        wanted = false;
        apply(() -> {});
    }

    private void apply(Runnable detach) {
        if (!wanted || choice.equals(DeviceChoice.NONE)) {
            stop(detach);
            state = closedState();
            return;
        }
        if (choice.equals(DeviceChoice.PATTERN)) {
            pattern(detach, Problem.NONE);
            return;
        }
        if (!listed) {
            return;
        }
        List<Device> candidates = candidates();
        Problem missing = candidates.stream().anyMatch(choice::names) || choice.equals(DeviceChoice.DEFAULT)
                ? Problem.NONE
                : Problem.NOT_FOUND;
        if (candidates.isEmpty()) {
            pattern(detach, missing == Problem.NONE ? Problem.ABSENT : missing);
            return;
        }
        if (open != null && open.equals(candidates.getFirst())) {
            state = new DeviceState(DeviceKind.CAMERA, Status.OPEN, open.name(), missing);
            return;
        }
        stop(detach);
        Problem first = Problem.NONE;
        for (Device camera : candidates) {
            Problem problem = start(camera);
            if (problem == Problem.NONE) {
                state = new DeviceState(DeviceKind.CAMERA, Status.OPEN, camera.name(), missing);
                return;
            }
            first = first == Problem.NONE ? problem : first;
        }
        state = new DeviceState(
                DeviceKind.CAMERA, Status.FAILED, candidates.getFirst().name(), first);
    }

    /** The chosen camera alone, or all where none is chosen or the chosen one is missing. */
    private List<Device> candidates() {
        for (Device camera : cameras) {
            if (choice.names(camera)) {
                return List.of(camera);
            }
        }
        List<Device> all = new ArrayList<>(cameras);
        if (open != null && all.remove(open)) {
            all.addFirst(open);
        }
        return all;
    }

    private DeviceState closedState() {
        List<Device> candidates = candidates();
        boolean pattern = choice.equals(DeviceChoice.PATTERN) || candidates.isEmpty();
        String name = pattern ? PATTERN_NAME : candidates.getFirst().name();
        return new DeviceState(
                DeviceKind.CAMERA, Status.CLOSED, choice.equals(DeviceChoice.NONE) ? "" : name, Problem.NONE);
    }

    private void pattern(Runnable detach, Problem problem) {
        if (track != natives.pattern().track()) {
            stop(detach);
            natives.pattern().start();
            use(natives.pattern().track());
        }
        state = new DeviceState(DeviceKind.CAMERA, Status.PATTERN, PATTERN_NAME, problem);
    }

    private Problem start(Device camera) {
        try {
            natives.camera().start(nodes.get(camera.id()));
        } catch (Throwable e) {
            // The library throws java.lang.Error, whatever the cause.
            LOG.warn("the camera {} could not be opened: {}", camera.name(), e.toString());
            natives.camera().stop();
            return CameraProblem.find(camera.id());
        }
        open = camera;
        openedAt = Clock.now();
        tap.keep(true);
        use(natives.camera().track());
        return Problem.NONE;
    }

    private void use(VideoTrack newTrack) {
        track = newTrack;
        tap.source(newTrack);
    }

    private void stop(Runnable detach) {
        if (track == null) {
            return;
        }
        track = null;
        detach.run();
        tap.keep(false);
        tap.source(null);
        natives.pattern().stop();
        natives.camera().stop();
        open = null;
    }

    // An unplugged or stuck camera just sends nothing more, while a native thread spins until it is stopped.
    private void watch() {
        if (open == null) {
            return;
        }
        long last = tap.lastPicture();
        long now = Clock.now();
        boolean seen = last >= openedAt;
        if (now - (seen ? last : openedAt) > (seen ? STALLED_MS : SLOW_START_MS)) {
            String name = open.name();
            LOG.warn("the camera {} gives no pictures", name);
            // Those who send the track see it end with the change below.
            stop(() -> {});
            state = new DeviceState(DeviceKind.CAMERA, Status.FAILED, name, Problem.STALLED);
            changed.run();
        }
    }
}
