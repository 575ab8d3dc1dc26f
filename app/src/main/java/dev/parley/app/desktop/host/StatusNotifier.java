package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.TrayItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tray of freedesktop.org: an item that is told to a watcher, which comes and goes with the panel. On the desktop's
 * thread.
 *
 * <pre>
 *   ABSENT ─a watcher with a host is there, and takes the item─▶ SHOWN
 *     ▲                                                           │
 *     └──────────────── watcher or host is gone ──────────────────┘
 * </pre>
 */
final class StatusNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);
    private static final Peer WATCHER =
            new Peer("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher");

    private final SessionBus bus;
    private final Desktop.Listener listener;
    private final String name =
            "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    /** Null until there is something to show. */
    private TrayItem item;

    private NotifierItem offered;
    private NotifierMenu menu;
    private boolean shown;
    /** Whether the watcher of now has the item. */
    private boolean registered;

    StatusNotifier(SessionBus bus, Desktop.Listener listener) {
        this.bus = bus;
        this.listener = listener;
    }

    /** Looks for a tray, and for one that comes later. */
    void start() throws BusException {
        bus.watch(WATCHER.name(), there -> {
            registered = false;
            look(there);
        });
        bus.listen(WATCHER, "StatusNotifierHostRegistered", _ -> look(true));
        bus.listen(WATCHER, "StatusNotifierHostUnregistered", _ -> look(true));
    }

    void show(TrayItem now) throws BusException {
        TrayItem before = item;
        item = now;
        if (before == null) {
            offered = new NotifierItem(now, () -> choose(item.menu().getFirst().id()));
            menu = new NotifierMenu(now.menu(), this::choose);
            bus.export(offered);
            bus.export(menu);
            bus.own(name);
            look(bus.hasOwner(WATCHER.name()));
            return;
        }
        offered.show(now);
        if (!now.menu().equals(before.menu())) {
            bus.signal(NotifierMenu.PATH, NotifierMenu.TYPE, "LayoutUpdated", "ui", menu.show(now.menu()), 0);
        }
        if (!now.title().equals(before.title())) {
            tell("NewTitle", null);
            tell("NewToolTip", null);
        }
        if (!now.icon().equals(before.icon())) {
            tell("NewIcon", null);
            tell("NewAttentionIcon", null);
        }
        if (now.attention() != before.attention()) {
            tell("NewStatus", "s", NotifierItem.status(now));
        }
    }

    private void choose(String id) {
        listener.chosen(id);
    }

    private void tell(String member, String signature, Object... arguments) {
        bus.signal(NotifierItem.PATH, NotifierItem.TYPE, member, signature, arguments);
    }

    private void look(boolean watched) {
        if (item == null) {
            return; // it is looked for once there is something to show
        }
        boolean now = watched && register() && hasHost();
        if (now != shown) {
            shown = now;
            LOG.info(now ? "shown in the tray" : "there is no tray any more");
            listener.trayChanged(now);
        }
    }

    private boolean register() {
        try {
            if (!registered) {
                bus.call(WATCHER, "RegisterStatusNotifierItem", "s", name);
                registered = true;
            }
            return true;
        } catch (BusException e) {
            LOG.info("the tray doesn't take an item: {}", e.getMessage());
            return false;
        }
    }

    /** A watcher that nobody draws for shows nothing. */
    private boolean hasHost() {
        try {
            return !Boolean.FALSE.equals(bus.property(WATCHER, "IsStatusNotifierHostRegistered"));
        } catch (BusException e) {
            LOG.debug("a watcher that doesn't say whether somebody draws", e);
            return true;
        }
    }
}
