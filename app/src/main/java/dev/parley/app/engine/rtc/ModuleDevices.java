package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
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
        if (microphone != null && !microphone.equals(microphoneNow)) {
            microphoneNow = microphone;
            module.stopRecording();
            module.setRecordingDevice(find(module.getRecordingDevices(), microphone));
            if (recording) {
                module.initRecording();
                module.startRecording();
            }
        }
        if (speaker != null && !speaker.equals(speakerNow)) {
            speakerNow = speaker;
            module.stopPlayout();
            module.setPlayoutDevice(find(module.getPlayoutDevices(), speaker));
            if (playing) {
                module.initPlayout();
                module.startPlayout();
            }
        }
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

    private static AudioDevice find(List<AudioDevice> all, Device wanted) {
        for (AudioDevice device : all) {
            if (wanted.id().equals(device.getDescriptor()) || wanted.name().equals(device.getName())) {
                return device;
            }
        }
        return all.getFirst();
    }
}
