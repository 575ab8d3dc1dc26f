package dev.parley.app.settings.keychain;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.Peer;
import dev.parley.app.bus.SessionBus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A connection to the message bus for one piece of work with the Secret Service. When it is closed, the service ends our
 * session and takes its prompts away. One thread.
 */
final class SecretBus implements AutoCloseable {
    private static final String NAME = "org.freedesktop.secrets";

    private final SessionBus bus;

    private SecretBus(SessionBus bus) {
        this.bus = bus;
    }

    /**
     * Connects.
     *
     * @param patience how long is waited for what needs no person
     * @throws KeychainException {@link KeychainException#GONE} where there is no bus
     */
    static SecretBus connect(String address, Duration patience) throws KeychainException {
        return asked(() -> new SecretBus(SessionBus.connect(address, patience)));
    }

    private interface Asking<T> {
        T ask() throws BusException;
    }

    private static <T> T asked(Asking<T> asking) throws KeychainException {
        try {
            return asking.ask();
        } catch (BusException e) {
            throw KeychainException.of(e);
        }
    }

    /** Whether the Secret Service runs, or would be started by a call. */
    boolean hasService() throws KeychainException {
        return asked(() -> bus.isAvailable(NAME));
    }

    /**
     * Calls a method of the Secret Service.
     *
     * @param signature the types of the arguments; null for none
     * @return what it returns, as dbus-java has it
     */
    Object[] call(String path, String type, String method, String signature, Object... arguments)
            throws KeychainException {
        return asked(() -> bus.call(new Peer(NAME, path, type), method, signature, arguments));
    }

    /** The value of a property of the Secret Service. */
    Object property(String path, String type, String name) throws KeychainException {
        return asked(() -> bus.property(new Peer(NAME, path, type), name));
    }

    /**
     * Has the service ask the person, and waits for it to be done.
     *
     * @param bound for the person; after it the question is taken back
     * @throws KeychainException {@link KeychainException#LOCKED} if the person said no or nothing
     */
    void prompt(String path, Duration bound) throws KeychainException {
        Peer prompt = new Peer(NAME, path, "org.freedesktop.Secret.Prompt");
        try {
            CompletableFuture<Object[]> completed = bus.next(prompt, "Completed");
            // There is no window to name: JavaFX doesn't tell its number.
            bus.call(prompt, "Prompt", "s", "");
            Object[] values = await(prompt, completed, bound);
            boolean dismissed = values.length == 0 || !Boolean.FALSE.equals(values[0]);
            if (dismissed) {
                throw new KeychainException(KeychainException.LOCKED, "the person didn't unlock the keychain");
            }
        } catch (BusException e) {
            throw KeychainException.of(e);
        }
    }

    private Object[] await(Peer prompt, CompletableFuture<Object[]> completed, Duration bound)
            throws BusException, KeychainException {
        try {
            return SessionBus.await(completed, bound);
        } catch (BusException e) {
            if (e.reason() != BusException.Reason.NO_ANSWER) {
                throw e;
            }
            bus.call(prompt, "Dismiss", null);
            throw new KeychainException(KeychainException.LOCKED, "the person didn't unlock the keychain in time", e);
        }
    }

    @Override
    public void close() {
        bus.close();
    }
}
