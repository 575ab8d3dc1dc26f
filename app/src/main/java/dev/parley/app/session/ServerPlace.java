package dev.parley.app.session;

import dev.parley.app.settings.Preferences;
import java.net.URI;

/**
 * Which server is used.
 *
 * @param key of this server in the preferences: its address, or {@link Preferences#EMBEDDED}; empty for none
 * @param url null for none, and for the embedded one until it runs
 * @param name to show
 */
record ServerPlace(String key, URI url, String name) {
    static final ServerPlace NONE = new ServerPlace("", null, "");

    /** One of somebody else. */
    static ServerPlace remote(URI url) {
        return new ServerPlace(url.toString(), url, url.getAuthority());
    }

    /** This program's own, which does not run yet. */
    static ServerPlace embedded(String deviceName) {
        return new ServerPlace(Preferences.EMBEDDED, null, deviceName);
    }

    /** It runs there. */
    ServerPlace at(URI address) {
        return new ServerPlace(key, address, name);
    }
}
