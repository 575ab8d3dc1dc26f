package dev.parley.app.engine.screen.portal;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.BusException.Reason;
import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.bus.Values;
import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.DisplayException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.freedesktop.dbus.types.UInt32;
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
    private static final Peer PORTAL = new Peer(
            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.ScreenCast");

    /** For what is answered without a person. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long MONITOR = 1;
    private static final long WINDOW = 2;
    private static final long CURSOR_HIDDEN = 1;
    private static final long CURSOR_EMBEDDED = 2;
    /** Until it is taken back. */
    private static final long PERSIST_FOR_EVER = 2;

    // What a request ends with other than 0.
    private static final long CANCELLED = 1;
    private static final long FAILED = 2;

    private final String address;
    private final List<String> packages;
    private final BiConsumer<String, String> ended;
    /** Null before, and once somebody takes it to close it. */
    private final AtomicReference<SessionBus> connection = new AtomicReference<>();

    private volatile boolean isClosed;
    /** The {@code portal} thread's own: requests so far. */
    private int requests;
    /** The {@code portal} thread's own: where the session is; null before. */
    private Peer session;

    /**
     * What the person picked.
     *
     * @param node where the pictures come from
     * @param restoreToken for the next time without a picker; null where the portal has no memory, or the person said no
     */
    record Picked(PipeWireStream.Node node, Surface surface, String restoreToken) {}

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
            return pick(connect(), cursor, restoreToken);
        } catch (BusException e) {
            throw isClosed || e.reason() == Reason.INTERRUPTED ? cancelled(e) : refused(e);
        }
    }

    private SessionBus connect() throws BusException, DisplayException {
        SessionBus bus = SessionBus.connect(address, PATIENCE);
        connection.set(bus);
        if (isClosed) {
            // Who closed may not have seen it.
            leave();
            throw new DisplayException("cancelled", "");
        }
        return bus;
    }

    private Picked pick(SessionBus bus, boolean cursor, String restoreToken) throws BusException, DisplayException {
        long version = number(bus, "version", 1);
        long types = number(bus, "AvailableSourceTypes", 0) & (MONITOR | WINDOW);
        if (types == 0) {
            // The portal is there, but the part for this desktop isn't.
            throw noPortal();
        }
        Map<String, String> create = Map.of("session_handle_token", "parley" + ++requests);
        Object created = results(request(bus, "CreateSession", "", create), PATIENCE);
        session = PORTAL.at(String.valueOf(text(created, "session_handle")), "org.freedesktop.portal.Session");
        Map<String, Object> select = new HashMap<>();
        select.put("types", new UInt32(types));
        select.put("multiple", false);
        long mode = cursor ? CURSOR_EMBEDDED : CURSOR_HIDDEN;
        if (version >= 2 && (number(bus, "AvailableCursorModes", 0) & mode) != 0) {
            select.put("cursor_mode", new UInt32(mode));
        }
        if (version >= 4) {
            select.put("persist_mode", new UInt32(PERSIST_FOR_EVER));
            if (restoreToken != null) {
                select.put("restore_token", restoreToken);
            }
        }
        CompletableFuture<Object[]> selected;
        try {
            selected = request(bus, "SelectSources", "o", select, session.path());
        } catch (BusException e) {
            if (restoreToken == null) {
                throw e;
            }
            LOG.info("the permission to share is not valid any more, so the person is asked: {}", e.getMessage());
            return pick(bus, cursor, null);
        }
        results(selected, PATIENCE);
        return start(bus, types);
    }

    /** Shows the picker, and from then on tells of an end by the system. */
    private Picked start(SessionBus bus, long types) throws BusException, DisplayException {
        CompletableFuture<Object[]> closed = bus.next(session, "Closed");
        CompletableFuture<Object[]> started = request(bus, "Start", "os", Map.of(), session.path(), "")
                .applyToEither(closed.thenApply(details -> new Object[] {FAILED, details}), response -> response);
        Picked picked = picked(results(started, null), types);
        if (closed.isDone()) {
            throw new DisplayException("failed", "the desktop portal ended");
        }
        var unused = closed.whenComplete((details, error) -> {
            if (!isClosed) {
                ended.accept(
                        error == null ? "stopped" : "failed",
                        error == null ? "the desktop ended it" : error.getMessage());
            }
        });
        return picked;
    }

    /**
     * Makes a request, whose result comes later, in a signal (XDG Desktop Portal, Request). Its handle is known before, and
     * listened to before: the answer may come first.
     *
     * @param signature the types of the arguments, which come before the options
     */
    private CompletableFuture<Object[]> request(
            SessionBus bus, String method, String signature, Map<String, ?> options, Object... arguments)
            throws BusException {
        String token = "parley" + ++requests;
        String caller = bus.uniqueName().substring(1).replace('.', '_');
        Peer handle = PORTAL.at(PORTAL.path() + "/request/" + caller + "/" + token, "org.freedesktop.portal.Request");
        CompletableFuture<Object[]> response = bus.next(handle, "Response");
        Map<String, Object> all = new HashMap<>(options);
        all.put("handle_token", token);
        Object[] given = Arrays.copyOf(arguments, arguments.length + 1);
        given[arguments.length] = Values.variants(all);
        bus.call(PORTAL, method, signature + "a{sv}", given);
        return response;
    }

    /**
     * Waits for what a request brings.
     *
     * @param bound null for a person
     */
    private static Object results(CompletableFuture<Object[]> response, Duration bound)
            throws BusException, DisplayException {
        Object[] values = SessionBus.await(response, bound);
        long code = values.length == 2 && values[0] instanceof Number number ? number.longValue() : FAILED;
        if (code == CANCELLED) {
            throw new DisplayException("cancelled", "");
        }
        if (code != 0) {
            throw new DisplayException("failed", "the desktop portal ended the picker");
        }
        return values[1];
    }

    private static Picked picked(Object started, long types) throws DisplayException {
        if (!(Values.get(started, "streams") instanceof List<?> list)
                || list.isEmpty()
                || !(list.get(0) instanceof Object[] stream)
                || stream.length < 2
                || !(stream[0] instanceof Number node)) {
            throw new DisplayException("failed", "the desktop portal gave nothing to show");
        }
        // Older portals don't say what it is, nor the serial; a picker that offers windows only has no monitor.
        Object serial = Values.get(stream[1], "pipewire-serial");
        long type = Values.get(stream[1], "source_type") instanceof Number given ? given.longValue() : types;
        return new Picked(
                new PipeWireStream.Node(node.intValue(), serial == null ? "" : serial.toString()),
                type == WINDOW ? Surface.WINDOW : Surface.MONITOR,
                text(started, "restore_token"));
    }

    /** Null where it isn't there. */
    private static String text(Object results, String name) {
        Object value = Values.get(results, name);
        return value == null ? null : value.toString();
    }

    private static long number(SessionBus bus, String property, long otherwise) throws BusException {
        return bus.property(PORTAL, property) instanceof Number number ? number.longValue() : otherwise;
    }

    private static DisplayException cancelled(Exception cause) {
        DisplayException exception = new DisplayException("cancelled", "");
        exception.initCause(cause);
        return exception;
    }

    private DisplayException refused(BusException error) {
        LOG.info("the desktop portal doesn't do that", error);
        if (Stream.of("AccessDenied", "NotAllowed").anyMatch(error::is)) {
            return new DisplayException("denied", error.getMessage());
        }
        // Nobody there, nobody that answers in time, or a portal without this interface: it then has no part for the
        // desktop. Before there is a session nothing else can be wrong.
        boolean absent = session == null
                || error.reason() == Reason.NO_ANSWER
                || Stream.of(
                                "ServiceUnknown",
                                "NoReply",
                                "Timeout",
                                "UnknownInterface",
                                "UnknownMethod",
                                "UnknownObject")
                        .anyMatch(error::is);
        return absent ? noPortal() : new DisplayException("failed", error.getMessage());
    }

    private DisplayException noPortal() {
        return new DisplayException("no-portal", String.join(" ", packages));
    }

    /** Takes the picker away, or ends the session, without telling. Returns at once. */
    @Override
    public void close() {
        isClosed = true;
        leave();
    }

    private void leave() {
        SessionBus bus = connection.getAndSet(null);
        if (bus != null) {
            // It waits for what the bus has brought already.
            Thread.ofVirtual().name("portal-leave").start(bus::close);
        }
    }
}
