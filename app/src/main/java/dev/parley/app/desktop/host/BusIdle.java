package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds off the screen saver by {@code org.freedesktop.ScreenSaver} (Idle Inhibition Service Draft), or by the portal
 * {@code org.freedesktop.portal.Inhibit} where there is none. Both forget it when our connection ends. On the desktop's
 * thread.
 */
final class BusIdle {
    private static final Logger LOG = LoggerFactory.getLogger(BusIdle.class);
    private static final Peer SAVER =
            new Peer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver");
    private static final Peer PORTAL = new Peer(
            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit");
    private static final long IDLE = 8;

    private final SessionBus bus;
    /** Takes the inhibition back; null while there is none. */
    private Runnable release;

    BusIdle(SessionBus bus) {
        this.bus = bus;
    }

    void inhibit(String reason) {
        if (release != null) {
            return;
        }
        try {
            Object cookie = bus.call(SAVER, "Inhibit", "ss", "Parley", reason)[0];
            release = () -> bus.send(SAVER, "UnInhibit", "u", cookie);
        } catch (BusException e) {
            LOG.debug("no screen saver to hold off; the portal is asked", e);
            byPortal(reason);
        }
    }

    private void byPortal(String reason) {
        try {
            Object handle = bus.call(
                            PORTAL,
                            "Inhibit",
                            "sua{sv}",
                            "",
                            new UInt32(IDLE),
                            Values.variants(Map.of("reason", reason)))[0];
            Peer request = PORTAL.at(String.valueOf(handle), "org.freedesktop.portal.Request");
            release = () -> bus.send(request, "Close", null);
        } catch (BusException e) {
            LOG.info("the screen saver can't be held off: {}", e.getMessage());
        }
    }

    void release() {
        if (release != null) {
            release.run();
            release = null;
        }
    }
}
