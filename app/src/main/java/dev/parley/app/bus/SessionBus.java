package dev.parley.app.bus;

import dev.parley.app.bus.BusException.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.exceptions.InvalidBusAddressException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the person's message bus: when it ends, so does all that was shown, held or asked by it. Its calls are for
 * one thread; it may be closed by any.
 *
 * <p>Calls are plain messages with a bound, and not proxies of dbus-java: those wait for 20 s and lose the name of an error
 * that the library has no class for.
 */
public final class SessionBus implements AutoCloseable {
    /** The bus itself. */
    private static final Peer BUS = new Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus");

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    private static final byte NO_REPLY_EXPECTED = 1;

    /** Between two looks at the connection: the library forgets a call that goes out as the bus ends. */
    private static final long LOOK_MILLIS = 200;

    private final DBusConnection connection;
    private final Duration patience;
    private final Executor thread;
    /** Fails when the bus ends, or when it is closed. */
    private final CompletableFuture<Object[]> end;

    private SessionBus(DBusConnection connection, Duration patience, Executor thread, CompletableFuture<Object[]> end) {
        this.connection = connection;
        this.patience = patience;
        this.thread = thread;
        this.end = end;
    }

    /**
     * Connects.
     *
     * @param address as {@link BusAddress} has it; null where there is no bus
     * @param patience how long an answer may take
     * @param thread where signals are heard
     * @throws BusException {@link Reason#GONE} where there is no bus
     */
    public static SessionBus connect(String address, Duration patience, Executor thread) throws BusException {
        if (address == null) {
            throw gone("there is no message bus", null);
        }
        CompletableFuture<Object[]> end = new CompletableFuture<>();
        try {
            DBusConnection connection =
                    Connections.open(address, error -> end.completeExceptionally(gone("the message bus ended", error)));
            return new SessionBus(connection, patience, thread, end);
        } catch (DBusException | InvalidBusAddressException e) {
            throw gone("there is no message bus", e);
        }
    }

    /** Connects for who only calls, and waits for signals with {@link #next}. */
    public static SessionBus connect(String address, Duration patience) throws BusException {
        return connect(address, patience, Runnable::run);
    }

    static BusException gone(String sentence, Throwable cause) {
        return new BusException(Reason.GONE, sentence, cause);
    }

    private static BusException failed(String sentence, Throwable cause) {
        return new BusException(Reason.FAILED, sentence, cause);
    }

    /** The name that the bus gave to this connection, such as {@code :1.42}. */
    public String uniqueName() {
        return connection.getUniqueName();
    }

    /**
     * Calls a method, and waits for its answer.
     *
     * @param signature the types of the arguments; null for none
     * @return what it returns, as dbus-java has it
     */
    public Object[] call(Peer peer, String method, String signature, Object... arguments) throws BusException {
        try {
            MethodCall call = message(peer, method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = reply(call, method);
            Object[] values = reply.getParameters();
            if (reply instanceof Error) {
                String text = Arrays.toString(values);
                // What came over the bus has a sender; what the library says by itself is that it lost the connection.
                throw reply.getSource() == null
                        ? gone("the message bus ended: " + text, null)
                        : BusException.answer(reply.getName(), method, text);
            }
            return values == null ? new Object[0] : values;
        } catch (NotConnected | RejectedExecutionException e) {
            throw gone("the message bus ended", e);
        } catch (DBusException e) {
            throw failed(method + " can't be said or understood", e);
        }
    }

    private Message reply(MethodCall call, String method) throws BusException {
        long start = System.nanoTime();
        long left = patience.toMillis();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            Message reply = call.getReply(Math.min(left, LOOK_MILLIS));
            if (reply != null) {
                return reply;
            }
            if (end.isDone()) {
                throw gone("the message bus ended", null);
            }
            left = patience.toMillis() - (System.nanoTime() - start) / 1_000_000;
        }
        throw left > 0
                ? new BusException(Reason.INTERRUPTED, "given up while " + method + " was answered", null)
                : new BusException(Reason.NO_ANSWER, "no answer to " + method, null);
    }

    /** Calls a method whose answer is of no interest. */
    public void send(Peer peer, String method, String signature, Object... arguments) {
        try {
            connection.sendMessage(message(peer, method, NO_REPLY_EXPECTED, signature, arguments));
        } catch (NotConnected | RejectedExecutionException | DBusException e) {
            LOG.debug("{} was not said", method, e);
        }
    }

    private MethodCall message(Peer peer, String method, byte flags, String signature, Object... arguments)
            throws DBusException {
        return connection
                .getMessageFactory()
                .createMethodCall(null, peer.name(), peer.path(), peer.type(), method, flags, signature, arguments);
    }

    /** The value of a property. */
    public Object property(Peer peer, String name) throws BusException {
        return Values.plain(call(peer.as("org.freedesktop.DBus.Properties"), "Get", "ss", peer.type(), name)[0]);
    }

    /** Whether somebody has that name. */
    public boolean hasOwner(String name) throws BusException {
        return Boolean.TRUE.equals(call(BUS, "NameHasOwner", "s", name)[0]);
    }

    /** Whether somebody has that name, or would be started by a call. */
    public boolean isAvailable(String name) throws BusException {
        return hasOwner(name)
                || Values.list(call(BUS, "ListActivatableNames", null)[0]).contains(name);
    }

    private String owner(String name) throws BusException {
        return call(BUS, "GetNameOwner", "s", name)[0].toString();
    }

    /** Waits until what was said has gone out: the library drops the rest when the connection is closed. */
    public void flush() throws BusException {
        call(BUS, "GetId", null);
    }

    /** Tells the world of something. */
    public void signal(String path, String type, String member, String signature, Object... arguments) {
        try {
            connection.sendMessage(connection
                    .getMessageFactory()
                    .createSignal(connection.getUniqueName(), path, type, member, signature, arguments));
        } catch (NotConnected | RejectedExecutionException | DBusException e) {
            LOG.debug("{} was not said", member, e);
        }
    }

    /** Hears the signals of that name, with their arguments, from who has the name of {@code peer} and nobody else. */
    public void listen(Peer peer, String member, Consumer<Object[]> heard) throws BusException {
        Signals.subscribe(
                connection,
                Signals.rule(peer, member),
                (sender, values) -> thread.execute(() -> {
                    if (isOwner(peer.name(), sender)) {
                        heard.accept(values);
                    }
                }));
    }

    private boolean isOwner(String name, String sender) {
        try {
            return owner(name).equals(sender);
        } catch (BusException e) {
            LOG.debug("a signal of nobody", e);
            return false;
        }
    }

    /** Hears of a name that comes (true) or goes. */
    public void watch(String name, Consumer<Boolean> changed) throws BusException {
        watch(name, thread, changed);
    }

    private void watch(String name, Executor where, Consumer<Boolean> changed) throws BusException {
        // Everybody can send such a signal; only the bus knows.
        var rule = Signals.rule(BUS, "NameOwnerChanged").withSender(BUS.name()).withArg0123(0, name);
        Signals.subscribe(connection, rule, (sender, change) -> {
            if (change.length == 3 && name.equals(change[0])) {
                where.execute(() -> changed.accept(!"".equals(change[2])));
            }
        });
    }

    /**
     * Waits from now on for a signal, from who has the name of {@code peer} now and from that object. Ask for it before the
     * call that brings it about.
     *
     * @return its arguments, on a thread of the bus; fails with a {@link BusException} of {@link Reason#GONE} when the peer or
     *     the bus ends, or this connection is closed
     */
    public CompletableFuture<Object[]> next(Peer peer, String member) throws BusException {
        CompletableFuture<Object[]> next = new CompletableFuture<>();
        watch(peer.name(), Runnable::run, there -> {
            if (!there) {
                next.completeExceptionally(gone(peer.name() + " ended", null));
            }
        });
        Signals.subscribe(
                connection,
                Signals.rule(peer, member).withPath(peer.path()).withSender(owner(peer.name())),
                (sender, values) -> next.complete(values));
        var unused = end.exceptionally(e -> {
            next.completeExceptionally(e);
            return null;
        });
        return next;
    }

    /**
     * Waits for what {@link #next} brings.
     *
     * @param bound null to wait for as long as it takes, as for a person
     */
    public static Object[] await(CompletableFuture<Object[]> signal, Duration bound) throws BusException {
        try {
            return bound == null ? signal.get() : signal.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BusException(Reason.NO_ANSWER, "nothing came in time", e);
        } catch (ExecutionException e) {
            throw gone(String.valueOf(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException(Reason.INTERRUPTED, "given up before it came", e);
        }
    }

    /** Lets others call an object. */
    public void export(DBusInterface object) throws BusException {
        try {
            connection.exportObject(object);
        } catch (DBusException e) {
            throw failed(object.getObjectPath() + " can't be offered", e);
        }
    }

    /** Takes a name. */
    public void own(String name) throws BusException {
        try {
            connection.requestBusName(name);
        } catch (DBusException | DBusExecutionException e) {
            throw failed(name + " can't be had", e);
        }
    }

    /** Ends all that hangs on the connection. May wait for what the bus has brought already. */
    @Override
    public void close() {
        end.completeExceptionally(gone("closed", null));
        connection.disconnect();
    }
}
