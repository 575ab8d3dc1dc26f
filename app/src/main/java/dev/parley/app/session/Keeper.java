package dev.parley.app.session;

import dev.parley.app.settings.KeptSecrets;
import dev.parley.app.settings.Preferences;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.settings.SecretPlace;
import dev.parley.app.settings.keychain.KeychainException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is to be kept, on the disk thread; secrets on theirs. A full disk is told and nothing else: what was to be kept goes on
 * counting until the program ends.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final Environment environment;
    private final BiConsumer<String, String> problem;
    private final Runnable changed;

    // Owned by the call thread.
    private Preferences preferences;
    private SecretPlace place;

    /**
     * @param preferences what was chosen the last time
     * @param problem gets the code of a {@link Snapshot.Notice} and its detail, on the {@code call} thread
     * @param changed is called when secrets are kept in another place
     */
    Keeper(Environment environment, Preferences preferences, BiConsumer<String, String> problem, Runnable changed) {
        this.environment = environment;
        this.preferences = preferences;
        this.problem = problem;
        this.changed = changed;
    }

    /** What is chosen now. */
    Preferences preferences() {
        return preferences;
    }

    void keep(Preferences now) {
        if (!now.equals(preferences)) {
            preferences = now;
            write("settings-not-saved", () -> environment.profile().keep(now));
        }
    }

    /** Where secrets are kept; null while that isn't known. */
    SecretPlace secretPlace() {
        return place;
    }

    /** Gives the secret of an account to {@code found}, on the {@code call} thread, when it is there. */
    void secret(String server, String username, Consumer<KeptSecrets.Found> found) {
        var unused = environment
                .secrets()
                .get(server, username)
                .exceptionally(failure -> {
                    LOG.error("a secret can't be read", failure);
                    return new KeptSecrets.Found("", new SecretPlace("", KeychainException.FAILED));
                })
                .thenAccept(secret -> environment.call().execute(() -> {
                    // What can't be read is said by who asked for it.
                    keptIn(secret.place(), false);
                    found.accept(secret);
                }));
    }

    /** An empty secret is forgotten. */
    void keepSecret(String server, String username, String secret) {
        KeptSecrets secrets = environment.secrets();
        CompletableFuture<SecretPlace> kept =
                secret.isEmpty() ? secrets.delete(server, username) : secrets.put(server, username, secret);
        var unused = kept.whenComplete((now, failure) -> environment.call().execute(() -> {
            if (failure == null) {
                keptIn(now, !secret.isEmpty());
            } else {
                LOG.warn("a secret can't be kept or forgotten", failure);
                problem.accept("settings-not-saved", String.valueOf(failure.getMessage()));
            }
        }));
    }

    private void keptIn(SecretPlace now, boolean say) {
        boolean fellBack =
                !now.problem().isEmpty() && (place == null || place.problem().isEmpty());
        if (!now.equals(place)) {
            place = now;
            changed.run();
        }
        if (fellBack && say) {
            problem.accept("keychain-not-used", now.problem());
        }
    }

    void keep(List<RecentCall> history) {
        write("history-not-saved", () -> environment.profile().keep(history));
    }

    /** Work on the disk that may fail. */
    interface Writing {
        void run() throws IOException;
    }

    /** Does it on the disk thread; where it fails, {@code code} is said. */
    void write(String code, Writing writing) {
        environment.disk().execute(() -> {
            try {
                writing.run();
            } catch (IOException | RuntimeException e) {
                LOG.warn("{}", code, e);
                environment.call().execute(() -> problem.accept(code, String.valueOf(e.getMessage())));
            }
        });
    }
}
