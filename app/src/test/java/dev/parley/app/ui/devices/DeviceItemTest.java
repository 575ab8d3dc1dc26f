package dev.parley.app.ui.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.session.RingerView;
import dev.parley.app.ui.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceItemTest {
    private static List<String> lines(DeviceKind kind, DeviceChoice choice, Device... devices) {
        return DeviceItem.list(
                        State.with(s -> {
                            s.devices = List.of(devices);
                            s.preferred.put(kind, DevicePreference.of(choice));
                        }),
                        kind)
                .stream()
                .map(item -> (item.chosen() ? "*" : "") + item.name() + "="
                        + item.choice().value())
                .toList();
    }

    @Test
    void a_device_is_chosen_by_id_or_by_name() {
        Device speaker = new Device(DeviceKind.SPEAKER, "s0", "Desk", false);
        List<String> wanted = List.of("System default=default", "*Desk=s0", "No speaker=none");
        assertEquals(wanted, lines(DeviceKind.SPEAKER, new DeviceChoice("s0"), speaker));
        assertEquals(wanted, lines(DeviceKind.SPEAKER, new DeviceChoice("Desk"), speaker));
    }

    @Test
    void it_rings_nowhere_else_unless_a_speaker_is_chosen() {
        Device headset = new Device(DeviceKind.SPEAKER, "s0", "Headset", true);
        Device desk = new Device(DeviceKind.SPEAKER, "s1", "Desk", false);
        assertEquals(
                List.of("*Nowhere else", "System default (Headset)", "Headset", "Desk"),
                ringers(DevicePreference.NONE, headset, desk));
        DevicePreference chosen = DevicePreference.of(DeviceChoice.of(desk));
        assertEquals(
                List.of("Nowhere else", "System default (Headset)", "Headset", "*Desk"),
                ringers(chosen, headset, desk));
        assertEquals(
                List.of("Nowhere else", "System default (Headset)", "Headset", "*Desk (not plugged in)"),
                ringers(chosen, headset));
    }

    private static List<String> ringers(DevicePreference preference, Device... devices) {
        return DeviceItem.ringers(State.with(s -> {
                    s.devices = List.of(devices);
                    s.ringer = new RingerView(preference, RingerView.FIRST.state(), false);
                }))
                .stream()
                .map(item -> (item.chosen() ? "*" : "") + item.name())
                .toList();
    }

    @Test
    void of_two_with_one_name_one_is_chosen() {
        List<String> lines = lines(
                DeviceKind.CAMERA,
                new DeviceChoice("Webcam"),
                new Device(DeviceKind.CAMERA, "v0", "Webcam", true),
                new Device(DeviceKind.CAMERA, "v1", "Webcam", false));
        assertEquals(
                List.of(
                        "System default (Webcam)=default",
                        "*Webcam=v0",
                        "Webcam=v1",
                        "Test pattern=pattern",
                        "No camera=none"),
                lines);
    }

    @Test
    void a_chosen_device_that_is_gone_stays_in_the_list() {
        assertEquals(
                List.of("System default=default", "*Headset (not plugged in)=Headset", "No microphone=none"),
                lines(DeviceKind.MICROPHONE, new DeviceChoice("Headset")));
    }
}
