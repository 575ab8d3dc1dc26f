package dev.parley.app.settings.keychain;

import java.util.Locale;
import java.util.Map;

/** The keychain of the system that this program runs on. */
public final class SystemKeychain {
    private SystemKeychain() {}

    /**
     * Looks for it.
     *
     * @param environment of the process
     * @param osName as {@code os.name}
     */
    public static Keychain.Finder finder(Map<String, String> environment, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return WindowsCredentials::load;
        }
        if (os.startsWith("mac")) {
            return MacKeychain::load;
        }
        String address = busAddress(environment);
        return () -> SecretService.find(address, SecretService.Patience.USUAL);
    }

    /** The address of the person's message bus (D-Bus specification, Starting servers); null if there is none. */
    static String busAddress(Map<String, String> environment) {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!address.isEmpty()) {
            return address;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return runtime.isEmpty() ? null : "unix:path=" + runtime + "/bus";
    }
}
