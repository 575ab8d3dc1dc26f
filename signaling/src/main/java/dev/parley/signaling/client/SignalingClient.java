package dev.parley.signaling.client;

import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A signed-in connection to a signaling server that heals itself: it connects again after a loss, takes up its session,
 * and sends again what was not answered. One thread of its own, {@code signaling}, owns its state and calls the listener.
 *
 * <p>When the server does not know the session any more, the client signs in anew: {@link ConnectionListener#signedIn}
 * then has {@code resumed=false}, the server has forgotten all calls of this device, and unanswered requests about calls
 * are answered here with {@link ErrorCode#UNKNOWN_CALL}.
 */
public final class SignalingClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalingClient.class);

    /** Number of sign-in requests; those of the session count from 1. */
    private static final long SIGN_IN_ID = 0;
    /** Events are acknowledged together, so often at least. */
    private static final int ACKNOWLEDGE_EVERY = 32;

    private static final long ACKNOWLEDGE_AFTER_MS = 1_000;
    private static final long SIGN_OUT_WITHIN_MS = 1_000;

    /** Who signs in. */
    public sealed interface Credentials {
        /** An account that exists. */
        record Password(String username, String password, String deviceName) implements Credentials {
            @Override
            public String toString() {
                return "Password[" + username + "]";
            }
        }

        /** An account to be made at the first sign-in. */
        record NewAccount(String username, String password, String displayName, String deviceName)
                implements Credentials {
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

    private final Link.Factory links;
    private final ConnectionListener listener;
    private final Options options;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** Guards {@link #nextId} together with the order in which requests reach the thread. */
    private final Object sending = new Object();
    /** Guarded by {@link #sending}. */
    private long nextId = 1;

    /** Set by the first task on the thread. */
    private volatile Thread self;

    // The rest belongs to the thread.
    private final Backoff backoff;
    /** Sent or queued, and not answered; in the order of their numbers. */
    private final Map<Long, Request> unanswered = new LinkedHashMap<>();

    private Credentials credentials;
    /** The connection, or null while it is lost. */
    private Link link;
    /** Whether the session is live on {@link #link}. */
    private boolean signedIn;
    /** Of the session, or empty when there is none to resume. */
    private String token = "";
    /** Whether there ever was a session. */
    private boolean hadSession;
    /** Whether a registration was sent and its answer lost. */
    private boolean maybeRegistered;
    /** Number of the last event of the session. */
    private long lastSeq;

    private long acknowledgedSeq;
    private boolean acknowledgePlanned;
    /** From the server that is about to stop; -1 if it is not. */
    private long comeBackAfterMs = -1;
    /** The number of the sign-out while closing, else -1. */
    private long signOutId = -1;
    /** The watch over the connection of now. */
    private Future<?> watch;

    private boolean finished;

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
        this.links = links;
        this.credentials = credentials;
        this.listener = listener;
        this.options = options;
        thread = options.thread().get();
        backoff = new Backoff(options.firstRetry(), options.lastRetry(), options.random());
    }

    /** Connects; never blocks. Once. */
    public void start() {
        onThread(() -> {
            self = Thread.currentThread();
            connect();
        });
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
            onThread(() -> sendNow(id, request));
            return id;
        }
    }

    /**
     * Signs out and closes the connection; waits for it at most 1 s, and not at all when called by the listener. Nothing
     * is told to the listener any more once this has returned.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        onThread(this::signOut);
        if (Thread.currentThread() == self) {
            return;
        }
        try {
            if (!thread.awaitTermination(2 * SIGN_OUT_WITHIN_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The signaling client could not be closed in time");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void onThread(Runnable task) {
        try {
            thread.execute(() -> {
                if (!finished) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The signaling client is closed");
        }
    }

    private Future<?> later(long delayMs, Runnable task) {
        return thread.schedule(
                () -> {
                    if (!finished) {
                        task.run();
                    }
                },
                delayMs,
                TimeUnit.MILLISECONDS);
    }

    private void sendNow(long id, Request request) {
        unanswered.put(id, request);
        if (signedIn) {
            link.send(Codec.encode(id, request));
        }
    }

    private void connect() {
        Link fresh = links.open(new Link.Events() {
            @Override
            public void opened(Link opened) {
                onThread(() -> ifCurrent(opened, SignalingClient.this::signIn));
            }

            @Override
            public void message(Link from, String frame) {
                onThread(() -> ifCurrent(from, () -> received(frame)));
            }

            @Override
            public void closed(Link closed, String why, ConnectionListener.Refusal refusal) {
                onThread(() -> ifCurrent(closed, () -> lost(why, refusal)));
            }
        });
        link = fresh;
        watch = later(
                options.connectWithin().toMillis(),
                () -> ifCurrent(fresh, () -> {
                    fresh.kill();
                    lost("The server does not answer.", null);
                }));
    }

    /** What an old connection still says is of no interest. */
    private void ifCurrent(Link speaker, Runnable task) {
        if (speaker == link) {
            task.run();
        }
    }

    private void signIn() {
        if (!token.isEmpty()) {
            link.send(Codec.encode(SIGN_IN_ID, new Request.Resume(token, lastSeq)));
            return;
        }
        Request request =
                switch (credentials) {
                    case Credentials.Password(var username, var password, var device) ->
                        new Request.SignIn(username, password, device);
                    case Credentials.NewAccount(var username, var password, var displayName, var device) ->
                        new Request.Register(username, password, displayName, device);
                };
        link.send(Codec.encode(SIGN_IN_ID, request));
    }

    private void received(String frame) {
        try {
            Codec.EventFrame received = Codec.decodeEvent(frame);
            switch (received.event()) {
                case Event.SignedIn session -> begin(session);
                case Event.Reply reply when signedIn -> answered(reply);
                case Event.Refused error -> signInRefused(error);
                case Event.Ok ok -> LOG.warn("An answer without a question: {}", ok);
                case Event event -> {
                    if (count(received.seq())) {
                        event(event);
                    }
                }
            }
        } catch (ProtocolException e) {
            // Of a later version, perhaps. It counts as received, or else every resume would bring it again.
            LOG.warn("A message of the server was dropped: {}", e.getMessage());
            if (e.number() > 0) {
                count(e.number());
            }
        }
    }

    /** Counts an event; {@code false} if it is not the next one. */
    private boolean count(long seq) {
        if (seq <= lastSeq) {
            return false;
        }
        if (seq > lastSeq + 1) {
            LOG.warn("Event {} came after {}; the session is taken up again", seq, lastSeq);
            link.kill();
            return false;
        }
        lastSeq = seq;
        if (seq - acknowledgedSeq >= ACKNOWLEDGE_EVERY) {
            acknowledge();
        } else if (!acknowledgePlanned) {
            acknowledgePlanned = true;
            var unused = later(ACKNOWLEDGE_AFTER_MS, this::acknowledge);
        }
        return true;
    }

    private void acknowledge() {
        acknowledgePlanned = false;
        if (signedIn && lastSeq > acknowledgedSeq) {
            acknowledgedSeq = lastSeq;
            link.send(Codec.encode(SIGN_IN_ID, new Request.Ack(lastSeq)));
        }
    }

    private void event(Event event) {
        if (event instanceof Event.GoingAway(var retryAfterMs)) {
            comeBackAfterMs = retryAfterMs;
        }
        tell(() -> listener.event(event));
    }

    private void answered(Event.Reply reply) {
        if (reply.re() == signOutId) {
            finish();
        } else if (unanswered.remove(reply.re()) != null) {
            tell(() -> listener.replied(reply.re(), reply));
        } else if (reply instanceof Event.Refused error) {
            LOG.warn("The server refused something: {}", error);
        }
    }

    private void begin(Event.SignedIn session) {
        boolean anew = hadSession && !session.resumed();
        if (!session.resumed()) {
            lastSeq = 0;
            acknowledgedSeq = 0;
        }
        signedIn = true;
        hadSession = true;
        token = session.token();
        comeBackAfterMs = -1;
        backoff.reset();
        if (credentials instanceof Credentials.NewAccount(var username, var password, var _, var device)) {
            credentials = new Credentials.Password(username, password, device);
        }
        watchSilence(link);
        List<Long> dropped = anew ? dropRequestsOfCalls() : List.of();
        unanswered.forEach((id, request) -> link.send(Codec.encode(id, request)));
        tell(() -> listener.signedIn(session));
        for (long id : dropped) {
            Event.Refused error = new Event.Refused(id, ErrorCode.UNKNOWN_CALL, "The call was lost with the session.");
            tell(() -> listener.replied(id, error));
        }
    }

    /** Calls of the old session are over; only an invitation makes sense in the new one. */
    private List<Long> dropRequestsOfCalls() {
        List<Long> dropped = new ArrayList<>();
        unanswered.forEach((id, request) -> {
            boolean ofCall =
                    switch (request) {
                        case Request.Ringing _,
                                Request.Accept _,
                                Request.End _,
                                Request.Description _,
                                Request.Candidate _,
                                Request.Renew _,
                                Request.Media _ -> true;
                        case Request.Invite _,
                                Request.Register _,
                                Request.SignIn _,
                                Request.Resume _,
                                Request.SignOut _,
                                Request.Ack _,
                                Request.AddContact _,
                                Request.RemoveContact _,
                                Request.SetAway _ -> false;
                    };
            if (ofCall) {
                dropped.add(id);
            }
        });
        unanswered.keySet().removeAll(dropped);
        return dropped;
    }

    private void signInRefused(Event.Refused error) {
        if (error.code() == ErrorCode.SESSION_EXPIRED && !token.isEmpty()) {
            token = "";
            signIn();
            return;
        }
        if (error.code() == ErrorCode.NAME_TAKEN
                && maybeRegistered
                && credentials instanceof Credentials.NewAccount(var username, var password, var _, var device)) {
            // Taken by ourselves: the first registration worked and only its answer was lost.
            link.send(Codec.encode(SIGN_IN_ID, new Request.SignIn(username, password, device)));
            return;
        }
        stop(new ConnectionListener.Refusal.SignInRefused(error));
    }

    private void watchSilence(Link watched) {
        watch.cancel(false);
        long silence = options.silence().toNanos();
        long rest = watched.heardAt() + silence - options.nanoTime().getAsLong();
        watch = later(
                Math.max(10, TimeUnit.NANOSECONDS.toMillis(rest) + 1),
                () -> ifCurrent(watched, () -> {
                    if (options.nanoTime().getAsLong() - watched.heardAt() >= silence) {
                        watched.kill();
                        lost("The server has gone silent.", null);
                    } else {
                        watchSilence(watched);
                    }
                }));
    }

    private void lost(String why, ConnectionListener.Refusal refusal) {
        if (signOutId >= 0) {
            finish();
            return;
        }
        if (refusal != null) {
            stop(refusal);
            return;
        }
        maybeRegistered |= !signedIn && !hadSession;
        disconnect();
        long delay = comeBackAfterMs >= 0 ? comeBackAfterMs : backoff.next();
        comeBackAfterMs = -1;
        var unused = later(delay, this::connect);
        tell(() -> listener.lost(why, delay));
    }

    private void stop(ConnectionListener.Refusal refusal) {
        disconnect();
        tell(() -> listener.refused(refusal));
    }

    private void disconnect() {
        Link old = link;
        link = null;
        signedIn = false;
        watch.cancel(false);
        old.kill();
    }

    private void signOut() {
        if (!signedIn) {
            finish();
            return;
        }
        synchronized (sending) {
            signOutId = nextId++;
        }
        link.send(Codec.encode(signOutId, new Request.SignOut()));
        var unused = later(SIGN_OUT_WITHIN_MS, this::finish);
    }

    private void finish() {
        finished = true;
        if (link != null) {
            disconnect();
        }
        thread.shutdownNow();
    }

    /** A listener that throws must not take the connection with it. */
    private void tell(Runnable call) {
        if (closing.get()) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("A listener of the signaling client failed", e);
        }
    }
}
