package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.devices.PulseServer;
import dev.parley.app.engine.devices.SoundDevices;
import dev.parley.app.engine.devices.SoundServer;
import dev.parley.app.engine.devices.Systems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final Map<DeviceKind, DevicePreference> preferred = new EnumMap<>(DeviceKind.class);
    /** The devices that were used last, by whose absence a loss is told. */
    private final Map<DeviceKind, Device> last = new EnumMap<>(DeviceKind.class);

    private SoundDevices system = SoundDevices.NONE;
    private List<Device> devices = List.of();
    private boolean recording;
    private boolean playing;
    private boolean held;
    /** Whether the last microphone went while it was recorded. */
    private boolean recordingLost;
    /** Whether the sound server has gone; only another engine can use a new one. */
    private boolean lost;

    private Sound(AudioDeviceModuleBase module, Kind kind) {
        this.module = module;
        this.kind = kind;
        preferred.put(DeviceKind.MICROPHONE, DevicePreference.DEFAULT);
        preferred.put(DeviceKind.SPEAKER, DevicePreference.DEFAULT);
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

    /** Begins to list devices, where there are any; on a thread of its own at first, since binding takes a while. */
    void start(EngineThread thread, SoundDevices.Listener listener) {
        if (kind == Kind.DEVICES) {
            var unused = Thread.ofPlatform().name("sound-devices").daemon().start(() -> {
                SoundDevices made =
                        Systems.LINUX ? new PulseServer(listener) : new ModuleDevices(module, thread, listener);
                thread.post(() -> {
                    system = made;
                    system.start();
                });
            });
        }
    }

    /** Whether this process sends back what it hears instead of using devices. */
    boolean echo() {
        return kind == Kind.ECHO;
    }

    /** Whether there is no sound server, or none any more. */
    boolean isWithoutServer() {
        return kind == Kind.DUMMY || lost;
    }

    void prefer(DevicePreference microphone, DevicePreference speaker) {
        preferred.put(DeviceKind.MICROPHONE, microphone);
        preferred.put(DeviceKind.SPEAKER, speaker);
    }

    /**
     * Takes what is plugged in now.
     *
     * @param sending whether a peer sends sound now, be it of silence
     * @return whether the library can go on; where the last device took a stream with it, only a fresh engine can
     */
    boolean listed(List<Device> newDevices, boolean sending) {
        boolean couldRecord = device(DeviceKind.MICROPHONE) != null;
        boolean couldPlay = device(DeviceKind.SPEAKER) != null;
        devices = newDevices;
        boolean canRecord = device(DeviceKind.MICROPHONE) != null;
        boolean canPlay = device(DeviceKind.SPEAKER) != null;
        recordingLost |= recording && couldRecord && !canRecord;
        try {
            if (recordingLost && canRecord) {
                recordingLost = false;
                module.stopRecording();
                if (sending) {
                    module.initRecording();
                    module.startRecording();
                }
            }
            if (playing && !couldPlay && canPlay) {
                module.stopPlayout();
                module.initPlayout();
                module.startPlayout();
            }
            return true;
        } catch (Throwable e) {
            // A stream that is gone can't be ended for the library, and so none begun in its place; it throws an Error.
            LOG.warn("the sound goes on in a fresh engine: {}", e.toString());
            return false;
        }
    }

    /** The sound server has gone, and all devices with it. */
    void lost() {
        lost = true;
        devices = List.of();
    }

    /**
     * Whether there is a microphone to be sent, and one is wanted. Without one the sound server would give what the
     * speaker plays.
     */
    boolean records() {
        boolean wanted = !preferred.get(DeviceKind.MICROPHONE).isNone() && device(DeviceKind.MICROPHONE) != null;
        return kind == Kind.ECHO || (kind == Kind.DEVICES && !lost && wanted);
    }

    /** Whether the sound of peers is wanted: for the speaker, or to send it back. */
    boolean mixes() {
        return kind == Kind.ECHO || plays();
    }

    /** Whether anything is to be heard here. */
    boolean plays() {
        return kind == Kind.DEVICES
                && !lost
                && !preferred.get(DeviceKind.SPEAKER).isNone();
    }

    /** The device that is or would be used; null where there is none or it is not known yet. */
    Device device(DeviceKind deviceKind) {
        List<Device> candidates = preferred.get(deviceKind).candidates(all(deviceKind));
        return candidates.isEmpty() ? null : candidates.getFirst();
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
        try {
            if (!lost) {
                system.route(device(DeviceKind.MICROPHONE), recording, device(DeviceKind.SPEAKER), playing);
            }
            if (held && playing) {
                held = false;
                module.initPlayout();
                module.startPlayout();
            }
        } catch (Throwable e) {
            // The library throws java.lang.Error. What else was asked for must go on: a camera to be closed above all.
            LOG.error("the sound devices cannot be used as they were chosen", e);
        }
        holdPlayout();
    }

    /**
     * Keeps the playout stopped where nothing is to be played, since the library starts it with each description. The
     * headless module in particular takes what it records from the playout; were that running as well, the sound would
     * go at twice its speed.
     */
    void holdPlayout() {
        if (kind != Kind.DUMMY && !lost && !plays()) {
            held = true;
            try {
                module.stopPlayout();
            } catch (Throwable e) {
                LOG.warn("the playout was stopped already: {}", e.toString());
            }
        }
    }

    DeviceState microphoneState() {
        return state(DeviceKind.MICROPHONE, recording);
    }

    DeviceState speakerState() {
        return state(DeviceKind.SPEAKER, playing);
    }

    private DeviceState state(DeviceKind deviceKind, boolean active) {
        DevicePreference preference = preferred.get(deviceKind);
        if (kind == Kind.ECHO || preference.isNone()) {
            last.remove(deviceKind);
            return new DeviceState(deviceKind, Status.CLOSED, "", Problem.NONE);
        }
        if (isWithoutServer()) {
            return new DeviceState(deviceKind, Status.FAILED, "", Problem.NO_SOUND_SERVER);
        }
        Device device = device(deviceKind);
        if (device == null) {
            Device before = last.get(deviceKind);
            return before == null
                    ? new DeviceState(deviceKind, Status.FAILED, "", Problem.ABSENT)
                    : new DeviceState(deviceKind, Status.FAILED, before.name(), Problem.UNPLUGGED);
        }
        last.put(deviceKind, device);
        Status status = active ? Status.OPEN : Status.CLOSED;
        return preference.isBest(device, all(deviceKind))
                ? new DeviceState(deviceKind, status, device.name(), Problem.NONE)
                : new DeviceState(
                        deviceKind,
                        status,
                        device.name(),
                        Problem.NOT_FOUND,
                        preference.first().name(),
                        "");
    }

    /** All of a kind that are plugged in. */
    List<Device> all(DeviceKind deviceKind) {
        return devices.stream().filter(device -> device.kind() == deviceKind).toList();
    }
}
