package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.ExportedObject;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import dev.parley.app.testing.MessageBus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A message bus of its own with a small desktop on it: each part is there from when the test says so. */
final class FakeDesktop implements AutoCloseable {
    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String NOTIFICATIONS = "org.freedesktop.Notifications";
    static final String SAVER = "org.freedesktop.ScreenSaver";
    static final String PORTAL = "org.freedesktop.portal.Desktop";

    private final MessageBus bus;
    /** By the name of each. */
    private final Map<String, SessionBus> parts = new ConcurrentHashMap<>();

    /** What it was asked, such as {@code UnInhibit 7}. */
    final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    /** What it notified of. */
    final BlockingQueue<Notification> notified = new LinkedBlockingQueue<>();

    volatile boolean hasHost = true;
    volatile List<String> capabilities = List.of("actions", "body", "body-markup");

    /** A call of {@code Notify}. */
    record Notification(
            long replaces,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expires) {
        Object hint(String name) {
            return hints.containsKey(name) ? hints.get(name).getValue() : null;
        }
    }

    private FakeDesktop(MessageBus bus) {
        this.bus = bus;
    }

    /** A bus with nothing on it; skips the test where there is no {@code dbus-daemon}. */
    static FakeDesktop open(Path directory) throws IOException {
        return new FakeDesktop(MessageBus.open(directory));
    }

    String address() {
        return bus.address();
    }

    private void begin(String name, DBusInterface... objects) throws BusException {
        parts.put(name, bus.offer(name, objects));
    }

    /** A panel begins to run. */
    void panel() throws BusException {
        begin(WATCHER, new Watcher());
    }

    void notifications() throws BusException {
        begin(NOTIFICATIONS, new Server());
    }

    void screenSaver() throws BusException {
        begin(SAVER, new Saver());
    }

    void portal() throws BusException {
        begin(PORTAL, new Inhibition(), new Handle());
    }

    /** A part ends. */
    void leave(String name) {
        parts.remove(name).close();
    }

    /** The person clicks. */
    void click(long id, String action) {
        parts.get(NOTIFICATIONS)
                .signal("/org/freedesktop/Notifications", NOTIFICATIONS, "ActionInvoked", "us", new UInt32(id), action);
    }

    /** The panel has somebody who draws. */
    void host() {
        hasHost = true;
        parts.get(WATCHER).signal("/StatusNotifierWatcher", WATCHER, "StatusNotifierHostRegistered", null);
    }

    /** The next thing that it was asked. */
    String next() throws InterruptedException {
        String next = asked.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("it was asked for nothing");
        }
        return next;
    }

    /** The next notification. */
    Notification notice() throws InterruptedException {
        Notification next = notified.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no notification");
        }
        return next;
    }

    @Override
    public void close() {
        parts.values().forEach(SessionBus::close);
        bus.close();
    }

    /** As the standard has it. */
    @DBusInterfaceName(WATCHER)
    public interface StatusNotifierWatcher extends DBusInterface {
        void RegisterStatusNotifierItem(String service);
    }

    /** As the standard has it. */
    @DBusInterfaceName(NOTIFICATIONS)
    public interface NotificationServer extends DBusInterface {
        List<String> GetCapabilities();

        UInt32 Notify(
                String application,
                UInt32 replaces,
                String icon,
                String title,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expires);

        void CloseNotification(UInt32 id);
    }

    /** As the standard has it. */
    @DBusInterfaceName(SAVER)
    public interface ScreenSaver extends DBusInterface {
        UInt32 Inhibit(String application, String reason);

        void UnInhibit(UInt32 cookie);
    }

    /** As the standard has it. */
    @DBusInterfaceName("org.freedesktop.portal.Inhibit")
    public interface InhibitPortal extends DBusInterface {
        DBusPath Inhibit(String window, UInt32 flags, Map<String, Variant<?>> options);
    }

    /** As the standard has it. */
    @DBusInterfaceName("org.freedesktop.portal.Request")
    public interface PortalRequest extends DBusInterface {
        void Close();
    }

    private final class Watcher extends ExportedObject implements StatusNotifierWatcher {
        Watcher() {
            super("/StatusNotifierWatcher", WATCHER);
        }

        @Override
        public void RegisterStatusNotifierItem(String service) {
            asked.add("RegisterStatusNotifierItem " + service);
        }

        @Override
        protected Map<String, Variant<?>> properties() {
            return Values.variants(Map.of("IsStatusNotifierHostRegistered", hasHost));
        }
    }

    private final class Server implements NotificationServer {
        private final AtomicInteger last = new AtomicInteger();

        @Override
        public List<String> GetCapabilities() {
            return capabilities;
        }

        @Override
        public UInt32 Notify(
                String application,
                UInt32 replaces,
                String icon,
                String title,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expires) {
            notified.add(new Notification(
                    replaces.longValue(), title, body, List.copyOf(actions), Map.copyOf(hints), expires));
            return replaces.longValue() == 0 ? new UInt32(last.incrementAndGet()) : replaces;
        }

        @Override
        public void CloseNotification(UInt32 id) {
            asked.add("CloseNotification " + id);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    private final class Saver implements ScreenSaver {
        @Override
        public UInt32 Inhibit(String application, String reason) {
            asked.add("Inhibit " + application + ": " + reason);
            return new UInt32(7);
        }

        @Override
        public void UnInhibit(UInt32 cookie) {
            asked.add("UnInhibit " + cookie);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/ScreenSaver";
        }
    }

    private final class Inhibition implements InhibitPortal {
        @Override
        public DBusPath Inhibit(String window, UInt32 flags, Map<String, Variant<?>> options) {
            asked.add("Inhibit " + flags + ": " + options.get("reason").getValue());
            return new DBusPath("/request/1");
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/portal/desktop";
        }
    }

    private final class Handle implements PortalRequest {
        @Override
        public void Close() {
            asked.add("Close");
        }

        @Override
        public String getObjectPath() {
            return "/request/1";
        }
    }
}
