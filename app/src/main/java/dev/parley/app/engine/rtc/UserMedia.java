package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.ConstrainableCamera;
import dev.parley.app.engine.api.constraints.ConstrainableMicrophone;
import dev.parley.app.engine.api.constraints.Kind;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.engine.api.constraints.MediaTrackSettings;
import dev.parley.app.engine.api.constraints.OverconstrainedError;
import dev.parley.app.engine.api.constraints.Selection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracks of the laboratory: {@code getUserMedia}, {@code applyConstraints} and {@code stop} (Media Capture and
 * Streams, sections 10.2, 11.1 and 4.3.3) of the preferred camera and microphone. Engine thread only.
 */
final class UserMedia {
    private static final Logger LOG = LoggerFactory.getLogger(UserMedia.class);

    private final LocalVideo video;
    private final Sound sound;
    private final MicrophoneMonitor monitor;
    private final BooleanSupplier known;
    private final Consumer<EngineEvent> events;
    private final Runnable refresh;
    /** What was told last of each track that is live. */
    private final Map<DeviceKind, TrackState> told = new EnumMap<>(DeviceKind.class);

    /** What was asked for before devices were known; null for nothing. */
    private EngineCommand.GetUserMedia waiting;

    private boolean camera;
    private boolean microphone;
    private MediaTrackConstraints audio = MediaTrackConstraints.NONE;

    /**
     * No tracks.
     *
     * @param known whether it is known yet which devices there are
     * @param refresh makes devices as everything wants them
     */
    UserMedia(
            LocalVideo video,
            Sound sound,
            MicrophoneMonitor monitor,
            BooleanSupplier known,
            Consumer<EngineEvent> events,
            Runnable refresh) {
        this.video = video;
        this.sound = sound;
        this.monitor = monitor;
        this.known = known;
        this.events = events;
        this.refresh = refresh;
    }

    boolean wantsCamera() {
        return camera;
    }

    /** Opens tracks, each in place of the one of its kind; all or none. Just after the start that waits for the devices. */
    void getUserMedia(EngineCommand.GetUserMedia command) {
        waiting = command;
        devicesListed();
    }

    /** Maybe all that is plugged in is known now. */
    void devicesListed() {
        EngineCommand.GetUserMedia asked = waiting;
        if (asked != null && known.getAsBoolean()) {
            waiting = null;
            getUserMedia(asked.request(), asked.constraints());
        }
    }

    private void getUserMedia(int request, MediaStreamConstraints wanted) {
        stop(wanted);
        MediaError error;
        try {
            error = open(wanted);
        } catch (RuntimeException | Error e) {
            // Whatever the library throws, who asked is answered.
            LOG.warn("a track could not be opened", e);
            DeviceKind kind = wanted.video() != null ? DeviceKind.CAMERA : DeviceKind.MICROPHONE;
            error = new MediaError(kind, "NotReadableError", e.toString());
        }
        if (error != null) {
            stop(wanted);
        }
        answer(request, error);
    }

    private MediaError open(MediaStreamConstraints wanted) {
        MediaError error =
                wanted.video() == null ? null : openCamera(wanted.video().forKind(Kind.VIDEO));
        return error == null && wanted.audio() != null
                ? openMicrophone(wanted.audio().forKind(Kind.AUDIO))
                : error;
    }

    /** Changes a track; where that can't be, it stays as it is. */
    void applyConstraints(int request, DeviceKind kind, MediaTrackConstraints constraints) {
        MediaError error;
        if (!told.containsKey(kind)) {
            error = new MediaError(kind, "InvalidStateError", "There is no such track any more. Share it again.");
        } else if (kind == DeviceKind.CAMERA) {
            OverconstrainedError over = video.constrain(constraints);
            error = over == null ? null : overconstrained(kind, over);
        } else {
            error = openMicrophone(constraints);
        }
        answer(request, error);
    }

    /** Ends a track. */
    void stop(DeviceKind kind) {
        if (kind == DeviceKind.CAMERA) {
            camera = false;
            video.constrain(MediaTrackConstraints.NONE);
        } else {
            microphone = false;
            monitor.laboratory(null);
        }
        refresh.run();
        if (told.remove(kind) != null) {
            events.accept(new EngineEvent.TrackEnded(kind));
        }
    }

    /** Tells what has become of the tracks, after devices have changed. */
    void update() {
        if (camera) {
            LocalVideo.Open open = video.open();
            TrackState before = told.get(DeviceKind.CAMERA);
            if (open != null && video.overconstrained() == null && (before == null || isGoingOn(before, open))) {
                String id = open.camera().device().id();
                tell(new TrackState(
                        DeviceKind.CAMERA,
                        open.camera().device().name(),
                        video.constraints(),
                        open.candidate().settings(),
                        new ConstrainableCamera(id, open.modes()).capabilities(),
                        open.modes()));
            } else if (before != null) {
                stop(DeviceKind.CAMERA);
            }
        }
        if (microphone) {
            Device device = sound.device(DeviceKind.MICROPHONE);
            if (device != null && sound.records()) {
                ConstrainableMicrophone one = new ConstrainableMicrophone(device.id());
                if (one.selectSettings(audio) instanceof Selection.Selected<MediaTrackSettings> selected) {
                    MediaTrackSettings settings = selected.candidate();
                    tell(new TrackState(
                            DeviceKind.MICROPHONE, device.name(), audio, settings, one.capabilities(), List.of()));
                }
            } else if (told.containsKey(DeviceKind.MICROPHONE)) {
                stop(DeviceKind.MICROPHONE);
            }
        }
    }

    /** A track ends with its device (section 4.3.1), and is not there again with another one, unless that was chosen. */
    private boolean isGoingOn(TrackState before, LocalVideo.Open open) {
        String id = before.settings().deviceId();
        return open.camera().device().id().equals(id) || video.isPluggedIn(id);
    }

    /** The microphone can't be had, or is gone. */
    void microphoneBroke() {
        if (microphone) {
            stop(DeviceKind.MICROPHONE);
        }
    }

    private MediaError openCamera(MediaTrackConstraints constraints) {
        OverconstrainedError over = video.constrain(constraints);
        if (over != null) {
            return overconstrained(DeviceKind.CAMERA, over);
        }
        camera = true;
        refresh.run();
        if (video.open() == null) {
            return failed(video.state());
        }
        // Another one may have been opened than was thought.
        OverconstrainedError other = video.overconstrained();
        return other == null ? null : overconstrained(DeviceKind.CAMERA, other);
    }

    private MediaError openMicrophone(MediaTrackConstraints constraints) {
        Device device = sound.device(DeviceKind.MICROPHONE);
        if (device == null || !sound.records()) {
            return failed(sound.microphoneState());
        }
        return switch (new ConstrainableMicrophone(device.id()).selectSettings(constraints)) {
            case Selection.Overconstrained<MediaTrackSettings>(OverconstrainedError over) ->
                overconstrained(DeviceKind.MICROPHONE, over);
            case Selection.Selected<MediaTrackSettings>(MediaTrackSettings settings, double _) -> {
                microphone = true;
                audio = constraints;
                monitor.laboratory(processing(settings));
                yield null;
            }
        };
    }

    private static SoundProcessing processing(MediaTrackSettings settings) {
        return new SoundProcessing(
                settings.echoCancellation(),
                settings.noiseSuppression()
                        ? SoundProcessing.NoiseSuppression.HIGH
                        : SoundProcessing.NoiseSuppression.OFF,
                settings.autoGainControl(),
                false);
    }

    private void stop(MediaStreamConstraints kinds) {
        if (kinds.video() != null) {
            stop(DeviceKind.CAMERA);
        }
        if (kinds.audio() != null) {
            stop(DeviceKind.MICROPHONE);
        }
    }

    private void answer(int request, MediaError error) {
        update();
        events.accept(
                error == null ? new EngineEvent.ConstraintsMet(request) : new EngineEvent.MediaRefused(request, error));
    }

    private void tell(TrackState track) {
        if (!track.equals(told.put(track.kind(), track))) {
            events.accept(new EngineEvent.TrackChanged(track));
        }
    }

    private static MediaError overconstrained(DeviceKind kind, OverconstrainedError over) {
        return new MediaError(kind, "OverconstrainedError", over.constraint(), over.message(), over.unmet());
    }

    /** The name that the standard has for what is wrong (section 10.2, step 6.10). */
    private static MediaError failed(DeviceState state) {
        String name =
                switch (state.problem()) {
                    case DENIED -> "NotAllowedError";
                    case BUSY, STALLED, DARK, UNKNOWN -> "NotReadableError";
                    case NONE, ABSENT, NOT_FOUND, UNPLUGGED, NO_SOUND_SERVER -> "NotFoundError";
                };
        return new MediaError(state.kind(), name, state.problem() + " " + state.name());
    }
}
