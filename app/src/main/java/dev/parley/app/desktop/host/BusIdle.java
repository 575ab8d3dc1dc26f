package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import java.io.IOException;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds off the screen saver by {@code org.freedesktop.ScreenSaver} (Idle Inhibition Service Draft), or by the portal
 * {@code org.freedesktop.portal.Inhibit} where there is none, or at last by the X server itself. All forget it when our
 * connection ends; when a screen saver comes or goes meanwhile, it is asked anew. On the desktop's thread.
 */
final class BusIdle {
    private static final Logger LOG = LoggerFactory.getLogger(BusIdle.class);
    private static final Peer SAVER =
            new Peer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver");
    private static final Peer PORTAL = new Peer(
            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit");
    private static final long IDLE = 8;

    private final SessionBus bus;
    /** Null where none is to be asked. */
    private final XScreenSaver server;
    /** Why it is held off; null while it isn't to be. */
    private String reason;
    /** Whether it is the screen saver of the bus that holds it off. */
    private boolean bySaver;
    /** Takes the inhibition back; null while there is none. */
    private Runnable release;

    /** @param server null where there is none */
    BusIdle(SessionBus bus, XScreenSaver server) throws BusException {
        this.bus = bus;
        this.server = server;
        bus.watch(SAVER.name(), there -> {
            // It may come because we call it, and has our call then.
            if (reason != null && there != bySaver) {
                String again = reason;
                release();
                inhibit(again);
            }
        });
    }

    void inhibit(String why) {
        reason = why;
        if (release != null) {
            return;
        }
        try {
            Object cookie = bus.call(SAVER, "Inhibit", "ss", "Parley", reason)[0];
            bySaver = true;
            release = () -> bus.send(SAVER, "UnInhibit", "u", cookie);
        } catch (BusException e) {
            LOG.debug("no screen saver to hold off; the portal is asked", e);
            byPortal();
        }
    }

    private void byPortal() {
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
            LOG.debug("no portal; the X server is asked", e);
            byServer(e.getMessage());
        }
    }

    private void byServer(String problem) {
        if (server == null) {
            LOG.info("the screen saver can't be held off: {}", problem);
            return;
        }
        try {
            server.inhibit();
            release = server::release;
        } catch (IOException e) {
            LOG.info("the screen saver can't be held off: {}; {}", problem, e.getMessage());
        }
    }

    void release() {
        reason = null;
        bySaver = false;
        if (release != null) {
            release.run();
            release = null;
        }
    }
}
