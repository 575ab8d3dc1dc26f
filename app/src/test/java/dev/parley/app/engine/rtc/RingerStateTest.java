package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingerStateTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    none         | a b | CLOSED NONE
                    none b       | a b | CLOSED NONE
                    b            | a b | CLOSED NONE B
                    default      | a b | CLOSED NONE A
                    gone b       | a b | CLOSED NOT_FOUND B instead of gone
                    gone         | a b | FAILED NOT_FOUND instead of gone
                    gone default | a b | CLOSED NOT_FOUND A instead of gone
                    b            |     | FAILED ABSENT instead of b
                    """)
    void where_it_would_ring(String ranked, String plugged, String wanted) {
        List<Device> speakers = plugged == null
                ? List.of()
                : List.of(
                        new Device(DeviceKind.SPEAKER, "a", "A", true),
                        new Device(DeviceKind.SPEAKER, "b", "B", false));
        DevicePreference preference = new DevicePreference(
                List.of(ranked.split(" ")).stream().map(DeviceChoice::new).toList());
        var state = Ringer.state(preference, speakers, true, null, null);
        String name = state.name().isEmpty() ? "" : " " + state.name();
        String instead = state.wanted().isEmpty() ? "" : " instead of " + state.wanted();
        assertEquals(wanted, state.status() + " " + state.problem() + name + instead);
    }
}
