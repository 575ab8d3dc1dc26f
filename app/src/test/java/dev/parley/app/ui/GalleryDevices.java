package dev.parley.app.ui;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineEvent.HearingYourself.Phase;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.session.CallView;
import dev.parley.app.session.RingerView;
import dev.parley.app.session.SoundView;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pages of the {@link Gallery} that are about camera and sound. */
final class GalleryDevices {
    private static final String LONG_DEVICE =
            "Jabra Evolve2 85 UC Stereo with Charging Stand (Digital Stereo IEC958, second profile) Analog Mono";

    private GalleryDevices() {}

    static void addTo(Map<String, Consumer<State>> pages) {
        pages.put("devices", Gallery::home);
        pages.put("devices-end", Gallery::home);
        pages.put("devices-long", GalleryDevices::longNames);
        pages.put("devices-dead", Gallery::home);
        pages.put("devices-hearing", s -> {
            Gallery.home(s);
            s.sound = new SoundView(
                    new SoundProcessing(true, NoiseSuppression.LOW, true, true), true, false, Phase.RECORDING);
        });
        pages.put("devices-missing", GalleryDevices::missing);
        pages.put("devices-open", GalleryDevices::missing);
        pages.put("devices-long-open", GalleryDevices::longNames);
        pages.put("call-menu-open", s -> {
            missing(s);
            Gallery.call(s);
        });
        pages.put("call-menu-long-open", s -> {
            longNames(s);
            Gallery.call(s);
        });
        pages.put("check", s -> {
            Gallery.home(s);
            incoming(s);
        });
        pages.put("check-long", s -> {
            longNames(s);
            incoming(s);
            s.displayName = Gallery.LONG;
        });
        pages.put("call-muted", s -> {
            Gallery.call(s);
            s.microphone = false;
        });
        pages.put("call-talking", s -> {
            Gallery.call(s);
            s.microphone = false;
        });
        pages.put("call-warned", s -> {
            Gallery.call(s);
            s.microphone = false;
            s.remoteMicrophone = false;
            s.sound = new SoundView(SoundProcessing.DEFAULT, true, true, Phase.IDLE);
        });
        pages.put("call-sound", Gallery::call);
        pages.put("call-stand-in", s -> {
            missing(s);
            Gallery.call(s);
        });
    }

    /** It rings besides on a speaker that is not plugged in. */
    private static void ringer(State s, String name) {
        s.ringer = new RingerView(
                DevicePreference.of(new DeviceChoice("spk9", name)),
                new DeviceState(DeviceKind.SPEAKER, Status.FAILED, "", Problem.NOT_FOUND, name, ""),
                false);
    }

    private static void incoming(State s) {
        s.phase = CallView.Phase.INCOMING;
        s.outgoing = false;
    }

    private static void longNames(State s) {
        Gallery.home(s);
        s.devices = List.of(
                new Device(DeviceKind.CAMERA, "cam0", LONG_DEVICE, true),
                new Device(DeviceKind.MICROPHONE, "mic0", LONG_DEVICE, true),
                new Device(DeviceKind.SPEAKER, "spk0", LONG_DEVICE, true));
        for (Device device : s.devices) {
            s.preferred.put(
                    device.kind(),
                    DevicePreference.of(
                            DeviceChoice.of(device), new DeviceChoice("old", LONG_DEVICE), DeviceChoice.DEFAULT));
        }
        s.deviceStates.put(
                DeviceKind.CAMERA, new DeviceState(DeviceKind.CAMERA, Status.OPEN, LONG_DEVICE, Problem.DARK));
        ringer(s, LONG_DEVICE);
    }

    private static void missing(State s) {
        Gallery.home(s);
        s.preferred.put(
                DeviceKind.CAMERA,
                DevicePreference.of(new DeviceChoice("cam9", "Logitech C920"), DeviceChoice.DEFAULT));
        s.preferred.put(
                DeviceKind.MICROPHONE,
                DevicePreference.of(
                        new DeviceChoice("mic9", "Jabra Evolve2"),
                        new DeviceChoice("mic0", "Built-in Audio Analog Stereo"),
                        DeviceChoice.DEFAULT));
        s.deviceStates.put(
                DeviceKind.CAMERA,
                new DeviceState(DeviceKind.CAMERA, Status.FAILED, "Integrated Camera", Problem.BUSY, "", "Cheese"));
        s.deviceStates.put(
                DeviceKind.MICROPHONE,
                new DeviceState(
                        DeviceKind.MICROPHONE,
                        Status.OPEN,
                        "Built-in Audio Analog Stereo",
                        Problem.NOT_FOUND,
                        "Jabra Evolve2",
                        ""));
        s.deviceStates.put(DeviceKind.SPEAKER, new DeviceState(DeviceKind.SPEAKER, Status.FAILED, "", Problem.ABSENT));
        ringer(s, "Desk loudspeaker");
    }
}
