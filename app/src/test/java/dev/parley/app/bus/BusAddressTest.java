package dev.parley.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BusAddressTest {
    @Test
    void the_message_bus_is_the_named_one_or_the_one_of_the_runtime_directory() {
        assertEquals(
                "unix:path=/a",
                BusAddress.of(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a", "XDG_RUNTIME_DIR", "/r")));
        assertEquals("unix:path=/r/bus", BusAddress.of(Map.of("XDG_RUNTIME_DIR", "/r")));
        assertNull(BusAddress.of(Map.of()));
    }
}
