package dev.parley.app.engine.screen.portal;

import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.DisplayException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.AccessDenied;
import org.freedesktop.dbus.errors.NoReply;
import org.freedesktop.dbus.errors.ServiceUnknown;
import org.freedesktop.dbus.errors.Timeout;
import org.freedesktop.dbus.errors.UnknownInterface;
import org.freedesktop.dbus.errors.UnknownMethod;
import org.freedesktop.dbus.errors.UnknownObject;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.exceptions.InvalidBusAddressException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session of the ScreenCast portal, over a connection to the message bus of its own: when that is closed, the portal
 * takes the picker away and ends the session.
 *
 * <pre>
 *  NEW ─pick─▶ CreateSession ─▶ SelectSources ─▶ Start (the picker) ─▶ PICKED ─closed by the system─▶ ENDED
 *                    ▲               │ refused, with a token
 *                    └───────────────┘ once, without it
 * </pre>
 *
 * {@link #pick} blocks, on the thread named {@code portal}; {@link #close} may be called by any; {@code ended} comes on a
 * thread of the bus.
 */
final class ScreenCast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenCast.class);
    private static final String NAME = "org.freedesktop.portal.Desktop";
    private static final String PATH = "/org/freedesktop/portal/desktop";
    private static final String INTERFACE = "org.freedesktop.portal.ScreenCast";

    /** For what is answered without a person. */
    private static final int DEADLINE_SECONDS = 20;

    private static final int CONNECT_DEADLINE_MILLIS = 1000;

    private static final int MONITOR = 1;
    private static final int WINDOW = 2;
    private static final long CURSOR_HIDDEN = 1;
    private static final long CURSOR_EMBEDDED = 2;
    /** Until it is taken back. */
    private static final long PERSIST_FOR_EVER = 2;

    // What a request ends with other than 0, as the portal says it, and we where there is no portal any more.
    private static final int CANCELLED = 1;
    private static final int FAILED = 2;

    private final String address;
    private final List<String> packages;
    private final BiConsumer<String, String> ended;
    private final AtomicBoolean over = new AtomicBoolean();
    /** By the handle of the request: whoever comes first, the response or who waits for it, makes it. */
    private final Map<String, CompletableFuture<Response>> responses = new ConcurrentHashMap<>();

    private final CompletableFuture<Response> closing = new CompletableFuture<>();
    /** Null before, and once somebody takes it to close it. */
    private final AtomicReference<DBusConnection> connection = new AtomicReference<>();
    /** The {@code portal} thread's own: requests so far. */
    private int requests;
    /** Whether {@link #pick} returned, or is about to. */
    private volatile boolean isPicked;
    /** Where the session is; empty before. */
    private volatile String session = "";

    /**
     * What the person picked.
     *
     * @param node where the pictures come from
     * @param restoreToken for the next time without a picker; null where the portal has no memory, or the person said no
     */
    record Picked(PipeWireStream.Node node, Surface surface, String restoreToken) {}

    private record Response(int code, Map<String, Variant<?>> results) {}

    /** The portal doesn't take the token any more. */
    private static final class StaleTokenException extends Exception {
        private static final long serialVersionUID = 1L;

        StaleTokenException(DBusExecutionException cause) {
            super(cause);
        }
    }

    /**
     * Does nothing yet.
     *
     * @param address of the message bus; null if there is none
     * @param packages what to install where there is no portal
     * @param ended why and detail, at most once, when the system ends what was picked
     */
    ScreenCast(String address, List<String> packages, BiConsumer<String, String> ended) {
        this.address = address;
        this.packages = packages;
        this.ended = ended;
    }

    /**
     * Shows the picker, or, with a good token, has again what was picked then. Waits for the person as long as it takes.
     *
     * @param restoreToken null where there is none
     * @throws DisplayException {@code cancelled} (also by {@link #close}), {@code denied}, {@code no-portal} with the
     *     packages to install, or {@code failed}
     */
    Picked pick(boolean cursor, String restoreToken) throws DisplayException {
        try {
            DBusConnection bus = connect();
            try {
                return pickOnce(bus, cursor, restoreToken);
            } catch (StaleTokenException e) {
                LOG.info("the permission to share is not valid any more, so the person is asked: {}", e.getMessage());
                return pickOnce(bus, cursor, null);
            }
        } catch (StaleTokenException e) {
            throw new IllegalStateException("there was no token", e);
        } catch (DBusExecutionException e) {
            throw isClosed() ? cancelled(e) : refused(e);
        } catch (DBusException | InvalidBusAddressException e) {
            if (isClosed()) {
                throw cancelled(e);
            }
            LOG.info("no message bus: {}", e.toString());
            throw noPortal();
        }
    }

    private DBusConnection connect() throws DBusException, DisplayException {
        if (address == null) {
            throw noPortal();
        }
        DBusConnection bus = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .transportConfig()
                .withTimeout(CONNECT_DEADLINE_MILLIS)
                .back()
                .receivingThreadConfig()
                .withSignalThreadCount(1)
                .withErrorHandlerThreadCount(1)
                .withMethodCallThreadCount(1)
                .withMethodReturnThreadCount(1)
                .connectionConfig()
                .withDisconnectCallback(new IDisconnectCallback() {
                    @Override
                    public void disconnectOnError(IOException error) {
                        end("failed", "the message bus ended");
                    }
                })
                .build();
        connection.set(bus);
        if (isClosed()) {
            // Who closed may not have seen it.
            leave();
            throw new DisplayException("cancelled", "");
        }
        listen(bus, rule("org.freedesktop.portal.Request", "Response"), this::responded);
        listen(bus, rule("org.freedesktop.portal.Session", "Closed"), signal -> {
            if (signal.getPath().equals(session)) {
                end("stopped", "the desktop ended it");
            }
        });
        // Of all the names on the bus it is this one.
        listen(bus, rule("org.freedesktop.DBus", "NameOwnerChanged").withArg0123(0, NAME), signal -> {
            Object[] change = parameters(signal);
            if (change.length == 3 && NAME.equals(change[0]) && "".equals(change[2]) && !session.isEmpty()) {
                end("failed", "the desktop portal ended");
            }
        });
        return bus;
    }

    private static DBusMatchRuleBuilder rule(String type, String member) {
        return DBusMatchRuleBuilder.create()
                .withType("signal")
                .withInterface(type)
                .withMember(member);
    }

    private static void listen(DBusConnection bus, DBusMatchRuleBuilder rule, DBusSigHandler<DBusSignal> handler)
            throws DBusException {
        AutoCloseable unused = bus.addGenericSigHandler(rule.build(), handler);
    }

    private Picked pickOnce(DBusConnection bus, boolean cursor, String restoreToken)
            throws DBusException, DisplayException, StaleTokenException {
        Properties properties = bus.getRemoteObject(NAME, PATH, Properties.class);
        ScreenCastPortal portal = bus.getRemoteObject(NAME, PATH, ScreenCastPortal.class);
        long version = number(properties, "version", 1);
        long types = number(properties, "AvailableSourceTypes", 0) & (MONITOR | WINDOW);
        if (types == 0) {
            // The portal is there, but the part for this desktop isn't.
            throw noPortal();
        }
        Map<String, Variant<?>> create = new HashMap<>();
        create.put("session_handle_token", new Variant<>("parley" + ++requests));
        String handle = String.valueOf(
                text(call(create, portal::CreateSession, false).results().get("session_handle")));
        session = handle;
        DBusPath path = new DBusPath(handle);
        Map<String, Variant<?>> select = new HashMap<>();
        select.put("types", new Variant<>(new UInt32(types)));
        select.put("multiple", new Variant<>(false));
        long mode = cursor ? CURSOR_EMBEDDED : CURSOR_HIDDEN;
        if (version >= 2 && (number(properties, "AvailableCursorModes", 0) & mode) != 0) {
            select.put("cursor_mode", new Variant<>(new UInt32(mode)));
        }
        if (version >= 4) {
            select.put("persist_mode", new Variant<>(new UInt32(PERSIST_FOR_EVER)));
            if (restoreToken != null) {
                select.put("restore_token", new Variant<>(restoreToken));
            }
        }
        try {
            call(select, options -> portal.SelectSources(path, options), false);
        } catch (DBusExecutionException e) {
            if (restoreToken == null) {
                throw e;
            }
            throw new StaleTokenException(e);
        }
        Picked picked = picked(call(new HashMap<>(), options -> portal.Start(path, "", options), true), types);
        isPicked = true;
        if (closing.isDone()) {
            throw new DisplayException("failed", "the desktop portal ended");
        }
        return picked;
    }

    /** A method that makes a request. */
    private interface Call {
        DBusPath with(Map<String, Variant<?>> options);
    }

    private Response call(Map<String, Variant<?>> options, Call method, boolean person) throws DisplayException {
        // Signals of all requests are listened to before the first one is made: the answer may come before the handle.
        options.put("handle_token", new Variant<>("parley" + ++requests));
        String handle = method.with(options).getPath();
        CompletableFuture<Response> response = response(handle);
        CompletableFuture<Response> first = response.applyToEither(closing, r -> r);
        Response answer;
        try {
            answer = person ? first.get() : first.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("no answer to {}", handle, e);
            throw noPortal();
        } catch (ExecutionException | CancellationException e) {
            throw cancelled(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } finally {
            responses.remove(handle);
        }
        if (answer.code() == CANCELLED) {
            throw new DisplayException("cancelled", "");
        }
        if (answer.code() != 0) {
            throw new DisplayException("failed", "the desktop portal ended the picker");
        }
        return answer;
    }

    private static DisplayException cancelled(Exception cause) {
        DisplayException exception = new DisplayException("cancelled", "");
        exception.initCause(cause);
        return exception;
    }

    private static Picked picked(Response started, long types) throws DisplayException {
        Variant<?> streams = started.results().get("streams");
        if (streams == null
                || !(streams.getValue() instanceof List<?> list)
                || list.isEmpty()
                || !(list.get(0) instanceof Object[] stream)
                || stream.length < 2
                || !(stream[0] instanceof Number node)) {
            throw new DisplayException("failed", "the desktop portal gave nothing to show");
        }
        // Older portals don't say what it is, nor the serial; a picker that offers windows only has no monitor.
        Number type = property(stream[1], "source_type");
        Number serial = property(stream[1], "pipewire-serial");
        return new Picked(
                new PipeWireStream.Node(node.intValue(), serial == null ? "" : serial.toString()),
                (type == null ? types : type.longValue()) == WINDOW ? Surface.WINDOW : Surface.MONITOR,
                text(started.results().get("restore_token")));
    }

    /** Null where it isn't there. */
    private static Number property(Object stream, String name) {
        return stream instanceof Map<?, ?> properties
                        && properties.get(name) instanceof Variant<?> given
                        && given.getValue() instanceof Number number
                ? number
                : null;
    }

    private static String text(Variant<?> value) {
        if (value == null) {
            return null;
        }
        return value.getValue() instanceof DBusPath path ? path.getPath() : String.valueOf(value.getValue());
    }

    private static long number(Properties properties, String name, long otherwise) {
        Object value = properties.Get(INTERFACE, name);
        Object plain = value instanceof Variant<?> variant ? variant.getValue() : value;
        return plain instanceof Number number ? number.longValue() : otherwise;
    }

    private CompletableFuture<Response> response(String handle) {
        return responses.computeIfAbsent(handle, h -> new CompletableFuture<>());
    }

    private void responded(DBusSignal signal) {
        Object[] values = parameters(signal);
        if (values.length < 2 || !(values[0] instanceof Number code) || !(values[1] instanceof Map<?, ?> given)) {
            LOG.warn("not a response: {}", signal);
            return;
        }
        Map<String, Variant<?>> results = new HashMap<>();
        given.forEach((key, value) -> {
            if (value instanceof Variant<?> variant) {
                results.put(String.valueOf(key), variant);
            }
        });
        var unused = response(signal.getPath()).complete(new Response(code.intValue(), results));
    }

    private static Object[] parameters(DBusSignal signal) {
        try {
            Object[] values = signal.getParameters();
            return values == null ? new Object[0] : values;
        } catch (DBusException e) {
            LOG.warn("a signal that can't be read: {}", signal, e);
            return new Object[0];
        }
    }

    private void end(String why, String detail) {
        // Whoever waits for the person waits no more.
        closing.complete(new Response(FAILED, Map.of()));
        if (isPicked && over.compareAndSet(false, true)) {
            ended.accept(why, detail);
        }
    }

    private DisplayException refused(DBusExecutionException error) {
        LOG.info("the desktop portal refuses", error);
        String message = String.valueOf(error.getMessage());
        // The library forgets the name of an error that it has no class for, such as the portal's NotAllowed.
        if (error instanceof AccessDenied || message.toLowerCase(Locale.ROOT).contains("not allowed")) {
            return new DisplayException("denied", message);
        }
        // Nobody there, nobody that answers in time, or a portal without this interface: it then has no part for the
        // desktop. Before there is a session nothing else can be wrong.
        boolean absent = error instanceof ServiceUnknown
                || error instanceof NoReply
                || error instanceof Timeout
                || error instanceof UnknownInterface
                || error instanceof UnknownMethod
                || error instanceof UnknownObject
                || session.isEmpty();
        return absent ? noPortal() : new DisplayException("failed", message);
    }

    private DisplayException noPortal() {
        return new DisplayException("no-portal", String.join(" ", packages));
    }

    /** Takes the picker away, or ends the session, without telling. Returns at once. */
    @Override
    public void close() {
        over.set(true);
        closing.completeExceptionally(new CancellationException("closed"));
        leave();
    }

    private boolean isClosed() {
        return closing.isCompletedExceptionally();
    }

    private void leave() {
        DBusConnection bus = connection.getAndSet(null);
        if (bus != null) {
            // It waits for what the bus has brought already.
            Thread.ofVirtual().name("portal-leave").start(bus::disconnect);
        }
    }
}
