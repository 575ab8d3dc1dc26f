package dev.parley.app.desktop.host;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.exceptions.InvalidBusAddressException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the person's message bus: when it ends, so does all that was shown or held by it. Used by one thread,
 * which hears the signals, too. Calls are plain messages with a bound, and not proxies of dbus-java, which wait for 20 s.
 */
final class SessionBus implements AutoCloseable {
    static final Peer BUS = new Peer("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus");

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    /** One try: the library makes another one for each further 500 ms. */
    private static final int CONNECT_DEADLINE_MILLIS = 500;

    private static final long ANSWER_MILLIS = 2000;
    private static final byte NO_REPLY_EXPECTED = 1;

    private final DBusConnection connection;
    private final Executor thread;

    /** Whom a call goes to: a name on the bus, an object, and one of its interfaces. */
    record Peer(String name, String path, String type) {
        /** Another interface of the same object. */
        Peer as(String other) {
            return new Peer(name, path, other);
        }
    }

    /** A call that wasn't done: nobody is there, it was refused, or nobody answered. */
    static final class BusException extends Exception {
        private static final long serialVersionUID = 1L;

        BusException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    private SessionBus(DBusConnection connection, Executor thread) {
        this.connection = connection;
        this.thread = thread;
    }

    /** The address of the person's message bus (D-Bus specification, Starting servers); null if there is none. */
    static String address(Map<String, String> environment) {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!address.isEmpty()) {
            return address;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return runtime.isEmpty() ? null : "unix:path=" + runtime + "/bus";
    }

    /**
     * Connects.
     *
     * @param thread where signals are heard
     */
    static SessionBus connect(String address, Executor thread) throws BusException {
        try {
            return new SessionBus(
                    DBusConnectionBuilder.forAddress(address)
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
                            .build(),
                    thread);
        } catch (DBusException | InvalidBusAddressException e) {
            throw new BusException("there is no message bus", e);
        }
    }

    /**
     * Calls a method, and waits for its answer.
     *
     * @param signature the types of the arguments; null for none
     * @return what it returns, as dbus-java has it
     */
    Object[] call(Peer peer, String method, String signature, Object... arguments) throws BusException {
        try {
            MethodCall call = message(peer, method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(ANSWER_MILLIS);
            if (reply == null) {
                throw new BusException("no answer to " + method, null);
            }
            Object[] values = reply.getParameters();
            if (reply instanceof Error) {
                throw new BusException(reply.getName() + " to " + method + ": " + Arrays.toString(values), null);
            }
            return values == null ? new Object[0] : values;
        } catch (NotConnected e) {
            throw new BusException("the message bus ended", e);
        } catch (DBusException e) {
            throw new BusException(method + " can't be said or understood", e);
        }
    }

    /** Calls a method whose answer is of no interest. */
    void send(Peer peer, String method, String signature, Object... arguments) {
        try {
            connection.sendMessage(message(peer, method, NO_REPLY_EXPECTED, signature, arguments));
        } catch (NotConnected | DBusException e) {
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
    Object property(Peer peer, String name) throws BusException {
        Object value = call(peer.as("org.freedesktop.DBus.Properties"), "Get", "ss", peer.type(), name)[0];
        return value instanceof Variant<?> variant ? variant.getValue() : value;
    }

    /** Whether somebody has that name. */
    boolean hasOwner(String name) throws BusException {
        return Boolean.TRUE.equals(call(BUS, "NameHasOwner", "s", name)[0]);
    }

    /** Waits until what was said has gone out: the library drops the rest when the connection is closed. */
    void flush() throws BusException {
        call(BUS, "GetId", null);
    }

    /** Tells the world of something. */
    void signal(String path, String type, String member, String signature, Object... arguments) {
        try {
            connection.sendMessage(connection
                    .getMessageFactory()
                    .createSignal(connection.getUniqueName(), path, type, member, signature, arguments));
        } catch (NotConnected | DBusException e) {
            LOG.debug("{} was not said", member, e);
        }
    }

    /** Hears the signals of that name, with their arguments, from who has the name of {@code peer} and nobody else. */
    void listen(Peer peer, String member, Consumer<Object[]> heard) throws BusException {
        subscribe(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface(peer.type())
                        .withMember(member),
                (sender, values) -> {
                    if (isOwner(peer.name(), sender)) {
                        heard.accept(values);
                    }
                });
    }

    private boolean isOwner(String name, String sender) {
        try {
            return call(BUS, "GetNameOwner", "s", name)[0].equals(sender);
        } catch (BusException e) {
            LOG.debug("a signal of nobody", e);
            return false;
        }
    }

    /** Hears of a name that comes (true) or goes. */
    void watch(String name, Consumer<Boolean> changed) throws BusException {
        subscribe(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withInterface(BUS.type())
                        .withMember("NameOwnerChanged")
                        .withArg0123(0, name),
                (sender, change) -> {
                    if (change.length == 3 && name.equals(change[0])) {
                        changed.accept(!"".equals(change[2]));
                    }
                });
    }

    private void subscribe(DBusMatchRuleBuilder rule, BiConsumer<String, Object[]> heard) throws BusException {
        try {
            // The end of the connection is the end of the subscription.
            AutoCloseable unused = connection.addGenericSigHandler(rule.build(), signal -> {
                Object[] values = parameters(signal);
                String sender = signal.getSource();
                thread.execute(() -> heard.accept(sender, values));
            });
        } catch (DBusException e) {
            throw new BusException("the message bus takes no subscription", e);
        }
    }

    private static Object[] parameters(DBusSignal signal) {
        try {
            Object[] values = signal.getParameters();
            return values == null ? new Object[0] : values;
        } catch (DBusException e) {
            LOG.warn("a signal that can't be read: {}", signal.getName(), e);
            return new Object[0];
        }
    }

    /** Lets others call an object. */
    void export(String path, DBusInterface object) throws BusException {
        try {
            connection.exportObject(path, object);
        } catch (DBusException e) {
            throw new BusException(path + " can't be offered", e);
        }
    }

    /** Takes a name. */
    void own(String name) throws BusException {
        try {
            connection.requestBusName(name);
        } catch (DBusException | DBusExecutionException e) {
            throw new BusException(name + " can't be had", e);
        }
    }

    /** The elements of an array, which comes from dbus-java in one of two forms. */
    static List<?> list(Object array) {
        return array instanceof Object[] values ? Arrays.asList(values) : (List<?>) array;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
