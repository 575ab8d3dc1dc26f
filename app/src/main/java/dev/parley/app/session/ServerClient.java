package dev.parley.app.session;

import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.net.URI;
import java.util.function.Consumer;

/**
 * The signaling client of now, if there is one. What it tells is posted to the {@code call} thread, which owns all of this,
 * and what belongs to an older attempt to sign in is dropped.
 */
final class ServerClient {
    private final Environment environment;
    private final ConnectionListener told;
    private SignalingClient client;
    /** With what is being signed in, until that is done; null else. */
    private Credentials credentials;

    private boolean fresh;
    private int attempt;

    /** @param told called on the {@code call} thread */
    ServerClient(Environment environment, ConnectionListener told) {
        this.environment = environment;
        this.told = told;
    }

    /** With what is being signed in; null when that is done, or nobody tries. */
    Credentials credentials() {
        return credentials;
    }

    /** Whether they were typed: then a failure goes back to the form. */
    boolean isFresh() {
        return fresh;
    }

    /** Sends a request and returns its number; 0 where there is no client. */
    long send(Request request) {
        return client == null ? 0 : client.send(request);
    }

    /** Tries to connect now and not later. */
    void tryNow() {
        if (client != null) {
            client.tryNow();
        }
    }

    /** @param isFresh whether a person has just typed the credentials */
    void connect(URI url, ServerTrust trust, Credentials with, boolean isFresh) {
        disconnect();
        credentials = with;
        fresh = isFresh;
        client = new SignalingClient(url, trust, with, new Posted(attempt), SignalingClient.Options.defaults());
        client.start();
    }

    /** It goes on by the token. */
    void established() {
        credentials = null;
        fresh = false;
    }

    void disconnect() {
        disconnect(SignalingClient::close);
    }

    /** @param how it ends, on the disk thread */
    void disconnect(Consumer<SignalingClient> how) {
        newAttempt();
        credentials = null;
        end(how);
    }

    /** The client is refused; with what it wanted to sign in is known on, for another try. */
    void refused() {
        end(SignalingClient::close);
    }

    private void end(Consumer<SignalingClient> how) {
        SignalingClient last = client;
        client = null;
        if (last != null) {
            environment.disk().execute(() -> how.accept(last));
        }
    }

    /** What was begun before is of no interest any more. */
    void newAttempt() {
        attempt++;
    }

    /** Does it, unless it belongs to an older attempt by then. */
    <T> Consumer<T> ifStill(Consumer<T> what) {
        int mine = attempt;
        return with -> {
            if (mine == attempt) {
                what.accept(with);
            }
        };
    }

    /** Ends the connection; blocks for 2 s at most, not on the {@code call} thread. */
    Runnable closing() {
        SignalingClient last = client;
        client = null;
        newAttempt();
        return () -> {
            if (last != null) {
                last.close();
            }
        };
    }

    private final class Posted implements ConnectionListener {
        private final int mine;

        Posted(int mine) {
            this.mine = mine;
        }

        private void post(Runnable what) {
            environment.call().execute(() -> {
                if (mine == attempt) {
                    what.run();
                }
            });
        }

        @Override
        public void signedIn(Event.SignedIn session) {
            post(() -> told.signedIn(session));
        }

        @Override
        public void event(Event event) {
            post(() -> told.event(event));
        }

        @Override
        public void replied(long id, Event.Reply reply) {
            post(() -> told.replied(id, reply));
        }

        @Override
        public void lost(String why, long retryInMs) {
            post(() -> told.lost(why, retryInMs));
        }

        @Override
        public void refused(Refusal refusal) {
            post(() -> told.refused(refusal));
        }
    }
}
