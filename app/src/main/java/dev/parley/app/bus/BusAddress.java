package dev.parley.app.bus;

import java.util.Map;

/** Where the person's message bus is. Pure, and without the library, which takes a while to load. */
public final class BusAddress {
    private BusAddress() {}

    /**
     * The address (D-Bus specification, Starting servers).
     *
     * @param environment of the process
     * @return null if there is none
     */
    public static String of(Map<String, String> environment) {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!address.isEmpty()) {
            return address;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return runtime.isEmpty() ? null : "unix:path=" + runtime + "/bus";
    }
}
