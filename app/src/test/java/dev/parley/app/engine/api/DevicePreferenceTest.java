package dev.parley.app.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePreferenceTest {
    private static final List<Device> PLUGGED = List.of(
            new Device(DeviceKind.SPEAKER, "a", "Amp", false),
            new Device(DeviceKind.SPEAKER, "b", "Box", true),
            new Device(DeviceKind.SPEAKER, "c", "Cans", false));

    private static DevicePreference of(String ranked) {
        return new DevicePreference(
                List.of(ranked.split(" ", -1)).stream().map(DeviceChoice::new).toList());
    }

    private static String ids(List<Device> devices) {
        return String.join(" ", devices.stream().map(Device::id).toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    default       | b a c
                    c             | c
                    Cans          | c
                    c a           | c a
                    gone a        | a
                    gone          | b a c
                    gone default  | b a c
                    c default     | c b a
                    none c        | ''
                    pattern       | ''
                    """)
    void the_devices_to_try(String ranked, String wanted) {
        assertEquals(wanted, ids(of(ranked).candidates(PLUGGED)));
    }

    @ParameterizedTest(name = "{0} and then {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    default    | a       | a default
                    a default  | b       | b a default
                    b a        | a       | a b
                    b a        | none    | none b a
                    none b a   | a       | a b
                    pattern b  | default | default b
                    """)
    void what_is_chosen_goes_before_what_was(String before, String choice, String after) {
        assertEquals(of(after), of(before).prefer(new DeviceChoice(choice)));
    }

    @Test
    void of_those_chosen_long_ago_the_last_is_let_go_of() {
        DevicePreference preference = DevicePreference.DEFAULT;
        for (int i = 0; i < 20; i++) {
            preference = preference.prefer(new DeviceChoice("d" + i));
        }
        assertEquals(8, preference.ranked().size());
        assertEquals("d19", preference.first().value());
    }

    @Test
    void a_device_is_found_by_its_id_before_its_name() {
        List<Device> twins = List.of(
                new Device(DeviceKind.CAMERA, "usb-1", "Twin", true),
                new Device(DeviceKind.CAMERA, "usb-2", "Twin (2)", false));
        assertEquals(
                "usb-2",
                DevicePreference.find(new DeviceChoice("usb-2", "Twin"), twins).id());
        // It was plugged in somewhere else.
        assertEquals(
                "usb-1",
                DevicePreference.find(new DeviceChoice("usb-7", "Twin"), twins).id());
    }

    @Test
    void what_is_best() {
        assertTrue(of("c a").isBest(PLUGGED.get(2), PLUGGED));
        assertFalse(of("gone a").isBest(PLUGGED.get(0), PLUGGED));
        assertTrue(of("default a").isBest(PLUGGED.get(0), PLUGGED));
        assertThrows(IllegalArgumentException.class, () -> new DevicePreference(List.of()));
    }
}
