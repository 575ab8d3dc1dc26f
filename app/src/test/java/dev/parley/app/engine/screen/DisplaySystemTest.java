package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplaySystemTest {
    private final DisplaySystem system = new DisplaySystem(() -> {
        throw new DisplayException("no-portal", "the portal was asked");
    });

    private String code(Map<String, String> environment) {
        return assertThrows(DisplayException.class, () -> system.open(environment, process -> false))
                .code();
    }

    @Test
    void wayland_is_asked_first_and_alone() {
        assertEquals("no-portal", code(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0")));
    }

    @Test
    void without_any_screen_that_is_said() {
        assertEquals("no-x11", code(Map.of()));
        assertEquals("no-x11", code(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "")));
        assertEquals("no-x11", code(Map.of("DISPLAY", ":4711")));
    }
}
