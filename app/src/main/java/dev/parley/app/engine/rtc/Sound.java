package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Microphone and speaker. The library opens the microphone while a peer sends its track and the speaker while there is
 * something to receive; this class chooses which devices those are. Engine thread only.
 */
final class Sound {
    private static final Logger LOG = LoggerFactory.getLogger(Sound.class);

    /** What kind of module there is. */
    private enum Kind {
        DEVICES,
        DUMMY,
        ECHO
    }

    private final AudioDeviceModuleBase module;
    private final Kind kind;
    private final SoundRouter router;
    private DeviceChoice microphone = DeviceChoice.DEFAULT;
    private DeviceChoice speaker = DeviceChoice.DEFAULT;
    private List<Device> devices = List.of();
    private boolean recording;
    private boolean playing;
    private boolean held;

    private Sound(AudioDeviceModuleBase module, Kind kind) {
        this.module = module;
        this.kind = kind;
        this.router = kind == Kind.DEVICES ? SoundRouter.of(module) : SoundRouter.NONE;
    }

    /** Opens the system's sound, or a silent stand-in where there is no sound server, or the module that echoes. */
    static Sound open(boolean echo) {
        if (echo) {
            return new Sound(new HeadlessAudioDeviceModule(), Kind.ECHO);
        }
        if (SoundServer.reachable()) {
            try {
                return new Sound(new AudioDeviceModule(), Kind.DEVICES);
            } catch (Throwable e) {
                // The library throws java.lang.Error.
                LOG.error("the sound server refused", e);
            }
        }
        return new Sound(new AudioDeviceModule(AudioLayer.kDummyAudio), Kind.DUMMY);
    }

    AudioDeviceModuleBase module() {
        return module;
    }

    /** Echo and noise are taken off digitally; the system's microphone volume is the person's and is never moved. */
    AudioOptions options() {
        AudioOptions options = new AudioOptions();
        boolean processing = kind != Kind.ECHO;
        options.echoCancellation = processing;
        options.noiseSuppression = processing;
        options.highpassFilter = processing;
        options.autoGainControl = false;
        return options;
    }

    /** Whether this process sends back what it hears instead of using devices. */
    boolean echo() {
        return kind == Kind.ECHO;
    }

    /** Whether there are devices to list. */
    boolean listed() {
        return kind == Kind.DEVICES;
    }

    void choose(DeviceChoice newMicrophone, DeviceChoice newSpeaker) {
        microphone = newMicrophone;
        speaker = newSpeaker;
    }

    void listed(List<Device> newDevices) {
        devices = newDevices;
    }

    /** Whether a microphone may be sent at all. */
    boolean records() {
        return kind != Kind.DUMMY && !microphone.equals(DeviceChoice.NONE);
    }

    /** Whether the sound of peers is wanted: for the speaker, or to send it back. */
    boolean mixes() {
        return kind == Kind.ECHO || plays();
    }

    /** The speaker that is or would be used; null where there is none or it is not known yet. */
    Device speaker() {
        return used(DeviceKind.SPEAKER, speaker);
    }

    /** Whether anything is to be heard here. */
    boolean plays() {
        return kind == Kind.DEVICES && !speaker.equals(DeviceChoice.NONE);
    }

    /**
     * Puts the streams on the chosen devices.
     *
     * @param sending whether a peer sends the microphone
     * @param receiving whether a peer is connected
     */
    void update(boolean sending, boolean receiving) {
        recording = sending && records();
        playing = receiving && plays();
        router.route(used(DeviceKind.MICROPHONE, microphone), recording, used(DeviceKind.SPEAKER, speaker), playing);
        if (held && playing) {
            held = false;
            module.initPlayout();
            module.startPlayout();
        }
        holdPlayout();
    }

    /**
     * Keeps the playout stopped where nothing is to be played, since the library starts it with each description. The
     * headless module in particular takes what it records from the playout; were that running as well, the sound would
     * go at twice its speed.
     */
    void holdPlayout() {
        if (kind != Kind.DUMMY && !plays()) {
            module.stopPlayout();
            held = true;
        }
    }

    DeviceState microphoneState() {
        return state(DeviceKind.MICROPHONE, microphone, recording);
    }

    DeviceState speakerState() {
        return state(DeviceKind.SPEAKER, speaker, playing);
    }

    private DeviceState state(DeviceKind deviceKind, DeviceChoice choice, boolean active) {
        if (kind == Kind.ECHO || choice.equals(DeviceChoice.NONE)) {
            return new DeviceState(deviceKind, Status.CLOSED, "", Problem.NONE);
        }
        if (kind == Kind.DUMMY) {
            return new DeviceState(deviceKind, Status.FAILED, "", Problem.NO_SOUND_SERVER);
        }
        Device device = used(deviceKind, choice);
        if (device == null) {
            return new DeviceState(deviceKind, Status.FAILED, "", Problem.ABSENT);
        }
        Problem problem =
                choice.equals(DeviceChoice.DEFAULT) || choice.names(device) ? Problem.NONE : Problem.NOT_FOUND;
        return new DeviceState(deviceKind, active ? Status.OPEN : Status.CLOSED, device.name(), problem);
    }

    /** The chosen device, the system's default where it is missing, or null where there is none. */
    private Device used(DeviceKind deviceKind, DeviceChoice choice) {
        Device standard = null;
        for (Device device : devices) {
            if (device.kind() == deviceKind) {
                if (choice.names(device)) {
                    return device;
                }
                if (standard == null || device.systemDefault()) {
                    standard = device;
                }
            }
        }
        return standard;
    }
}
