package dev.parley.app.session;

import dev.parley.app.session.ServerHost.Hosted;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.KeptAccount;
import dev.parley.app.settings.Preferences;
import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.client.ServerProbe;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.SignedOutReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where we sign in and how it stands: the states of {@link ServerStatus}. Owned by the {@code call} thread; what the
 * client tells is posted there.
 */
final class ServerSide {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSide.class);

    private final Environment environment;
    private final Hosting hosting;
    private final SignInKeeper signIns;
    private final Outside outside;
    private ServerStatus status = new ServerStatus.NotChosen();
    private Snapshot.OwnServer ownServer;
    private SignalingClient client;
    /** With what is being signed in, until that is done; null else. */
    private Credentials credentials;
    /** Whether they were typed: then a failure goes back to the form. */
    private boolean fresh;
    /** How one gets an account, as the server said the last time that it was looked at. */
    private Registration registration = Registration.OPEN;

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

        void signedIn(URI server, Event.SignedIn session);

        void event(Event event);

        void replied(long id, Event.Reply reply);

        void lost();

        /** The server has ended the session, or there is no account any more. */
        void signedOut();

        void changed();
    }

    ServerSide(Environment environment, SignInKeeper signIns, Outside outside) {
        this.environment = environment;
        this.hosting = new Hosting(environment);
        this.signIns = signIns;
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
        hosting.stop();
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

    /** @param invitation the code, where the server wants one; else empty */
    void register(String name, String password, String shownName, String invitation) {
        if (status instanceof ServerStatus.NeedsAccount) {
            username = Names.fold(name);
            connect(
                    new Credentials.NewAccount(
                            username, password, shownName.strip(), environment.deviceName(), invitation.strip()),
                    true);
        }
    }

    void signIn(String name, String password) {
        if (status instanceof ServerStatus.NeedsAccount) {
            username = Names.fold(name);
            connect(signIns.password(key, username, password), true);
        }
    }

    void signOut() {
        if (url != null) {
            signIns.signedOut(key, username);
            disconnect(SignalingClient::signOut);
            askAnew(Problem.NONE);
        }
    }

    /**
     * The server has ended all sign-ins of the account, since we wanted it to.
     *
     * @param why to be told beside the form
     * @param deleted whether the account is gone, too
     */
    void ended(String why, boolean deleted) {
        disconnect();
        leave(deleted);
        askAnew(new Problem(why, ""));
    }

    private void leave(boolean deleted) {
        signIns.signedOut(key, username);
        if (deleted) {
            outside.keep(outside.preferences().withAccount(key, ""));
            username = "";
        }
        outside.signedOut();
    }

    /** What is known of the account that is signed in. */
    KeptAccount known() {
        return outside.preferences().known(key, username);
    }

    void know(KeptAccount now) {
        outside.keep(outside.preferences().withKnown(key, username, now));
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
        attempt++;
        become(new ServerStatus.Connecting(serverName()));
        hosting.start(
                ifStill(this::hosted), ifStill(problem -> become(new ServerStatus.Failed(serverName(), problem))));
    }

    /** Does it, unless it belongs to an older attempt by then. */
    private <T> Consumer<T> ifStill(Consumer<T> what) {
        int mine = attempt;
        return with -> {
            if (mine == attempt) {
                what.accept(with);
            }
        };
    }

    private void hosted(Hosted hosted) {
        url = hosted.local();
        ownServer = new Snapshot.OwnServer(hosted.publicUrl(), ServerTrust.shortCode(hosted.fingerprint()));
        outside.keep(outside.preferences().withPin(key, hosted.fingerprint()));
        signInOrAsk();
    }

    private void signInOrAsk() {
        attempt++;
        become(new ServerStatus.Connecting(serverName()));
        username = outside.preferences().accounts().getOrDefault(key, "");
        if (username.isEmpty()) {
            probe(Problem.NONE);
            return;
        }
        // What is found late is still good as long as nothing was typed in its place.
        signIns.find(key, username, ifStill(this::probe), ifStill(found -> {
            if (found.credentials() == null) {
                probe(found.problem());
            } else {
                connect(found.credentials(), false);
            }
        }));
    }

    /** Looks how an account is had there now, then asks for one. */
    private void askAnew(Problem told) {
        become(new ServerStatus.Connecting(serverName()));
        probe(told);
    }

    /**
     * On a thread of its own: an address where nobody answers must not keep the disk waiting.
     *
     * @param told to the person in the form, if it comes to that
     */
    private void probe(Problem told) {
        URI address = url;
        ServerTrust trust = trust();
        Consumer<ServerProbe.Outcome> probed = ifStill(found -> probed(found, told));
        Thread.ofPlatform().daemon().name("probe").start(() -> {
            ServerProbe.Outcome found = ServerProbe.probe(address, trust, "Parley");
            environment.call().execute(() -> probed.accept(found));
        });
    }

    private void probed(ServerProbe.Outcome found, Problem told) {
        become(
                switch (found) {
                    case ServerProbe.Trusted(String _, Registration how) -> {
                        registration = how;
                        yield needsAccount(told);
                    }
                    case ServerProbe.Unknown(String fingerprint) ->
                        new ServerStatus.AskTrust(url, fingerprint, ServerTrust.shortCode(fingerprint));
                    case ServerProbe.Changed(String expected, String fingerprint) -> changed(expected, fingerprint);
                    case ServerProbe.NotAServer(String detail) -> failed("not-a-server", detail);
                    case ServerProbe.OtherVersion(String detail) -> failed("unsupported-version", detail);
                    case ServerProbe.Unreachable(String why) -> failed("unreachable", why);
                });
    }

    /** The server's owner may have changed it since it was looked at. */
    private void learnFrom(ErrorCode refusal) {
        if (refusal == ErrorCode.REGISTRATION_CLOSED) {
            registration = Registration.CLOSED;
        } else if (refusal == ErrorCode.INVITATION_NEEDED) {
            registration = Registration.INVITATION;
        }
    }

    private ServerStatus needsAccount(Problem told) {
        return new ServerStatus.NeedsAccount(serverName(), username, registration, told);
    }

    private ServerStatus failed(String code, String why) {
        LOG.info("{} can't be used: {}", serverName(), why);
        return new ServerStatus.Failed(serverName(), new Problem(code, serverName()));
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
        signIns.signedIn(key, session);
        credentials = null; // the client goes on by the token
        fresh = false;
        become(new ServerStatus.SignedIn(username, displayName, serverName()));
        outside.signedIn(url, session);
    }

    private void lost(String why, long retryInMs) {
        if (fresh) {
            disconnect();
            become(needsAccount(new Problem("unreachable", serverName())));
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
                Problem problem = Problem.of(error);
                learnFrom(error.code());
                if (fresh) {
                    become(needsAccount(problem));
                } else {
                    askAnew(problem);
                }
            }
            case ConnectionListener.Refusal.PasswordNeeded() -> {
                signIns.tokenOver(key, username);
                outside.signedOut();
                askAnew(new Problem("token-expired", ""));
            }
            case ConnectionListener.Refusal.SignedOut(SignedOutReason reason) -> {
                leave(reason == SignedOutReason.ACCOUNT_DELETED);
                askAnew(new Problem("signed-out-" + Problem.word(reason), ""));
            }
            case ConnectionListener.Refusal.NotAServer(String detail) -> become(failed("not-a-server", detail));
        }
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
