package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.TrayItem;
import java.time.Duration;
import java.util.concurrent.Executor;

/** A desktop of freedesktop.org, over one connection to its message bus. */
final class BusParts implements Parts {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SessionBus bus;
    private final StatusNotifier tray;
    private final BusNotifications notifications;
    private final BusIdle idle;

    /**
     * Connects.
     *
     * @param address of the bus; null where there is none
     * @param server whose screen saver is held off where the bus has none; null for none
     * @param thread on which the parts are used
     */
    BusParts(String address, XScreenSaver server, Executor thread, Desktop.Listener listener) throws BusException {
        bus = SessionBus.connect(address, PATIENCE, thread);
        tray = new StatusNotifier(bus, listener);
        notifications = new BusNotifications(bus, listener);
        idle = new BusIdle(bus, server);
        tray.start();
        notifications.start();
    }

    @Override
    public void show(TrayItem item) throws BusException {
        tray.show(item);
    }

    @Override
    public void show(Notice notice) throws BusException {
        notifications.show(notice);
    }

    @Override
    public void withdraw(Notice.Kind kind) {
        notifications.withdraw(kind);
    }

    @Override
    public void inhibitIdle(String reason) {
        idle.inhibit(reason);
    }

    @Override
    public void allowIdle() {
        idle.release();
    }

    @Override
    public void close() throws BusException {
        try {
            idle.release();
            notifications.withdraw(Notice.Kind.RINGING);
            bus.flush();
        } finally {
            bus.close();
        }
    }
}
