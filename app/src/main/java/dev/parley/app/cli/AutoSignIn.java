package dev.parley.app.cli;

import dev.parley.app.session.ServerChoice;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Session;
import dev.parley.app.session.Snapshot;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Signs in with what was typed on the command line, by the same means as a person: looks at snapshots, gives answers.
 * Owned by the session's thread.
 */
public final class AutoSignIn {
    /** After these answers to a registration the account may be there all the same. */
    private static final Set<String> MAY_EXIST = Set.of("name-taken", "registration-closed", "invitation-needed");

    private final Session session;
    private final ProfileOptions options;
    private final String password;
    private boolean chosen;
    private boolean trusted;
    private boolean registered;
    /** Why no account was made; null while that was not refused. */
    private ServerStatus.Problem notMade;

    private boolean signedIn;
    private boolean changed;

    /**
     * With these options.
     *
     * @throws IOException if the password file can't be read
     */
    public AutoSignIn(Session session, ProfileOptions options) throws IOException {
        this.session = session;
        this.options = options;
        this.password = options.password();
    }

    /**
     * Does the next step, if one is to be done.
     *
     * @return what can't be answered from the command line; null while all goes well
     */
    public Failure advance(Snapshot snapshot) {
        if (!chosen && options.server() != null) {
            chosen = true;
            session.useServer(
                    options.server().equals("embedded")
                            ? new ServerChoice.Embedded()
                            : new ServerChoice.Remote(options.serverUrl()));
            return null;
        }
        return switch (snapshot.server()) {
            case ServerStatus.NotChosen() ->
                options.server() == null
                        ? new Failure(ExitCode.USAGE, "No server is chosen: give one with --server.")
                        : null;
            case ServerStatus.AskTrust ask -> trust(ask);
            case ServerStatus.CertificateChanged changed ->
                new Failure(
                        ExitCode.NOT_TRUSTED,
                        "The server's certificate has changed (now " + changed.fingerprint()
                                + "). Someone may be in between. Ask its owner before you trust it.");
            case ServerStatus.NeedsAccount needs -> account(needs);
            case ServerStatus.Failed failed ->
                new Failure(ExitCode.NO_SERVER, Sentences.of(failed.problem(), failed.serverName()));
            case ServerStatus.SignedIn self -> {
                signedInAs(self.username());
                yield null;
            }
            case ServerStatus.Connecting _, ServerStatus.Lost _ -> null;
        };
    }

    /** Whether the account that is signed in is the one that was asked for. */
    boolean isDone(Snapshot snapshot) {
        return snapshot.server() instanceof ServerStatus.SignedIn self && isWanted(self.username());
    }

    private boolean isWanted(String username) {
        return options.user() == null
                || options.user().strip().toLowerCase(Locale.ROOT).equals(username);
    }

    /** A profile remembers the account of the last time, which may be another one. */
    private void signedInAs(String username) {
        if (isWanted(username)) {
            // From now on it is the person's turn, who may well sign out.
            registered = true;
            signedIn = true;
            changed = true;
        } else if (!changed) {
            changed = true;
            session.signOut();
        }
    }

    private Failure trust(ServerStatus.AskTrust ask) {
        if (!trusted && ask.fingerprint().equals(options.trust())) {
            trusted = true;
            session.trust(ask.fingerprint());
            return null;
        }
        return trusted
                ? null
                : new Failure(
                        ExitCode.NOT_TRUSTED,
                        "The certificate of " + ask.url()
                                + " is not known yet. Compare its fingerprint with the server's,"
                                + " then give it with --trust " + ask.fingerprint());
    }

    private Failure account(ServerStatus.NeedsAccount needs) {
        String problem = needs.problem().code();
        if (options.user() == null || password.isEmpty()) {
            return new Failure(ExitCode.SIGN_IN_REFUSED, "Give an account with --user and --password-file.");
        }
        if (options.register() && !registered) {
            registered = true;
            session.register(options.user(), password, options.displayName(), options.invitation());
            return null;
        }
        // Whatever was refused without a try of ours was what signed in the last time.
        if (!signedIn && (problem.isEmpty() || MAY_EXIST.contains(problem) || !registered)) {
            notMade = registered ? needs.problem() : null;
            signedIn = true;
            session.signIn(options.user(), password);
            return null;
        }
        if (problem.isEmpty()) {
            return null;
        }
        boolean unreachable = problem.equals("unreachable");
        boolean noAccount = problem.equals("wrong-credentials") && notMade != null;
        return new Failure(
                unreachable ? ExitCode.NO_SERVER : ExitCode.SIGN_IN_REFUSED,
                noAccount ? notMade(notMade, needs.serverName()) : Sentences.of(needs.problem(), needs.serverName()));
    }

    private String notMade(ServerStatus.Problem why, String server) {
        return why.code().equals("name-taken")
                ? "Somebody already has the username " + options.user()
                        + ", and the password is not theirs. Choose another name with --user, or check the"
                        + " password if it is you."
                : Sentences.of(why, server);
    }

    /** What stops the program: the code and a sentence. */
    public record Failure(ExitCode code, String sentence) {}
}
