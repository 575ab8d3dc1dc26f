package dev.parley.app.engine.screen.portal;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.ExportedObject;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import dev.parley.app.testing.MessageBus;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/**
 * A message bus of its own, with a ScreenCast portal on it in the place of the desktop's. The person at its picker takes
 * what the test says. Methods of the portal come on threads of the bus.
 */
final class FakePortal implements AutoCloseable {
    private static final String NAME = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";

    /** What the person does at the picker. */
    enum Person {
        PICKS,
        CANCELS,
        THINKS
    }

    private final MessageBus bus;
    private SessionBus connection;

    volatile Person person = Person.PICKS;
    /** What {@code Start} ends with when the person picks. */
    volatile int code;

    volatile int node = 42;
    /** The serial of the node; 0 as from a portal that doesn't say it. */
    volatile long serial;

    /** Whether it takes calls and answers none. */
    volatile boolean hangs;

    /** One permit for each session that was asked for. */
    final Semaphore asked = new Semaphore(0);

    private final CountDownLatch over = new CountDownLatch(1);
    volatile int sourceType = 1;
    volatile int sourceTypes = 3;
    /** The only token that is taken. */
    volatile String good = "";
    /** The one that is given at the next pick; null for none. */
    volatile String next = "first";

    /** A message of the refusal of everything; null for none. */
    volatile DBusExecutionException refusal;

    /** The options of each {@code SelectSources}. */
    final BlockingQueue<Map<String, Variant<?>>> selections = new LinkedBlockingQueue<>();

    /** One for each time that the picker was shown. */
    final BlockingQueue<String> pickers = new LinkedBlockingQueue<>();

    private volatile String session = "";
    private volatile String caller = "";

    private FakePortal(MessageBus bus) {
        this.bus = bus;
    }

    /** A bus without a portal; skips the test where there is no {@code dbus-daemon}. */
    static FakePortal bus(Path directory) throws IOException {
        return new FakePortal(MessageBus.open(directory));
    }

    /** A bus with a portal. */
    static FakePortal open(Path directory) throws IOException, BusException {
        FakePortal portal = bus(directory);
        portal.connection = portal.bus.offer(NAME, portal.new Desktop());
        return portal;
    }

    /** For a program of the person who sits at this desktop. */
    Map<String, String> environment() {
        return Map.of(
                "DBUS_SESSION_BUS_ADDRESS", address(), "XDG_CURRENT_DESKTOP", "GNOME", "WAYLAND_DISPLAY", "wayland-0");
    }

    String address() {
        return bus.address();
    }

    /** The system ends the session, as the person can in its own bar. */
    void endSession() {
        connection.signal(session, "org.freedesktop.portal.Session", "Closed", "a{sv}", Map.of());
    }

    /** Waits until the picker is on the screen. */
    void awaitPicker() throws InterruptedException {
        String request = pickers.poll(30, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no picker");
        }
        pickers.add(request);
    }

    /** The person makes up their mind. */
    void decide(Person now) {
        answer(pickers.remove(), now);
    }

    /** The portal's process ends. */
    void leave() {
        connection.close();
        connection = null;
    }

    @Override
    public void close() {
        over.countDown();
        if (connection != null) {
            connection.close();
        }
        bus.close();
    }

    private void answer(String request, Person now) {
        if (now == Person.CANCELS) {
            respond(request, 1, Map.of());
            return;
        }
        Map<String, Object> results = new HashMap<>();
        if (code == 0) {
            Map<String, Object> properties = new HashMap<>(Map.of("source_type", new UInt32(sourceType)));
            if (serial != 0) {
                properties.put("pipewire-serial", new UInt64(BigInteger.valueOf(serial)));
            }
            Object[] stream = {new UInt32(node), Values.variants(properties)};
            results.put("streams", new Variant<>(List.of((Object) stream), "a(ua{sv})"));
            if (next != null) {
                results.put("restore_token", next);
                good = next;
            }
        }
        respond(request, code, results);
    }

    private void respond(String request, int answer, Map<String, ?> results) {
        connection.signal(
                request,
                "org.freedesktop.portal.Request",
                "Response",
                "ua{sv}",
                new UInt32(answer),
                Values.variants(results));
    }

    private final class Desktop extends ExportedObject implements ScreenCastPortal {
        Desktop() {
            super(PATH, "org.freedesktop.portal.ScreenCast");
        }

        @Override
        public DBusPath CreateSession(Map<String, Variant<?>> options) {
            asked.release();
            refuse();
            hang();
            caller = sender();
            session = PATH + "/session/" + caller + "/"
                    + options.get("session_handle_token").getValue();
            return respond(options, Map.of("session_handle", session));
        }

        @Override
        public DBusPath SelectSources(DBusPath path, Map<String, Variant<?>> options) {
            selections.add(options);
            Variant<?> token = options.get("restore_token");
            if (token != null && !token.getValue().equals(good)) {
                throw new DBusExecutionException("Invalid restore token");
            }
            return respond(options, Map.of());
        }

        @Override
        public DBusPath Start(DBusPath path, String parentWindow, Map<String, Variant<?>> options) {
            String request = request(options);
            pickers.add(request);
            if (person != Person.THINKS) {
                answer(request, person);
            }
            return new DBusPath(request);
        }

        private DBusPath respond(Map<String, Variant<?>> options, Map<String, ?> results) {
            String request = request(options);
            // Before the handle, as the portal may.
            FakePortal.this.respond(request, 0, results);
            return new DBusPath(request);
        }

        private String request(Map<String, Variant<?>> options) {
            return PATH + "/request/" + caller + "/"
                    + options.get("handle_token").getValue();
        }

        private String sender() {
            return DBusConnection.getCallInfo().getSource().substring(1).replace('.', '_');
        }

        private void hang() {
            try {
                if (hangs) {
                    over.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void refuse() {
            DBusExecutionException now = refusal;
            if (now != null) {
                throw now;
            }
        }

        @Override
        protected Map<String, Variant<?>> properties() {
            return Values.variants(Map.of(
                    "version", new UInt32(5),
                    "AvailableSourceTypes", new UInt32(sourceTypes),
                    "AvailableCursorModes", new UInt32(7)));
        }
    }
}
