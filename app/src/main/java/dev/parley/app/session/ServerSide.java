package dev.parley.app.session;

import dev.parley.app.session.ServerHost.Hosted;
import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.KeptAccount;
import dev.parley.app.settings.Preferences;
import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Names;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.SignedOutReason;
import java.net.URI;
import java.net.URISyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where we sign in and how it stands: the states of {@link ServerStatus}. Owned by the {@code call} thread.
 */
final class ServerSide implements ConnectionListener {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSide.class);

    private final Environment environment;
    private final Hosting hosting;
    private final SignInKeeper signIns;
    private final Outside outside;
    private final ServerClient client;
    private final ServerLook look;
    private ServerStatus status = new ServerStatus.NotChosen();
    private Snapshot.OwnServer ownServer;
    private ServerPlace place = ServerPlace.NONE;
    private String username = "";
    private String displayName = "";

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
        this.look = new ServerLook(environment.call());
        this.client = new ServerClient(environment, this);
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
        return client.send(request);
    }

    void use(ServerChoice choice) {
        client.disconnect();
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
                place = ServerPlace.remote(address);
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
        if (status instanceof ServerStatus.Lost) {
            client.tryNow();
        } else if (status instanceof ServerStatus.Failed) {
            resume(outside.preferences().server());
        }
    }

    void forget() {
        client.disconnect();
        place = ServerPlace.NONE;
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
            outside.keep(outside.preferences().withPin(place.key(), fingerprint));
            if (client.credentials() != null) {
                connect(client.credentials(), client.isFresh());
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
            connect(signIns.password(place.key(), username, password), true);
        }
    }

    void signOut() {
        if (place.url() != null) {
            signIns.signedOut(place.key(), username);
            client.disconnect(SignalingClient::signOut);
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
        client.disconnect();
        leave(deleted);
        askAnew(new Problem(why, ""));
    }

    private void leave(boolean deleted) {
        signIns.signedOut(place.key(), username);
        if (deleted) {
            outside.keep(outside.preferences().withAccount(place.key(), ""));
            username = "";
        }
        outside.signedOut();
    }

    /** What is known of the account that is signed in. */
    KeptAccount known() {
        return outside.preferences().known(place.key(), username);
    }

    void know(KeptAccount now) {
        outside.keep(outside.preferences().withKnown(place.key(), username, now));
    }

    /** Ends the connection and the embedded server. Blocks for 2 s at most; not on the {@code call} thread. */
    Runnable closing() {
        Runnable closingClient = client.closing();
        return () -> {
            closingClient.run();
            environment.host().close();
        };
    }

    private void startEmbedded() {
        place = ServerPlace.embedded(environment.deviceName());
        client.newAttempt();
        become(new ServerStatus.Connecting(place.name()));
        hosting.start(
                client.ifStill(this::hosted),
                client.ifStill(problem -> become(new ServerStatus.Failed(place.name(), problem))));
    }

    private void hosted(Hosted hosted) {
        place = place.at(hosted.local());
        ownServer = new Snapshot.OwnServer(hosted.publicUrl(), ServerTrust.shortCode(hosted.fingerprint()));
        outside.keep(outside.preferences().withPin(place.key(), hosted.fingerprint()));
        signInOrAsk();
    }

    private void signInOrAsk() {
        client.newAttempt();
        become(new ServerStatus.Connecting(place.name()));
        username = outside.preferences().accounts().getOrDefault(place.key(), "");
        if (username.isEmpty()) {
            probe(Problem.NONE);
            return;
        }
        // What is found late is still good as long as nothing was typed in its place.
        signIns.find(place.key(), username, client.ifStill(this::probe), client.ifStill(found -> {
            if (found.credentials() == null) {
                probe(found.problem());
            } else {
                connect(found.credentials(), false);
            }
        }));
    }

    /** Looks how an account is had there now, then asks for one. */
    private void askAnew(Problem told) {
        become(new ServerStatus.Connecting(place.name()));
        probe(told);
    }

    /** @param told to the person in the form, if it comes to that */
    private void probe(Problem told) {
        look.probe(place.url(), trust(), client.ifStill(found -> become(look.status(found, place, username, told))));
    }

    private void connect(Credentials with, boolean isFresh) {
        become(new ServerStatus.Connecting(place.name()));
        client.connect(place.url(), trust(), with, isFresh);
    }

    private ServerTrust trust() {
        return new ServerTrust(outside.preferences().pins().getOrDefault(place.key(), ""));
    }

    private void become(ServerStatus now) {
        status = now;
        outside.changed();
    }

    @Override
    public void signedIn(Event.SignedIn session) {
        username = session.username();
        displayName = session.displayName();
        signIns.signedIn(place.key(), session);
        client.established();
        become(new ServerStatus.SignedIn(username, displayName, place.name()));
        outside.signedIn(place.url(), session);
    }

    @Override
    public void event(Event event) {
        outside.event(event);
    }

    @Override
    public void replied(long id, Event.Reply reply) {
        outside.replied(id, reply);
    }

    @Override
    public void lost(String why, long retryInMs) {
        if (client.isFresh()) {
            client.disconnect();
            become(look.needsAccount(place, username, new Problem("unreachable", place.name())));
            return;
        }
        become(new ServerStatus.Lost(username, displayName, place.name(), why, retryInMs));
        outside.lost();
    }

    @Override
    public void refused(Refusal refusal) {
        LOG.info("the server can't be used: {}", refusal);
        client.refused();
        switch (refusal) {
            case Refusal.UnknownCertificate(String fingerprint) -> become(ServerLook.unknown(place, fingerprint));
            case Refusal.ChangedCertificate(String expected, String fingerprint) ->
                become(ServerLook.changed(place, expected, fingerprint));
            case Refusal.SignInRefused(Event.Refused error) -> {
                Problem problem = Problem.of(error);
                look.learnFrom(error.code());
                if (client.isFresh()) {
                    become(look.needsAccount(place, username, problem));
                } else {
                    askAnew(problem);
                }
            }
            case Refusal.PasswordNeeded() -> {
                signIns.tokenOver(place.key(), username);
                outside.signedOut();
                askAnew(new Problem("token-expired", ""));
            }
            case Refusal.SignedOut(SignedOutReason reason) -> {
                leave(reason == SignedOutReason.ACCOUNT_DELETED);
                askAnew(new Problem("signed-out-" + Problem.word(reason), ""));
            }
            case Refusal.NotAServer(String detail) -> become(ServerLook.failed(place, "not-a-server", detail));
        }
    }
}
