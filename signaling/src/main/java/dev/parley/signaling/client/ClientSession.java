package dev.parley.signaling.client;

import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.client.SignalingClient.Options;
import dev.parley.signaling.protocol.Codec;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.ProtocolException;
import dev.parley.signaling.protocol.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inside of a {@link SignalingClient}: connects, signs in, resumes, counts. All methods and fields belong to the
 * {@link ClientThread}.
 *
 * <pre>
 *   waiting ──▶ connecting ──▶ signing in ──▶ signed in
 *      ▲             │              │             │
 *      └─────────────┴── lost ──────┴─────────────┘      refused: stays without a link until {@link #connectNow}
 * </pre>
 */
final class ClientSession {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);

    /** Number of sign-in requests and acknowledgements; requests of the session count from 1. */
    private static final long NO_ID = 0;
    /** Events are acknowledged together, so often at least. */
    private static final int ACKNOWLEDGE_EVERY = 32;

    private static final long ACKNOWLEDGE_AFTER_MS = 1_000;
    static final long SIGN_OUT_WITHIN_MS = 1_000;

    private final Link.Factory links;
    private final ConnectionListener listener;
    private final Options options;
    private final ClientThread thread;
    private final Backoff backoff;
    private final Outbox outbox = new Outbox();

    private final Identity identity;
    /** The connection, or null while it is lost. */
    private Link link;
    /** Whether the session is live on {@link #link}. */
    private boolean signedIn;
    /** Number of the last event of the session. */
    private long lastSeq;

    private long acknowledgedSeq;
    private boolean acknowledgePlanned;
    /** From the server that is about to stop; -1 if it is not. */
    private long comeBackAfterMs = -1;
    /** The number of the sign-out while closing, else -1. */
    private long signOutId = -1;

    ClientSession(
            Link.Factory links,
            Credentials credentials,
            ConnectionListener listener,
            Options options,
            ClientThread thread) {
        this.links = links;
        identity = new Identity(credentials);
        this.listener = listener;
        this.options = options;
        this.thread = thread;
        backoff = new Backoff(options.firstRetry(), options.lastRetry(), options.random());
    }

    void send(long id, Request request) {
        String frame = Codec.encode(id, request);
        if (frame.getBytes(StandardCharsets.UTF_8).length > Limits.MESSAGE_BYTES) {
            // The server would end the connection for it, and again after each resume.
            Event.Refused refused =
                    new Event.Refused(id, ErrorCode.LIMIT, "A message has at most " + Limits.MESSAGE_BYTES + " bytes.");
            tell(() -> listener.replied(id, refused));
            return;
        }
        outbox.add(id, request);
        if (signedIn) {
            link.send(frame);
        }
    }

    /** Connects, unless there is a connection or one is being made. */
    void connectNow() {
        if (link != null || signOutId >= 0) {
            return;
        }
        Link fresh = links.open(new Link.Events() {
            @Override
            public void opened(Link opened) {
                thread.execute(() -> ifCurrent(opened, ClientSession.this::signIn));
            }

            @Override
            public void message(Link from, String frame) {
                thread.execute(() -> ifCurrent(from, () -> received(frame)));
            }

            @Override
            public void closed(Link closed, String why, ConnectionListener.Refusal refusal) {
                thread.execute(() -> ifCurrent(closed, () -> lost(why, refusal)));
            }
        });
        link = fresh;
        thread.setTimer(
                options.connectWithin().toMillis(),
                () -> ifCurrent(fresh, () -> lost("The server does not answer.", null)));
    }

    /** What an old connection still says is of no interest. */
    private void ifCurrent(Link speaker, Runnable task) {
        if (speaker == link) {
            task.run();
        }
    }

    private void signIn() {
        link.send(Codec.encode(NO_ID, identity.signIn(lastSeq)));
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
                var unused = count(e.number());
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
            lost("The server skipped a message.", null);
            return false;
        }
        lastSeq = seq;
        if (seq - acknowledgedSeq >= ACKNOWLEDGE_EVERY) {
            acknowledge();
        } else if (!acknowledgePlanned) {
            acknowledgePlanned = true;
            thread.later(ACKNOWLEDGE_AFTER_MS, this::acknowledge);
        }
        return true;
    }

    private void acknowledge() {
        acknowledgePlanned = false;
        if (signedIn && lastSeq > acknowledgedSeq) {
            acknowledgedSeq = lastSeq;
            link.send(Codec.encode(NO_ID, new Request.Ack(lastSeq)));
        }
    }

    private void event(Event event) {
        if (event instanceof Event.SignedOut(var reason)) {
            identity.signedOut();
            stop(new ConnectionListener.Refusal.SignedOut(reason));
            return;
        }
        if (event instanceof Event.GoingAway(var retryAfterMs)) {
            comeBackAfterMs = retryAfterMs;
        }
        tell(() -> listener.event(event));
    }

    private void answered(Event.Reply reply) {
        if (reply.re() == signOutId) {
            finish();
        } else if (outbox.answered(reply.re())) {
            tell(() -> listener.replied(reply.re(), reply));
        } else if (reply instanceof Event.Refused error) {
            LOG.warn("The server refused something: {}", error);
        }
    }

    private void begin(Event.SignedIn session) {
        boolean anew = identity.hadSession() && !session.resumed();
        if (!session.resumed()) {
            lastSeq = 0;
            acknowledgedSeq = 0;
        }
        signedIn = true;
        identity.signedIn(session);
        comeBackAfterMs = -1;
        backoff.reset();
        watchSilence(link);
        List<Long> dropped = anew ? outbox.dropRequestsOfCalls() : List.of();
        outbox.forEach((id, request) -> link.send(Codec.encode(id, request)));
        tell(() -> listener.signedIn(session));
        for (long id : dropped) {
            Event.Refused error = new Event.Refused(id, ErrorCode.UNKNOWN_CALL, "The call was lost with the session.");
            tell(() -> listener.replied(id, error));
        }
    }

    private void signInRefused(Event.Refused error) {
        Request instead = identity.insteadOf(error);
        if (instead != null) {
            link.send(Codec.encode(NO_ID, instead));
        } else if (error.code() == ErrorCode.TOKEN_EXPIRED) {
            stop(new ConnectionListener.Refusal.PasswordNeeded());
        } else if (identity.mayPass(error)) {
            lost(error.message(), null);
        } else {
            stop(new ConnectionListener.Refusal.SignInRefused(identity.toTell(error)));
        }
    }

    private void watchSilence(Link watched) {
        long silence = options.silence().toNanos();
        long rest = watched.heardAt() + silence - options.nanoTime().getAsLong();
        thread.setTimer(
                Math.max(0, TimeUnit.NANOSECONDS.toMillis(rest)) + 1,
                () -> ifCurrent(watched, () -> {
                    if (options.nanoTime().getAsLong() - watched.heardAt() >= silence) {
                        lost("The server has gone silent.", null);
                    } else {
                        watchSilence(watched);
                    }
                }));
    }

    private void lost(String why, ConnectionListener.Refusal refusal) {
        identity.lost();
        disconnect();
        if (signOutId >= 0) {
            finish();
        } else if (refusal != null) {
            tell(() -> listener.refused(refusal));
        } else {
            long delay = comeBackAfterMs >= 0 ? comeBackAfterMs : backoff.next();
            comeBackAfterMs = -1;
            thread.setTimer(delay, this::connectNow);
            tell(() -> listener.lost(why, delay));
        }
    }

    private void stop(ConnectionListener.Refusal refusal) {
        disconnect();
        tell(() -> listener.refused(refusal));
    }

    private void disconnect() {
        Link old = link;
        link = null;
        signedIn = false;
        thread.stopTimer();
        old.kill();
    }

    /**
     * Signs out, then ends.
     *
     * @param forget whether the device token ends, too
     */
    void signOut(long id, boolean forget) {
        signOutId = id;
        if (signedIn) {
            link.send(Codec.encode(id, new Request.SignOut(forget)));
            thread.later(SIGN_OUT_WITHIN_MS, this::finish);
        } else {
            finish();
        }
    }

    private void finish() {
        if (link != null) {
            disconnect();
        }
        thread.end();
    }

    /** A listener that throws must not take the connection with it. Nothing is told while signing out. */
    private void tell(Runnable call) {
        if (signOutId >= 0) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("A listener of the signaling client failed", e);
        }
    }
}
