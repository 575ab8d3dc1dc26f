package dev.parley.app.desktop.host;

import dev.parley.app.testing.MessageBus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A message bus of its own with a small desktop on it: each part is there from when the test says so. */
final class FakeDesktop implements AutoCloseable {
    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String NOTIFICATIONS = "org.freedesktop.Notifications";
    static final String SAVER = "org.freedesktop.ScreenSaver";
    static final String PORTAL = "org.freedesktop.portal.Desktop";

    private final MessageBus bus;
    private DBusConnection connection;

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
    static FakeDesktop open(Path directory) throws IOException, DBusException {
        FakeDesktop desktop = new FakeDesktop(MessageBus.open(directory));
        desktop.connection = connect(desktop.bus.address());
        return desktop;
    }

    static DBusConnection connect(String address) throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    String address() {
        return bus.address();
    }

    /** A panel begins to run. */
    void panel() throws DBusException {
        connection.exportObject("/StatusNotifierWatcher", new Watcher());
        connection.requestBusName(WATCHER);
    }

    void notifications() throws DBusException {
        connection.exportObject("/org/freedesktop/Notifications", new Server());
        connection.requestBusName(NOTIFICATIONS);
    }

    void screenSaver() throws DBusException {
        connection.exportObject("/org/freedesktop/ScreenSaver", new Saver());
        connection.requestBusName(SAVER);
    }

    void portal() throws DBusException {
        connection.exportObject("/org/freedesktop/portal/desktop", new Inhibition());
        connection.exportObject("/request/1", new Handle());
        connection.requestBusName(PORTAL);
    }

    /** A part ends. */
    void leave(String name) throws DBusException {
        connection.releaseBusName(name);
        if (name.equals(WATCHER)) {
            connection.unExportObject("/StatusNotifierWatcher");
        } else if (name.equals(NOTIFICATIONS)) {
            connection.unExportObject("/org/freedesktop/Notifications");
        }
    }

    /** The person clicks. */
    void click(long id, String action) throws DBusException {
        signal("/org/freedesktop/Notifications", NOTIFICATIONS, "ActionInvoked", "us", new UInt32(id), action);
    }

    void signal(String path, String type, String member, String signature, Object... arguments) throws DBusException {
        connection.sendMessage(connection
                .getMessageFactory()
                .createSignal(connection.getUniqueName(), path, type, member, signature, arguments));
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
        connection.disconnect();
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

    private final class Watcher implements StatusNotifierWatcher, Properties {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            asked.add("RegisterStatusNotifierItem " + service);
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String type, String name) {
            return (A) GetAll(type).get(name);
        }

        @Override
        public <A> void Set(String type, String name, A value) {
            throw new DBusExecutionException("read only");
        }

        @Override
        public Map<String, Variant<?>> GetAll(String type) {
            return Map.of("IsStatusNotifierHostRegistered", new Variant<>(hasHost));
        }

        @Override
        public String getObjectPath() {
            return "/StatusNotifierWatcher";
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
