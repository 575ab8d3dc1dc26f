package dev.parley.signaling.client;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A signed-in connection to a signaling server that heals itself: it connects again after a loss, takes up its session,
 * and sends again what was not answered. One thread of its own, {@code signaling}, owns its state and calls the listener.
 *
 * <p>After the first sign-in it knows the token of its device and no password any more. When the server does not know the
 * session any more, the client signs in anew by that token: {@link ConnectionListener#signedIn}
 * then has {@code resumed=false}, the server has forgotten all calls of this device, and unanswered requests about calls
 * are answered here with {@link ErrorCode#UNKNOWN_CALL}.
 */
public final class SignalingClient implements AutoCloseable {

    /** With what one signs in at first. After that the client has the token of the device. */
    public sealed interface Credentials {

        /**
         * A device that was signed in before.
         *
         * @param deviceToken the newest that {@link ConnectionListener#signedIn} brought; a secret
         */
        record Token(String deviceToken) implements Credentials {
            @Override
            public String toString() {
                return "Token[]";
            }
        }

        /**
         * An account that exists.
         *
         * @param deviceId that this device had in its last session with this account, or empty
         */
        record Password(String username, String password, String deviceName, String deviceId) implements Credentials {
            /** On a device that the account does not know. */
            public Password(String username, String password, String deviceName) {
                this(username, password, deviceName, "");
            }

            @Override
            public String toString() {
                return "Password[" + username + "]";
            }
        }

        /**
         * An account to be made at the first sign-in.
         *
         * @param invitation the code, where the server wants one; else empty
         */
        record NewAccount(String username, String password, String displayName, String deviceName, String invitation)
                implements Credentials {
            /** Where no invitation is needed. */
            public NewAccount(String username, String password, String displayName, String deviceName) {
                this(username, password, displayName, deviceName, "");
            }

            @Override
            public String toString() {
                return "NewAccount[" + username + "]";
            }
        }
    }

    /**
     * Times, and what a test replaces.
     *
     * @param thread makes the one thread; the client shuts it down
     * @param nanoTime the clock of {@code silence}, as {@link System#nanoTime}
     * @param random for the delays
     * @param firstRetry delay after a loss; each following one is twice as long
     * @param lastRetry the longest delay
     * @param connectWithin how long a connection may take until the sign-in is answered
     * @param silence how long a living server can be silent
     */
    public record Options(
            Supplier<ScheduledExecutorService> thread,
            LongSupplier nanoTime,
            RandomGenerator random,
            Duration firstRetry,
            Duration lastRetry,
            Duration connectWithin,
            Duration silence) {

        /** What a program uses. */
        public static Options defaults() {
            return new Options(
                    () -> Executors.newSingleThreadScheduledExecutor(Options::signalingThread),
                    System::nanoTime,
                    RandomGenerator.getDefault(),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Limits.PING_EVERY.multipliedBy(2));
        }

        private static Thread signalingThread(Runnable task) {
            Thread thread = new Thread(task, "signaling");
            thread.setDaemon(true);
            return thread;
        }
    }

    private final ClientThread thread;
    private final ClientSession session;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** Guards {@link #nextId} together with the order in which requests reach the thread. */
    private final Object sending = new Object();
    /** Guarded by {@link #sending}. */
    private long nextId = 1;

    /** Set by the first task on the thread. */
    private volatile Thread self;

    /** Makes a client that does nothing before {@link #start}. */
    public SignalingClient(
            URI server, ServerTrust trust, Credentials credentials, ConnectionListener listener, Options options) {
        this(
                events -> {
                    SocketLink link = new SocketLink(server, trust, options.connectWithin(), events);
                    link.connect();
                    return link;
                },
                credentials,
                listener,
                options);
    }

    SignalingClient(Link.Factory links, Credentials credentials, ConnectionListener listener, Options options) {
        thread = new ClientThread(options.thread().get());
        session = new ClientSession(links, credentials, listener, options, thread);
    }

    /** Connects; never blocks. Once. */
    public void start() {
        thread.execute(() -> {
            self = Thread.currentThread();
            session.connectNow();
        });
    }

    /**
     * Tries again at once: while {@link ConnectionListener#lost} waits for the next try, or after
     * {@link ConnectionListener#refused}. Does nothing while there is a connection. Any thread.
     */
    public void tryNow() {
        thread.execute(session::connectNow);
    }

    /**
     * Sends a request, now or as soon as there is a session. Any thread. The answer comes by
     * {@link ConnectionListener#replied}, unless the client is closed before.
     *
     * @return the number of the request
     */
    public long send(Request request) {
        synchronized (sending) {
            long id = nextId++;
            thread.execute(() -> session.send(id, request));
            return id;
        }
    }

    /**
     * Ends the session and closes the connection; waits for it at most 1 s, and not at all when called by the listener.
     * Nothing is told to the listener any more once this has returned. The device token stays good.
     */
    @Override
    public void close() {
        close(false);
    }

    /**
     * Signs out for good: as {@link #close}, and the device token ends. While there is no connection the server can't be
     * told; the token then ends when it was not used for long, or from another device.
     */
    public void signOut() {
        close(true);
    }

    private void close(boolean forget) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        synchronized (sending) {
            long id = nextId++;
            thread.execute(() -> session.signOut(id, forget));
        }
        if (Thread.currentThread() == self) {
            return;
        }
        // A little longer than the sign-out may take, so that its own deadline comes first.
        thread.awaitEnd(ClientSession.SIGN_OUT_WITHIN_MS + 250);
    }
}
