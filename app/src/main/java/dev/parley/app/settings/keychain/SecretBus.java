package dev.parley.app.settings.keychain;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.InvalidBusAddressException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the message bus for one piece of work with the Secret Service. When it is closed, the service ends our
 * session and takes its prompts away.
 *
 * <p>Calls are plain messages and not proxies of dbus-java: those wait for 20 s and lose the name of an error that the
 * library has no class for. One thread; signals come on one of the bus.
 */
final class SecretBus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SecretBus.class);

    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final String NAME = "org.freedesktop.secrets";
    private static final String PROMPT = "org.freedesktop.Secret.Prompt";

    /** One try: the library makes another one for each further 500 ms. */
    private static final int CONNECT_DEADLINE_MILLIS = 500;

    private final DBusConnection connection;
    private final Duration forAnAnswer;
    /** Fails when the bus or the service ends. */
    private final CompletableFuture<Boolean> end;

    /** An error that came as the answer. */
    static final class RefusedException extends KeychainException {
        private static final long serialVersionUID = 1L;
        private final String name;

        RefusedException(String name, String text) {
            super(codeOf(name), name + ": " + text);
            this.name = name;
        }

        /** Whether it is one of {@code org.freedesktop.Secret.Error} or {@code org.freedesktop.DBus.Error}. */
        boolean is(String error) {
            return name.equals("org.freedesktop.Secret.Error." + error)
                    || name.equals("org.freedesktop.DBus.Error." + error);
        }

        private static String codeOf(String name) {
            if (name.equals("org.freedesktop.Secret.Error.IsLocked")) {
                return LOCKED;
            }
            // Who is called isn't there, can't be started, or ended; other names are the library's, for a lost
            // connection.
            boolean gone = List.of("ServiceUnknown", "NameHasNoOwner", "NoReply", "Disconnected")
                            .contains(name.replace("org.freedesktop.DBus.Error.", ""))
                    || name.startsWith("org.freedesktop.DBus.Error.Spawn.")
                    || !name.startsWith("org.freedesktop.");
            return gone ? GONE : FAILED;
        }
    }

    private SecretBus(DBusConnection connection, Duration forAnAnswer, CompletableFuture<Boolean> end) {
        this.connection = connection;
        this.forAnAnswer = forAnAnswer;
        this.end = end;
    }

    /**
     * Connects.
     *
     * @param forAnAnswer how long is waited for what needs no person
     * @throws KeychainException {@link KeychainException#GONE} where there is no bus
     */
    static SecretBus connect(String address, Duration forAnAnswer) throws KeychainException {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        try {
            DBusConnection connection = DBusConnectionBuilder.forAddress(address)
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
                            end.completeExceptionally(gone("the message bus ended", error));
                        }
                    })
                    .build();
            return new SecretBus(connection, forAnAnswer, end);
        } catch (DBusException | InvalidBusAddressException e) {
            throw gone("there is no message bus", e);
        }
    }

    private static KeychainException gone(String sentence, Throwable cause) {
        return new KeychainException(KeychainException.GONE, sentence, cause);
    }

    /** Whether the Secret Service runs, or would be started by a call. */
    boolean hasService() throws KeychainException {
        return names("ListNames").contains(NAME)
                || names("ListActivatableNames").contains(NAME);
    }

    private List<String> names(String method) throws KeychainException {
        Object names = ask(BUS, BUS_PATH, BUS, method, null)[0];
        return list(names).stream().map(String::valueOf).toList();
    }

    /**
     * Calls a method of the Secret Service.
     *
     * @param signature the types of the arguments
     * @return what it returns, as dbus-java has it
     * @throws RefusedException if the answer is an error
     */
    Object[] call(String path, String type, String method, String signature, Object... arguments)
            throws KeychainException {
        return ask(NAME, path, type, method, signature, arguments);
    }

    /** Calls a method that takes nothing. */
    Object[] call(String path, String type, String method) throws KeychainException {
        return ask(NAME, path, type, method, null);
    }

    /** The value of a property of the Secret Service. */
    Object property(String path, String type, String name) throws KeychainException {
        Object value = call(path, "org.freedesktop.DBus.Properties", "Get", "ss", type, name)[0];
        return value instanceof Variant<?> variant ? variant.getValue() : value;
    }

    private Object[] ask(String name, String path, String type, String method, String signature, Object... arguments)
            throws KeychainException {
        try {
            MethodCall call = connection
                    .getMessageFactory()
                    .createMethodCall(null, name, path, type, method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = reply(call, method);
            Object[] values = reply.getParameters();
            if (reply instanceof Error) {
                throw new RefusedException(
                        reply.getName(), values == null || values.length == 0 ? "" : String.valueOf(values[0]));
            }
            return values == null ? new Object[0] : values;
        } catch (NotConnected e) {
            throw gone("the message bus ended", e);
        } catch (DBusException e) {
            throw new KeychainException(KeychainException.FAILED, method + " can't be said or understood", e);
        }
    }

    private Message reply(MethodCall call, String method) throws KeychainException {
        long start = System.nanoTime();
        long left = forAnAnswer.toMillis();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            Message reply = call.getReply(left);
            if (reply != null) {
                return reply;
            }
            left = forAnAnswer.toMillis() - (System.nanoTime() - start) / 1_000_000;
        }
        throw new KeychainException(KeychainException.NO_ANSWER, "no answer to " + method);
    }

    /**
     * Has the service ask the person, and waits for it to be done.
     *
     * @param bound for the person; after it the question is taken back
     * @throws KeychainException {@link KeychainException#LOCKED} if the person said no or nothing
     */
    void prompt(String path, Duration bound) throws KeychainException {
        CompletableFuture<Boolean> dismissed = new CompletableFuture<>();
        listen(PROMPT, "Completed", signal -> {
            Object[] values = parameters(signal);
            if (signal.getPath().equals(path) && values.length > 0 && values[0] instanceof Boolean no) {
                dismissed.complete(no);
            }
        });
        listen(BUS, "NameOwnerChanged", signal -> {
            Object[] change = parameters(signal);
            if (change.length == 3 && NAME.equals(change[0]) && "".equals(change[2])) {
                end.completeExceptionally(gone("the keychain ended", null));
            }
        });
        // There is no window to name: JavaFX doesn't tell its number.
        call(path, PROMPT, "Prompt", "s", "");
        if (await(dismissed, path, bound)) {
            throw new KeychainException(KeychainException.LOCKED, "the person didn't unlock the keychain");
        }
    }

    private boolean await(CompletableFuture<Boolean> dismissed, String path, Duration bound) throws KeychainException {
        try {
            return dismissed.applyToEither(end, no -> no).get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call(path, PROMPT, "Dismiss");
            throw new KeychainException(KeychainException.LOCKED, "the person didn't unlock the keychain in time", e);
        } catch (ExecutionException e) {
            throw gone("the keychain ended while it asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeychainException(KeychainException.NO_ANSWER, "given up while the keychain asked", e);
        }
    }

    private void listen(String type, String member, DBusSigHandler<DBusSignal> handler) throws KeychainException {
        try {
            // The end of the connection is the end of the subscription.
            AutoCloseable unused = connection.addGenericSigHandler(
                    DBusMatchRuleBuilder.create()
                            .withType("signal")
                            .withInterface(type)
                            .withMember(member)
                            .build(),
                    handler);
        } catch (DBusException e) {
            throw gone("the message bus takes no subscription", e);
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

    /** The elements of an array, which comes from dbus-java in one of two forms. */
    static List<?> list(Object array) {
        return array instanceof Object[] values ? Arrays.asList(values) : (List<?>) array;
    }

    /** An array of bytes, which comes from dbus-java in one of two forms. */
    static byte[] bytes(Object array) {
        if (array instanceof byte[] plain) {
            return plain;
        }
        List<?> values = list(array);
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (Byte) values.get(i);
        }
        return bytes;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
