package dev.parley.app;

import dev.parley.app.settings.Preferences;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names that the profile and the system know, and that a report may not have. */
final class KnownNames {
    private KnownNames() {}

    /**
     * Names of this computer, of its user, and of servers and accounts that were used once. Asks the system for this
     * computer's name, which may block.
     *
     * @param updates where a newer version is asked for; empty for nowhere
     * @param environment the process's environment
     * @param userHome whose last part may be a name that the system writes otherwise than the user's
     */
    static Set<String> of(Preferences preferences, String updates, Map<String, String> environment, Path userHome) {
        Set<String> names = new TreeSet<>();
        names.addAll(preferences.accounts().values());
        preferences.accounts().keySet().forEach(server -> addHost(names, server));
        preferences.pins().keySet().forEach(server -> addHost(names, server));
        addHost(names, preferences.server());
        addHost(names, updates);
        names.add(System.getProperty("user.name", ""));
        if (userHome.getFileName() != null) {
            names.add(userHome.getFileName().toString());
        }
        addComputer(names, environment.getOrDefault("COMPUTERNAME", ""));
        addComputer(names, environment.getOrDefault("HOSTNAME", ""));
        try {
            addComputer(names, InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException _) {
            // A computer that doesn't find itself has its name in the environment, if anywhere.
        }
        return names;
    }

    /** The first part stands alone as well. */
    private static void addComputer(Set<String> names, String name) {
        if (!name.equalsIgnoreCase("localhost")) {
            names.add(name);
            int dot = name.indexOf('.');
            names.add(dot > 0 ? name.substring(0, dot) : name);
        }
    }

    private static void addHost(Set<String> names, String address) {
        if (address.isEmpty() || address.equals(Preferences.EMBEDDED)) {
            return;
        }
        names.add(address);
        try {
            URI uri = URI.create(address);
            if (uri.getRawAuthority() != null) {
                names.add(uri.getRawAuthority());
                names.add(uri.getRawAuthority().replaceFirst(":[0-9]*$", ""));
            }
        } catch (IllegalArgumentException _) {
            // What can't be read is in the log as it is, if at all.
        }
    }
}
