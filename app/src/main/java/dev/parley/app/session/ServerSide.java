package dev.parley.app.session;

import dev.parley.app.session.ServerHost.HostException;
import dev.parley.app.session.ServerHost.Hosted;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.KeptSecrets;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.keychain.KeychainException;
import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.client.ServerProbe;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.SignedOutReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where we sign in and how it stands: the states of {@link ServerStatus}. Owned by the {@code call} thread; what the
 * client tells is posted there.
 */
final class ServerSide {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSide.class);

    /** How long the form waits for what signs in: after that the keychain may be waiting for the person. */
    private static final long SECRET_PATIENCE_MS = 5000;

    private final Environment environment;
    private final Outside outside;
    private ServerStatus status = new ServerStatus.NotChosen();
    private Snapshot.OwnServer ownServer;
    private SignalingClient client;
    private Credentials credentials;
    /** Whether the credentials are new: then a failure goes back to the form. */
    private boolean fresh;

    private URI url;
    /** The key of this server in the preferences: its address, or {@link Preferences#EMBEDDED}. */
    private String key = "";

    private String username = "";
    private String displayName = "";
    /** Counts attempts, so that what belongs to an older one is dropped. */
    private int attempt;

    /** What this needs of the rest of the session. */
    interface Outside {
        Preferences preferences();

        void keep(Preferences changed);

        /** Has {@code found} called on the {@code call} thread with what signs in; may wait for the person. */
        void secret(String server, String username, Consumer<KeptSecrets.Found> found);

        /** Keeps what signs in; empty to forget it. */
        void keepSecret(String server, String username, String secret);

        void signedIn(URI server, Event.SignedIn session);

        void event(Event event);

        void replied(long id, Event.Reply reply);

        void lost();

        void changed();
    }

    ServerSide(Environment environment, Outside outside) {
        this.environment = environment;
        this.outside = outside;
    }

    ServerStatus status() {
        return status;
    }

    Snapshot.OwnServer ownServer() {
        return ownServer;
    }

    /** The name that others see; empty while nobody is signed in. */
    String displayName() {
        return displayName;
    }

    String username() {
        return username;
    }

    long send(Request request) {
        return client == null ? 0 : client.send(request);
    }

    void use(ServerChoice choice) {
        disconnect();
        switch (choice) {
            case ServerChoice.Embedded() -> {
                outside.keep(outside.preferences().withServer(Preferences.EMBEDDED));
                startEmbedded();
            }
            case ServerChoice.Remote(URI address) -> {
                if (!"wss".equals(address.getScheme()) || address.getHost() == null) {
                    become(new ServerStatus.Failed(address.toString(), new Problem("bad-url", address.toString())));
                    return;
                }
                outside.keep(outside.preferences().withServer(address.toString()));
                key = address.toString();
                url = address;
                signInOrAsk();
            }
        }
    }

    /** Takes up what was chosen the last time. */
    void resume(String server) {
        if (server.equals(Preferences.EMBEDDED)) {
            use(new ServerChoice.Embedded());
        } else if (!server.isEmpty()) {
            try {
                use(new ServerChoice.Remote(new URI(server)));
            } catch (URISyntaxException e) {
                LOG.warn("the settings name a server whose address can't be read", e);
                become(new ServerStatus.Failed(server, new Problem("bad-url", server)));
            }
        }
    }

    void reconnect() {
        if (status instanceof ServerStatus.Lost && client != null) {
            client.tryNow();
        } else if (status instanceof ServerStatus.Failed) {
            resume(outside.preferences().server());
        }
    }

    void forget() {
        disconnect();
        url = null;
        key = "";
        username = "";
        ownServer = null;
        environment.disk().execute(environment.host()::close);
        outside.keep(outside.preferences().withServer(""));
        become(new ServerStatus.NotChosen());
    }

    void trust(String fingerprint) {
        boolean asked =
                status instanceof ServerStatus.AskTrust ask && ask.fingerprint().equals(fingerprint);
        boolean changed = status instanceof ServerStatus.CertificateChanged change
                && change.fingerprint().equals(fingerprint);
        if (asked || changed) {
            outside.keep(outside.preferences().withPin(key, fingerprint));
            if (credentials != null) {
                connect(credentials, fresh);
            } else {
                signInOrAsk();
            }
        }
    }

    void register(String name, String password, String shownName) {
        if (status instanceof ServerStatus.NeedsAccount) {
            username = name.strip().toLowerCase(Locale.ROOT);
            connect(
                    new Credentials.NewAccount(name.strip(), password, shownName.strip(), environment.deviceName()),
                    true);
        }
    }

    void signIn(String name, String password) {
        if (status instanceof ServerStatus.NeedsAccount) {
            username = name.strip().toLowerCase(Locale.ROOT);
            connect(new Credentials.Password(name.strip(), password, environment.deviceName()), true);
        }
    }

    void signOut() {
        if (url == null) {
            return;
        }
        outside.keepSecret(key, username, "");
        disconnect(SignalingClient::signOut);
        become(new ServerStatus.NeedsAccount(serverName(), username, Problem.NONE));
    }

    /** Ends the connection and the embedded server. Blocks for 2 s at most; not on the {@code call} thread. */
    Runnable closing() {
        SignalingClient last = client;
        client = null;
        attempt++;
        return () -> {
            if (last != null) {
                last.close();
            }
            environment.host().close();
        };
    }

    private void startEmbedded() {
        key = Preferences.EMBEDDED;
        int mine = ++attempt;
        become(new ServerStatus.Connecting(serverName()));
        environment.disk().execute(() -> {
            try {
                Hosted hosted = environment.host().start();
                environment.call().execute(() -> hosted(mine, hosted));
            } catch (HostException e) {
                LOG.warn("the embedded server can't be started", e);
                notHosted(mine, e.problem());
            } catch (RuntimeException e) {
                LOG.error("the embedded server can't be started", e);
                notHosted(mine, new Problem("internal", String.valueOf(e.getMessage())));
            }
        });
    }

    private void notHosted(int mine, Problem problem) {
        environment.call().execute(() -> {
            if (mine == attempt) {
                become(new ServerStatus.Failed(serverName(), problem));
            }
        });
    }

    private void hosted(int mine, Hosted hosted) {
        if (mine != attempt) {
            return;
        }
        url = hosted.local();
        ownServer = new Snapshot.OwnServer(hosted.publicUrl(), ServerTrust.shortCode(hosted.fingerprint()));
        outside.keep(outside.preferences().withPin(key, hosted.fingerprint()));
        signInOrAsk();
    }

    private void signInOrAsk() {
        int mine = ++attempt;
        become(new ServerStatus.Connecting(serverName()));
        username = outside.preferences().accounts().getOrDefault(key, "");
        String name = username;
        if (name.isEmpty()) {
            probe(Problem.NONE);
            return;
        }
        Runnable askMeanwhile = () -> {
            if (mine == attempt) {
                probe(new Problem("keychain-slow", ""));
            }
        };
        Future<?> slow = environment.call().schedule(askMeanwhile, SECRET_PATIENCE_MS, TimeUnit.MILLISECONDS);
        outside.secret(key, name, found -> {
            slow.cancel(false);
            // One that comes late is still good as long as nothing was typed in its place.
            if (mine == attempt && !found.secret().isEmpty()) {
                connect(new Credentials.Password(name, found.secret(), environment.deviceName()), false);
            } else if (mine == attempt) {
                probe(notHad(found.place().problem()));
            }
        });
    }

    private static Problem notHad(String problem) {
        return switch (problem) {
            case "" -> Problem.NONE;
            case KeychainException.LOCKED -> new Problem("keychain-locked", "");
            default -> new Problem("keychain-failed", "");
        };
    }

    /**
     * On a thread of its own: an address where nobody answers must not keep the disk waiting.
     *
     * @param told to the person in the form, if it comes to that
     */
    private void probe(Problem told) {
        int mine = attempt;
        URI address = url;
        ServerTrust trust = trust();
        Thread.ofPlatform().daemon().name("probe").start(() -> {
            ServerProbe.Outcome found = ServerProbe.probe(address, trust, "Parley");
            environment.call().execute(() -> {
                if (mine == attempt) {
                    probed(found, told);
                }
            });
        });
    }

    private void probed(ServerProbe.Outcome found, Problem told) {
        become(
                switch (found) {
                    case ServerProbe.Trusted _ -> new ServerStatus.NeedsAccount(serverName(), username, told);
                    case ServerProbe.Unknown(String fingerprint) ->
                        new ServerStatus.AskTrust(url, fingerprint, ServerTrust.shortCode(fingerprint));
                    case ServerProbe.Changed(String expected, String fingerprint) -> changed(expected, fingerprint);
                    case ServerProbe.NotAServer(String detail) ->
                        new ServerStatus.Failed(serverName(), new Problem("not-a-server", detail));
                    case ServerProbe.Unreachable(String why) ->
                        new ServerStatus.Failed(serverName(), new Problem("unreachable", why));
                });
    }

    private void connect(Credentials with, boolean isFresh) {
        disconnect();
        credentials = with;
        fresh = isFresh;
        become(new ServerStatus.Connecting(serverName()));
        int mine = attempt;
        client = new SignalingClient(url, trust(), with, new Posted(mine), SignalingClient.Options.defaults());
        client.start();
    }

    private void disconnect() {
        disconnect(SignalingClient::close);
    }

    private void disconnect(Consumer<SignalingClient> how) {
        attempt++;
        SignalingClient last = client;
        client = null;
        credentials = null;
        if (last != null) {
            environment.disk().execute(() -> how.accept(last));
        }
    }

    private ServerTrust trust() {
        return new ServerTrust(outside.preferences().pins().getOrDefault(key, ""));
    }

    private String serverName() {
        return key.equals(Preferences.EMBEDDED) ? environment.deviceName() : url.getAuthority();
    }

    private ServerStatus changed(String expected, String fingerprint) {
        return new ServerStatus.CertificateChanged(
                url, ServerTrust.shortCode(expected), fingerprint, ServerTrust.shortCode(fingerprint));
    }

    private void become(ServerStatus now) {
        status = now;
        outside.changed();
    }

    private void signedIn(Event.SignedIn session) {
        username = session.username();
        displayName = session.displayName();
        if (fresh) {
            outside.keep(outside.preferences().withAccount(key, username));
            outside.keepSecret(key, username, password(credentials));
            fresh = false;
        }
        become(new ServerStatus.SignedIn(username, displayName, serverName()));
        outside.signedIn(url, session);
    }

    private void lost(String why, long retryInMs) {
        if (fresh) {
            disconnect();
            become(new ServerStatus.NeedsAccount(serverName(), username, new Problem("unreachable", why)));
            return;
        }
        become(new ServerStatus.Lost(username, displayName, serverName(), why, retryInMs));
        outside.lost();
    }

    private void refused(ConnectionListener.Refusal refusal) {
        LOG.info("the server can't be used: {}", refusal);
        SignalingClient last = client;
        client = null;
        if (last != null) {
            environment.disk().execute(last::close);
        }
        switch (refusal) {
            case ConnectionListener.Refusal.UnknownCertificate(String fingerprint) ->
                become(new ServerStatus.AskTrust(url, fingerprint, ServerTrust.shortCode(fingerprint)));
            case ConnectionListener.Refusal.ChangedCertificate(String expected, String fingerprint) ->
                become(changed(expected, fingerprint));
            case ConnectionListener.Refusal.SignInRefused(Event.Refused error) -> {
                Problem problem = new Problem(code(error), error.message());
                become(new ServerStatus.NeedsAccount(serverName(), username, problem));
            }
            case ConnectionListener.Refusal.PasswordNeeded() ->
                become(new ServerStatus.NeedsAccount(serverName(), username, Problem.NONE));
            case ConnectionListener.Refusal.SignedOut(SignedOutReason reason) -> {
                LOG.info("signed out by the server: {}", reason);
                become(new ServerStatus.NeedsAccount(serverName(), username, Problem.NONE));
            }
            case ConnectionListener.Refusal.NotAServer(String detail) ->
                become(new ServerStatus.Failed(serverName(), new Problem("not-a-server", detail)));
        }
    }

    private static String code(Event.Refused error) {
        return error.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String password(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Password known -> known.password();
            case Credentials.NewAccount made -> made.password();
            case Credentials.Token _ -> "";
        };
    }

    /** Hands what the client tells to the {@code call} thread, as long as it is the present client's. */
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
            post(() -> ServerSide.this.signedIn(session));
        }

        @Override
        public void event(Event event) {
            post(() -> outside.event(event));
        }

        @Override
        public void replied(long id, Event.Reply reply) {
            post(() -> outside.replied(id, reply));
        }

        @Override
        public void lost(String why, long retryInMs) {
            post(() -> ServerSide.this.lost(why, retryInMs));
        }

        @Override
        public void refused(Refusal refusal) {
            post(() -> ServerSide.this.refused(refusal));
        }
    }
}
