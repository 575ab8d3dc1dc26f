package dev.parley.signaling.server;

import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real client that keeps what it is told in one queue, for a test to take in order. */
public final class TestClient implements ConnectionListener, AutoCloseable {
    /** What {@link ConnectionListener#lost} said. */
    public record Lost(String why, long retryInMs) {}

    /** What {@link ConnectionListener#replied} said. */
    public record Replied(long id, Event.Reply reply) {}

    final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    final SignalingClient client;

    /** Connects and signs in. */
    public TestClient(URI server, ServerTrust trust, SignalingClient.Credentials credentials) {
        client = new SignalingClient(server, trust, credentials, this, SignalingClient.Options.defaults());
        client.start();
    }

    /** Registers at a server and waits until it is signed in. */
    public static TestClient registered(SignalingServer server, String name) throws InterruptedException {
        TestClient client = new TestClient(
                URI.create(server.url()), new ServerTrust(server.fingerprint()), newAccount(name, name + "-device"));
        client.take(Event.SignedIn.class);
        return client;
    }

    /** An account to be made. */
    public static SignalingClient.Credentials newAccount(String name, String device) {
        return new SignalingClient.Credentials.NewAccount(name, "password of " + name, "The " + name, device);
    }

    /** The account that {@link #newAccount} makes. */
    public static SignalingClient.Credentials password(String name, String device) {
        return new SignalingClient.Credentials.Password(name, "password of " + name, device);
    }

    /** Sends a request and returns its number. */
    public long send(Request request) {
        return client.send(request);
    }

    /** The next thing of that type; others before it are dropped. */
    public <T> T take(Class<T> type) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        StringBuilder others = new StringBuilder();
        while (true) {
            Object next = told.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no " + type.getSimpleName() + " came, but" + others);
            }
            if (type.isInstance(next)) {
                return type.cast(next);
            }
            others.append(' ').append(next);
        }
    }

    @Override
    public void signedIn(Event.SignedIn session) {
        told.add(session);
    }

    @Override
    public void event(Event event) {
        told.add(event);
    }

    @Override
    public void replied(long id, Event.Reply reply) {
        told.add(new Replied(id, reply));
    }

    @Override
    public void lost(String why, long retryInMs) {
        told.add(new Lost(why, retryInMs));
    }

    @Override
    public void refused(Refusal refusal) {
        told.add(refusal);
    }

    @Override
    public void close() {
        client.close();
    }
}
