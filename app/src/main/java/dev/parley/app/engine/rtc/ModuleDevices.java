package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.devices.DeviceNames;
import dev.parley.app.engine.devices.SoundDevices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sound devices as the library lists them, chosen by its own calls: a change takes effect only from stop to start. */
final class ModuleDevices implements SoundDevices {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final AudioDeviceModuleBase module;
    private final Repeated<List<Device>> look;
    private Device microphoneNow;
    private Device speakerNow;

    ModuleDevices(AudioDeviceModuleBase module, EngineThread thread, Listener listener) {
        this.module = module;
        this.look = new Repeated<>("sound-devices", PERIOD, ModuleDevices::list, listener::listed, thread);
    }

    @Override
    public void start() {
        look.start();
    }

    @Override
    public void route(Device microphone, boolean recording, Device speaker, boolean playing) {
        AudioDevice source = isOther(microphone, microphoneNow) ? find(module.getRecordingDevices(), microphone) : null;
        if (source != null) {
            microphoneNow = microphone;
            module.stopRecording();
            module.setRecordingDevice(source);
            if (recording) {
                module.initRecording();
                module.startRecording();
            }
        }
        AudioDevice sink = isOther(speaker, speakerNow) ? find(module.getPlayoutDevices(), speaker) : null;
        if (sink != null) {
            speakerNow = speaker;
            module.stopPlayout();
            module.setPlayoutDevice(sink);
            if (playing) {
                module.initPlayout();
                module.startPlayout();
            }
        }
    }

    private static boolean isOther(Device wanted, Device now) {
        return wanted != null && (now == null || !wanted.id().equals(now.id()));
    }

    private static List<Device> list() {
        List<Device> devices = new ArrayList<>();
        add(
                devices,
                DeviceKind.MICROPHONE,
                MediaDevices.getAudioCaptureDevices(),
                MediaDevices.getDefaultAudioCaptureDevice());
        add(
                devices,
                DeviceKind.SPEAKER,
                MediaDevices.getAudioRenderDevices(),
                MediaDevices.getDefaultAudioRenderDevice());
        return DeviceNames.tellApart(devices);
    }

    private static void add(List<Device> devices, DeviceKind kind, List<AudioDevice> all, AudioDevice standard) {
        String first = standard == null ? "" : standard.getDescriptor();
        all.stream()
                .map(d -> new Device(
                        kind, d.getDescriptor(), d.getName(), d.getDescriptor().equals(first)))
                .forEach(devices::add);
    }

    /** Null where the module does not know it yet. */
    private static AudioDevice find(List<AudioDevice> all, Device wanted) {
        return all.stream()
                .filter(device -> wanted.id().equals(device.getDescriptor())
                        || wanted.name().equals(device.getName()))
                .findFirst()
                .orElse(null);
    }
}
