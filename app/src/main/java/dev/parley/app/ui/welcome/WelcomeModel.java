package dev.parley.app.ui.welcome;

import dev.parley.app.session.FoundServer;
import dev.parley.app.session.ServerChoice;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Registration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** First start, as far as it isn't looks. JavaFX thread. */
public final class WelcomeModel {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");

    /** Which of the steps shows. */
    public enum Step {
        CHOOSE,
        CONNECTING,
        TRUST,
        CHANGED,
        ACCOUNT,
        FAILED
    }

    private final Session session;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.CHOOSE);
    private final ObjectProperty<ServerStatus> status = new SimpleObjectProperty<>(new ServerStatus.NotChosen());
    private final ObservableList<FoundServer> found = FXCollections.observableArrayList();
    private final ObjectProperty<ServerStatus.Problem> problem = new SimpleObjectProperty<>(ServerStatus.Problem.NONE);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty invitation = new SimpleStringProperty("");
    private final ObjectProperty<Registration> registration = new SimpleObjectProperty<>(Registration.OPEN);

    public WelcomeModel(Session session) {
        this.session = session;
    }

    /** Takes what a new snapshot says. */
    @SuppressWarnings("ReferenceEquality") // a second refusal equals the first, and is news all the same
    public void update(Snapshot snapshot) {
        if (!found.equals(snapshot.found())) {
            found.setAll(snapshot.found());
        }
        ServerStatus now = snapshot.server();
        if (now == status.get()) {
            return;
        }
        // While an account is being made the page stays, so that nothing that was typed goes.
        if (busy.get() && now instanceof ServerStatus.Connecting) {
            return;
        }
        busy.set(false);
        status.set(now);
        switch (now) {
            case ServerStatus.NotChosen() -> step.set(Step.CHOOSE);
            case ServerStatus.Connecting(String _) -> step.set(Step.CONNECTING);
            case ServerStatus.AskTrust(URI _, String _, String _) -> step.set(Step.TRUST);
            case ServerStatus.CertificateChanged(URI _, String _, String _, String _) -> step.set(Step.CHANGED);
            case ServerStatus.NeedsAccount(String _, String suggested, Registration how, ServerStatus.Problem said) -> {
                registration.set(how);
                problem.set(said);
                if (username.get().isEmpty()) {
                    username.set(suggested);
                }
                step.set(Step.ACCOUNT);
            }
            case ServerStatus.Failed(String _, ServerStatus.Problem said) -> {
                problem.set(said);
                step.set(Step.FAILED);
            }
            case ServerStatus.SignedIn _, ServerStatus.Lost _ -> {
                password.set("");
                invitation.set("");
            }
        }
    }

    /** Uses the server inside this program. */
    public void useOwn() {
        session.useServer(new ServerChoice.Embedded());
    }

    /** Uses a server of the local network. */
    public void use(FoundServer server) {
        session.useServer(new ServerChoice.Remote(server.url()));
    }

    /** Uses a typed address; false if it is none. */
    public boolean useAddress(String typed) {
        URI url = address(typed);
        if (url == null) {
            return false;
        }
        session.useServer(new ServerChoice.Remote(url));
        return true;
    }

    /** Pins the certificate that is shown. */
    public void trust() {
        switch (status.get()) {
            case ServerStatus.AskTrust(URI _, String fingerprint, String _) -> session.trust(fingerprint);
            case ServerStatus.CertificateChanged(URI _, String _, String fingerprint, String _) ->
                session.trust(fingerprint);
            default -> throw new IllegalStateException("no certificate to trust in " + status.get());
        }
    }

    /** Back to the choice of servers. */
    public void otherServer() {
        problem.set(ServerStatus.Problem.NONE);
        session.forgetServer();
    }

    /** Tries the server that failed once more. */
    public void retry() {
        session.reconnect();
    }

    /** Makes an account of what is typed; false if the rules forbid it. */
    public boolean register() {
        boolean invited = registration.get() == Registration.INVITATION;
        if (busy.get()
                || registration.get() == Registration.CLOSED
                || !goodUsername(username.get())
                || !goodPassword(password.get())
                || (invited && invitation.get().isBlank())) {
            return false;
        }
        begin();
        String shown =
                displayName.get().isBlank() ? username.get() : displayName.get().strip();
        session.register(username.get(), password.get(), shown, invited ? invitation.get() : "");
        return true;
    }

    /** Signs in with what is typed; false if something is missing. */
    public boolean signIn() {
        if (busy.get() || username.get().isBlank() || password.get().isEmpty()) {
            return false;
        }
        begin();
        session.signIn(username.get().strip(), password.get());
        return true;
    }

    private void begin() {
        problem.set(ServerStatus.Problem.NONE);
        busy.set(true);
    }

    /** {@code wss://host:port} of what a person typed; null if it is no address. */
    static URI address(String typed) {
        String text = typed.strip();
        try {
            URI url = new URI(text.contains("://") ? text : "wss://" + text);
            boolean bare = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
            boolean root = url.getRawPath() == null
                    || url.getRawPath().isEmpty()
                    || url.getRawPath().equals("/");
            boolean good = "wss".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && bare && root;
            return good && url.getPort() > 0 && url.getPort() <= 65_535
                    ? new URI("wss", null, url.getHost(), url.getPort(), null, null, null)
                    : null;
        } catch (URISyntaxException _) {
            return null; // that is the answer: it is no address
        }
    }

    /** Whether a username keeps the rules of {@link Limits#USERNAME_CHARACTERS}. */
    public static boolean goodUsername(String name) {
        return name.length() >= 2
                && name.length() <= Limits.USERNAME_CHARACTERS
                && USERNAME.matcher(name).matches();
    }

    /** Whether a password keeps the rules. */
    public static boolean goodPassword(String password) {
        return password.length() >= Limits.PASSWORD_MIN_CHARACTERS
                && password.length() <= Limits.PASSWORD_MAX_CHARACTERS;
    }

    public ObjectProperty<Step> stepProperty() {
        return step;
    }

    /** The status behind the step. */
    public ObjectProperty<ServerStatus> statusProperty() {
        return status;
    }

    public ObservableList<FoundServer> found() {
        return found;
    }

    /** What the last try said. */
    public ObjectProperty<ServerStatus.Problem> problemProperty() {
        return problem;
    }

    /** Whether an answer of the server is awaited. */
    public BooleanProperty busyProperty() {
        return busy;
    }

    public StringProperty displayNameProperty() {
        return displayName;
    }

    public StringProperty usernameProperty() {
        return username;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** The code of an invitation. */
    public StringProperty invitationProperty() {
        return invitation;
    }

    /** How one gets an account on this server. */
    public ObjectProperty<Registration> registrationProperty() {
        return registration;
    }
}
