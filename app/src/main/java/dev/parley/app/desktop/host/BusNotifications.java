package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;

/** Notifications by freedesktop.org's Desktop Notifications Specification 1.2. On the desktop's thread. */
final class BusNotifications {
    private static final Peer SERVER = new Peer(
            "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications");

    private static final int NEVER = 0;
    private static final int AS_THE_SERVER_LIKES = -1;
    private static final byte NORMAL = 1;
    private static final byte CRITICAL = 2;
    private static final UInt32 NEW = new UInt32(0);

    private final SessionBus bus;
    private final Desktop.Listener listener;
    private final Map<Notice.Kind, Shown> shown = new EnumMap<>(Notice.Kind.class);
    /** What the server of now can do; null while that isn't known. */
    private List<String> capabilities;

    private record Shown(UInt32 id, Notice notice) {}

    BusNotifications(SessionBus bus, Desktop.Listener listener) {
        this.bus = bus;
        this.listener = listener;
    }

    /** Hears what is clicked, and of another server. */
    void start() throws BusException {
        bus.listen(SERVER, "ActionInvoked", values -> {
            Shown clicked = values.length == 2 ? find(values[0]) : null;
            if (clicked != null) {
                listener.acted(clicked.notice(), String.valueOf(values[1]));
            }
        });
        bus.listen(SERVER, "NotificationClosed", values -> {
            Shown closed = values.length == 2 ? find(values[0]) : null;
            if (closed != null) {
                shown.remove(closed.notice().kind());
            }
        });
        // Its numbers mean nothing to the next one.
        bus.watch(SERVER.name(), there -> {
            capabilities = null;
            shown.clear();
        });
    }

    private Shown find(Object id) {
        return shown.values().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    void show(Notice notice) throws BusException {
        if (capabilities == null) {
            capabilities = Values.list(bus.call(SERVER, "GetCapabilities", null)[0]).stream()
                    .map(String::valueOf)
                    .toList();
        }
        boolean rings = notice.kind() == Notice.Kind.RINGING;
        Map<String, Object> hints = new HashMap<>();
        hints.put("urgency", rings ? CRITICAL : NORMAL);
        hints.put("category", rings ? "call.incoming" : "call.unanswered");
        hints.put("desktop-entry", "parley");
        if (rings) {
            hints.put("suppress-sound", true); // it rings already
        }
        Shown before = shown.get(notice.kind());
        Object[] answer = bus.call(
                SERVER,
                "Notify",
                "susssasa{sv}i",
                "Parley",
                before == null ? NEW : before.id(),
                "parley",
                notice.title(),
                body(notice.body()),
                actions(notice),
                Values.variants(hints),
                rings ? NEVER : AS_THE_SERVER_LIKES);
        if (answer.length == 1 && answer[0] instanceof UInt32 id) {
            shown.put(notice.kind(), new Shown(id, notice));
        }
    }

    private String[] actions(Notice notice) {
        if (!capabilities.contains("actions")) {
            return new String[0];
        }
        List<Notice.Action> all = notice.actions();
        String[] words = new String[all.size() * 2 + 2];
        words[0] = Notice.DEFAULT;
        words[1] = notice.title();
        for (int i = 0; i < all.size(); i++) {
            words[2 * i + 2] = all.get(i).id();
            words[2 * i + 3] = all.get(i).label();
        }
        return words;
    }

    /** What people are called must not become markup, where there is any. */
    private String body(String plain) {
        return capabilities.contains("body-markup")
                ? plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : plain;
    }

    void withdraw(Notice.Kind kind) {
        Shown gone = shown.remove(kind);
        if (gone != null) {
            bus.send(SERVER, "CloseNotification", "u", gone.id());
        }
    }
}
