package dev.parley.app.engine.screen.portal;

import dev.parley.app.testing.MessageBus;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
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
    private DBusConnection connection;

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
    static FakePortal open(Path directory) throws IOException, DBusException {
        FakePortal portal = bus(directory);
        portal.connection = DBusConnectionBuilder.forAddress(portal.address())
                .withShared(false)
                .build();
        portal.connection.exportObject(PATH, portal.new Desktop());
        portal.connection.requestBusName(NAME);
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
    void endSession() throws DBusException {
        connection.sendMessage(new PortalSession.Closed(session, Map.of()));
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
    void decide(Person now) throws DBusException {
        String request = pickers.remove();
        connection.sendMessage(answer(request, now));
    }

    /** The portal's process ends. */
    void leave() {
        connection.disconnect();
        connection = null;
    }

    @Override
    public void close() {
        over.countDown();
        if (connection != null) {
            connection.disconnect();
        }
        bus.close();
    }

    private PortalRequest.Response answer(String request, Person now) throws DBusException {
        Map<String, Variant<?>> results = new HashMap<>();
        if (now == Person.PICKS && code == 0) {
            Map<String, Variant<?>> properties = new HashMap<>();
            properties.put("source_type", new Variant<>(new UInt32(sourceType)));
            if (serial != 0) {
                properties.put("pipewire-serial", new Variant<>(new UInt64(BigInteger.valueOf(serial))));
            }
            Stream stream = new Stream(new UInt32(node), properties);
            results.put("streams", new Variant<>(new ArrayList<>(List.of(stream)), "a(ua{sv})"));
            if (next != null) {
                results.put("restore_token", new Variant<>(next));
                good = next;
            }
        }
        int answer = now == Person.PICKS ? code : 1;
        return new PortalRequest.Response(request, new UInt32(answer), results);
    }

    /** {@code (ua{sv})}. */
    public static final class Stream extends Struct {
        @Position(0)
        public final UInt32 node;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        /** A stream. */
        public Stream(UInt32 node, Map<String, Variant<?>> properties) {
            this.node = node;
            this.properties = properties;
        }
    }

    /** As the standard has it. */
    @DBusInterfaceName("org.freedesktop.portal.Request")
    public interface PortalRequest extends DBusInterface {
        /** The answer. */
        final class Response extends DBusSignal {
            /** An answer. */
            public Response(String path, UInt32 code, Map<String, Variant<?>> results) throws DBusException {
                super(path, code, results);
            }
        }
    }

    /** As the standard has it. */
    @DBusInterfaceName("org.freedesktop.portal.Session")
    public interface PortalSession extends DBusInterface {
        /** The end. */
        final class Closed extends DBusSignal {
            /** An end. */
            public Closed(String path, Map<String, Variant<?>> details) throws DBusException {
                super(path, details);
            }
        }
    }

    private final class Desktop implements ScreenCastPortal, Properties {
        @Override
        public DBusPath CreateSession(Map<String, Variant<?>> options) {
            asked.release();
            refuse();
            hang();
            caller = sender();
            session = PATH + "/session/" + caller + "/"
                    + options.get("session_handle_token").getValue();
            return respond(options, Map.of("session_handle", new Variant<>(session)));
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
                send(request, person);
            }
            return new DBusPath(request);
        }

        private void send(String request, Person now) {
            try {
                connection.sendMessage(answer(request, now));
            } catch (DBusException e) {
                throw new DBusExecutionException(e.getMessage(), e);
            }
        }

        private DBusPath respond(Map<String, Variant<?>> options, Map<String, Variant<?>> results) {
            String request = request(options);
            try {
                // Before the handle, as the portal may.
                connection.sendMessage(new PortalRequest.Response(request, new UInt32(0), results));
            } catch (DBusException e) {
                throw new DBusExecutionException(e.getMessage(), e);
            }
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
            return Map.of(
                    "version", new Variant<>(new UInt32(5)),
                    "AvailableSourceTypes", new Variant<>(new UInt32(sourceTypes)),
                    "AvailableCursorModes", new Variant<>(new UInt32(7)));
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }
}
