package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.constraints.ConstrainableCamera;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.engine.api.constraints.OverconstrainedError;
import dev.parley.app.engine.api.constraints.Selection;
import dev.parley.app.engine.api.constraints.VideoCandidate;
import dev.parley.app.engine.api.constraints.VideoMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own picture: a camera, the test pattern or nothing. A device is open while a peer, a preview or the laboratory wants
 * it and not a moment longer. Engine thread only.
 */
final class LocalVideo {
    private static final Logger LOG = LoggerFactory.getLogger(LocalVideo.class);
    private static final Duration WATCH_PERIOD = Duration.ofMillis(250);
    private static final long STALLED_MS = 2000;
    // A camera may take its time to the first picture.
    private static final long SLOW_START_MS = 4000;
    private static final long DARK_MS = 3000;
    /** As if it were a camera that lists one mode. */
    private static final List<VideoMode> PATTERN_MODES =
            List.of(new VideoMode(PatternSource.WIDTH, PatternSource.HEIGHT, PatternSource.RATE));

    private final Natives natives;
    private final PictureTap tap = new PictureTap(null);
    private final Runnable detach;
    private final Runnable changed;
    private final CameraChoice choice = new CameraChoice();
    private MediaTrackConstraints constraints = MediaTrackConstraints.NONE;
    private boolean wanted;
    private DeviceState state = choice.closed();
    /** What is open; null while nothing is. */
    private Open open;

    private long openedAt;
    private VideoTrack track;

    /** A camera, what it lists, and what was made of that. */
    record Open(Camera camera, List<VideoMode> modes, VideoCandidate candidate) {
        /** Whether that is the same camera, plugged in since; its name in the list may be another. */
        boolean isOf(Camera other) {
            return camera.node().equals(other.node())
                    && camera.device().id().equals(other.device().id());
        }
    }

    /**
     * Starts with nothing open.
     *
     * @param detach takes the track away from all who send it, before a camera is opened or closed
     * @param changed called when the track or the state changed by itself
     */
    LocalVideo(Natives natives, EngineThread thread, Runnable detach, Runnable changed) {
        this.natives = natives;
        this.detach = detach;
        this.changed = changed;
        var unused = thread.every(WATCH_PERIOD, this::watch);
    }

    /** Runs what chooses a mode once; any thread. */
    static void warmUp() {
        Selection<VideoCandidate> unused = select(Camera.PATTERN, PATTERN_MODES, MediaTrackConstraints.NONE);
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

    /** The camera in use, or null. */
    Open open() {
        return open;
    }

    /** Whether a camera of this id, or the test pattern, can be had. */
    boolean isPluggedIn(String id) {
        return id.equals(Camera.PATTERN.device().id())
                || choice.cameras().stream()
                        .anyMatch(camera -> camera.device().id().equals(id));
    }

    /** Makes it so; a failure that was found stays until something else is asked for. */
    void want(boolean on) {
        if (on != wanted) {
            wanted = on;
            choice.tryAgain();
            apply();
        }
    }

    void prefer(DevicePreference preference) {
        if (choice.prefer(preference)) {
            choice.tryAgain();
            apply();
        }
    }

    /** Tries again after a failure. */
    void retry() {
        choice.tryAgain();
        apply();
    }

    void listed(List<Camera> cameras) {
        if (choice.listed(cameras, open == null ? null : open.camera())) {
            apply();
        }
    }

    MediaTrackConstraints constraints() {
        return constraints;
    }

    /**
     * Sets what pictures are to be like (Media Capture, section 11.1, ApplyConstraints), of the camera that is open and of
     * each that is opened later. One that can't is opened as it does best, which {@link #overconstrained} tells.
     *
     * @return why that can't be; then all stays as it was. Null if it can, or is not known before a camera is open.
     */
    OverconstrainedError constrain(MediaTrackConstraints now) {
        Camera camera = open != null ? open.camera() : choice.isPattern() ? Camera.PATTERN : choice.best();
        List<VideoMode> modes = open != null ? open.modes() : camera == null ? List.of() : modes(camera);
        if (!modes.isEmpty() && select(camera, modes, now) instanceof Selection.Overconstrained<VideoCandidate> over) {
            return over.error();
        }
        constraints = now;
        if (open != null
                && select(camera, modes, now) instanceof Selection.Selected<VideoCandidate> selected
                && !selected.candidate().equals(open.candidate())) {
            stop();
            apply();
        }
        return null;
    }

    /** Why the open camera is not as the constraints want it; null where it is. */
    OverconstrainedError overconstrained() {
        return open != null
                        && select(open.camera(), open.modes(), constraints)
                                instanceof Selection.Overconstrained<VideoCandidate> over
                ? over.error()
                : null;
    }

    /** Closes everything, for good. */
    void close() {
        wanted = false;
        stop();
    }

    private void apply() {
        state = make();
    }

    private DeviceState make() {
        if (!wanted || choice.preference().isNone()) {
            stop();
            return choice.closed();
        }
        if (choice.isPattern()) {
            if (open == null || !open.camera().isPattern()) {
                stop();
                start(Camera.PATTERN);
            }
            return choice.pattern();
        }
        if (!choice.isKnown()) {
            return state;
        }
        for (Camera best = choice.best(); best != null; best = choice.best()) {
            if (open != null && open.isOf(best)) {
                return choice.open(best, tap.isDark(DARK_MS));
            }
            stop();
            start(best);
        }
        stop();
        return choice.failed();
    }

    private void start(Camera camera) {
        try {
            List<VideoMode> modes = modes(camera);
            Selection<VideoCandidate> selection = select(camera, modes, constraints);
            if (selection instanceof Selection.Overconstrained<VideoCandidate>) {
                // Asked for of another camera: what this one does best is better than nothing.
                selection = select(camera, modes, MediaTrackConstraints.NONE);
            }
            if (!(selection instanceof Selection.Selected<VideoCandidate>(VideoCandidate candidate, double _))) {
                throw new IOException(camera.node() + " lists no mode");
            }
            if (camera.isPattern()) {
                natives.pattern().start();
            } else {
                natives.camera().start(camera, candidate.mode(), choice.cameras());
            }
            open = new Open(camera, modes, candidate);
        } catch (Throwable e) {
            // The library throws java.lang.Error, whatever the cause.
            LOG.warn("the camera {} could not be opened: {}", camera.device().name(), e.toString());
            natives.camera().stop();
            choice.failed(camera, CameraProblem.find(natives.v4l2(), camera));
            return;
        }
        openedAt = Clock.now();
        tap.keep(!camera.isPattern());
        VideoTrack natively = camera.isPattern()
                ? natives.pattern().track()
                : natives.camera().track();
        if (open.candidate().isNative()) {
            use(natively);
        } else {
            natives.resized().start(natively, open.candidate());
            use(natives.resized().track());
        }
    }

    /** Empty where the camera does not tell. */
    private static List<VideoMode> modes(Camera camera) {
        try {
            return camera.isPattern() ? PATTERN_MODES : CameraSource.modes(camera);
        } catch (Throwable e) {
            LOG.info(
                    "the camera {} does not tell its modes: {}", camera.device().name(), e.toString());
            return List.of();
        }
    }

    private static Selection<VideoCandidate> select(
            Camera camera, List<VideoMode> modes, MediaTrackConstraints wanted) {
        return new ConstrainableCamera(camera.device().id(), modes).selectSettings(wanted);
    }

    private void use(VideoTrack newTrack) {
        track = newTrack;
        tap.source(newTrack);
    }

    private void stop() {
        if (open == null) {
            return;
        }
        open = null;
        track = null;
        try {
            detach.run();
            tap.keep(false);
            tap.source(null);
            natives.resized().stop();
        } finally {
            // Whatever fails before, its light goes out.
            natives.pattern().stop();
            natives.camera().stop();
        }
    }

    // A stuck camera just sends nothing more.
    private void watch() {
        if (open == null || open.camera().isPattern()) {
            return;
        }
        long last = tap.lastPicture();
        boolean seen = last >= openedAt;
        long slow = Math.round(3000 / Math.max(0.01, open.candidate().settings().frameRate()));
        if (Clock.now() - (seen ? last : openedAt) > Math.max(slow, seen ? STALLED_MS : SLOW_START_MS)) {
            LOG.warn("the camera {} gives no pictures", open.camera().device().name());
            choice.failed(open.camera(), new CameraProblem(Problem.STALLED, ""));
        }
        DeviceState before = state;
        apply();
        if (!state.equals(before)) {
            changed.run();
        }
    }
}
