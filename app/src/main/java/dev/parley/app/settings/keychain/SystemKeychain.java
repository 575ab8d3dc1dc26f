package dev.parley.app.settings.keychain;

import dev.parley.app.bus.BusAddress;
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
        return () -> SecretService.find(BusAddress.of(environment), SecretService.Patience.USUAL);
    }
}
