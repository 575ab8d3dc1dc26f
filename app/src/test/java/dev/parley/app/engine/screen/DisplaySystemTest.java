package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.engine.screen.portal.PortalDisplays;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplaySystemTest {
    private final Displays portal = new PortalDisplays(Map.of(), Path.of("token"));
    private final DisplaySystem system = new DisplaySystem(() -> portal);

    private String code(Map<String, String> environment) {
        return assertThrows(DisplayException.class, () -> system.open(environment, process -> false))
                .code();
    }

    @Test
    void wayland_is_asked_first_and_alone() throws Exception {
        assertSame(portal, system.open(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0"), process -> false));
    }

    @Test
    void without_any_screen_that_is_said() {
        assertEquals("no-x11", code(Map.of()));
        assertEquals("no-x11", code(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "")));
        assertEquals("no-x11", code(Map.of("DISPLAY", ":4711")));
    }
}
