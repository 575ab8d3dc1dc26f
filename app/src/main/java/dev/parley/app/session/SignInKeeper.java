package dev.parley.app.session;

import dev.parley.app.session.ServerStatus.Problem;
import dev.parley.app.settings.KeptAccount;
import dev.parley.app.settings.KeptSecrets;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.keychain.KeychainException;
import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.Event;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What signs the person in at the next start: for each account the token of this device, a secret, and its id, by which it
 * stays the same device when the token is over. The password is never kept; one that a program of before has kept is good
 * for one more sign-in, which brings a token in its place. Owned by the {@code call} thread.
 *
 * <p>A server takes the token of before once more, until the new one is used. So nothing is lost when the program is killed
 * between an answer with a new one and the disk.
 */
final class SignInKeeper {
    /** How long the form waits for what signs in: after that the keychain may be waiting for the person. */
    private static final long PATIENCE_MS = 5000;
    /** Stands before a token where it is kept; what has no such mark is a password. */
    private static final String TOKEN = "device-token:";

    private final Environment environment;
    private final Keeper keeper;

    /**
     * What was found.
     *
     * @param credentials null if there are none
     * @param problem why they can't be had; {@link Problem#NONE} if none were kept
     */
    record Found(Credentials credentials, Problem problem) {}

    SignInKeeper(Environment environment, Keeper keeper) {
        this.environment = environment;
        this.keeper = keeper;
    }

    /**
     * Looks for what signs in.
     *
     * @param slow is called when that takes long, with the problem; what is found may still come
     * @param found is called once
     */
    void find(String server, String username, Consumer<Problem> slow, Consumer<Found> found) {
        Runnable impatient = () -> slow.accept(new Problem("keychain-slow", ""));
        Future<?> patience = environment.call().schedule(impatient, PATIENCE_MS, TimeUnit.MILLISECONDS);
        keeper.secret(server, username, kept -> {
            patience.cancel(false);
            found.accept(new Found(credentials(server, username, kept.secret()), notHad(kept)));
        });
    }

    private Credentials credentials(String server, String username, String secret) {
        if (secret.isEmpty()) {
            return null;
        }
        return secret.startsWith(TOKEN)
                ? new Credentials.Token(secret.substring(TOKEN.length()))
                : password(server, username, secret);
    }

    private static Problem notHad(KeptSecrets.Found kept) {
        return switch (kept.place().problem()) {
            case "" -> Problem.NONE;
            case KeychainException.LOCKED -> new Problem("keychain-locked", "");
            default -> new Problem("keychain-failed", "");
        };
    }

    /** What signs in an account by its password, on the device that it had here before. */
    Credentials password(String server, String username, String password) {
        String deviceId = keeper.preferences().known(server, username).deviceId();
        return new Credentials.Password(username, password, environment.deviceName(), deviceId);
    }

    /** Keeps what a sign-in brought. */
    void signedIn(String server, Event.SignedIn session) {
        if (session.deviceToken().isEmpty()) {
            return; // a session goes on, with the token that is kept
        }
        keeper.keepSecret(server, session.username(), TOKEN + session.deviceToken());
        keeper.keep(keeper.preferences().withAccount(server, session.username()));
        know(server, session.username(), account -> account.withDevice(session.deviceId()));
    }

    /** The token is good for nothing any more; the device may come back by the password. */
    void tokenOver(String server, String username) {
        keeper.keepSecret(server, username, "");
    }

    /** This device is none of the account any more. */
    void signedOut(String server, String username) {
        tokenOver(server, username);
        know(server, username, account -> account.withDevice(""));
    }

    private void know(String server, String username, UnaryOperator<KeptAccount> change) {
        Preferences now = keeper.preferences();
        keeper.keep(now.withKnown(server, username, change.apply(now.known(server, username))));
    }
}
