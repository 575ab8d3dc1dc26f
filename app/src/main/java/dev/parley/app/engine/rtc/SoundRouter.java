package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.parley.app.engine.api.Device;
import java.util.List;
import java.util.Locale;

/** Puts the two sound streams of this process on devices. Engine thread only. */
interface SoundRouter {
    /** For modules without devices. */
    SoundRouter NONE = (microphone, recording, speaker, playing) -> {};

    /**
     * Says where the streams belong from now on; nothing happens where they are there already.
     *
     * @param microphone where sound is taken from; null where there is none
     * @param recording whether it is being taken
     * @param speaker where sound is played; null where there is none
     * @param playing whether it is being played
     */
    void route(Device microphone, boolean recording, Device speaker, boolean playing);

    /** The one for this system. */
    static SoundRouter of(AudioDeviceModuleBase module) {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
        return linux ? new PulseRouter() : new ModuleRouter(module);
    }

    /** By the module's own calls: a change takes effect only from stop to start. */
    final class ModuleRouter implements SoundRouter {
        private final AudioDeviceModuleBase module;
        private Device microphoneNow;
        private Device speakerNow;

        ModuleRouter(AudioDeviceModuleBase module) {
            this.module = module;
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

        private static AudioDevice find(List<AudioDevice> all, Device wanted) {
            for (AudioDevice device : all) {
                if (wanted.id().equals(device.getDescriptor()) || wanted.name().equals(device.getName())) {
                    return device;
                }
            }
            return all.getFirst();
        }
    }
}
