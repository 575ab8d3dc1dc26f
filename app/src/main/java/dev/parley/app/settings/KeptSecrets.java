package dev.parley.app.settings;

import dev.parley.app.settings.keychain.Keychain;
import dev.parley.app.settings.keychain.KeychainException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What signs a person in, one secret for each account: in the system's keychain where there is one, else in a file that only
 * its owner can read.
 *
 * <pre>
 *   not looked for ──▶ none: file
 *         │
 *         └──▶ keychain ──it fails, isn't unlocked, or hangs──▶ file, until the next start
 * </pre>
 *
 * Beside a keychain the file has what is still to be brought there: secrets of a time without it, and, empty, those that
 * are to be forgotten. So what the file has is newer than what the keychain has. It is brought when a secret is asked for,
 * and only then is it gone from the file.
 *
 * <p>Any thread may call; the work is done on a thread of its own, in the order of the calls. A keychain may wait for the
 * person for as long as the bound says, so nobody should wait for a future of it.
 */
public final class KeptSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(KeptSecrets.class);

    private final SecretFile file;
    private final Keychain.Finder finder;
    private final Executor thread;
    private final ExecutorService asking;
    private final Duration bound;

    // Owned by the thread.
    private boolean looked;
    /** Null where there is none, and after it failed. */
    private Keychain keychain;

    private SecretPlace place = SecretPlace.FILE;

    /**
     * What was asked for.
     *
     * @param secret empty if there is none, or it can't be had: then the place says why
     * @param place where secrets are kept from now on
     */
    public record Found(String secret, SecretPlace place) {}

    /**
     * Looks for nothing yet.
     *
     * @param home where the file is
     * @param finder finds the keychain; null where secrets are to be in the file
     * @param thread one thread; may block
     * @param asking another one, which is lost if the keychain hangs
     * @param bound for one question to the keychain, with the time that a person takes to unlock it
     */
    public KeptSecrets(Home home, Keychain.Finder finder, Executor thread, ExecutorService asking, Duration bound) {
        this.file = new SecretFile(home);
        this.finder = finder;
        this.thread = thread;
        this.asking = asking;
        this.bound = bound;
    }

    /** The secret of an account. */
    public CompletableFuture<Found> get(String server, String username) {
        return CompletableFuture.supplyAsync(() -> new Found(read(server, username), place), thread);
    }

    /**
     * Keeps a secret, which is not empty, in the place of the one before.
     *
     * @return where secrets are kept; fails with an {@link IOException} if it can't be kept at all
     */
    public CompletableFuture<SecretPlace> put(String server, String username, String secret) {
        return change(() -> {
            if (ask(keychain -> keychain.put(server, username, secret))) {
                file.remove(server, username);
            } else {
                file.put(server, username, secret);
            }
        });
    }

    /**
     * Forgets the secret of an account. Where the keychain can't be asked now, it forgets it at a later start.
     *
     * @return where secrets are kept; fails with an {@link IOException} if it can't be forgotten
     */
    public CompletableFuture<SecretPlace> delete(String server, String username) {
        return change(() -> {
            if (finder == null || ask(keychain -> keychain.delete(server, username))) {
                file.remove(server, username);
            } else {
                file.put(server, username, "");
            }
        });
    }

    private interface Change {
        void run() throws IOException;
    }

    private CompletableFuture<SecretPlace> change(Change change) {
        CompletableFuture<SecretPlace> done = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                change.run();
                done.complete(place);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private String read(String server, String username) {
        String waiting = file.get(server, username);
        bring();
        if (waiting != null) {
            return waiting;
        }
        String[] found = {""};
        boolean unused = ask(keychain -> found[0] = keychain.get(server, username));
        return found[0];
    }

    /** Brings to the keychain what is in the file. */
    private void bring() {
        for (SecretFile.Entry entry : file.entries()) {
            boolean brought = ask(keychain -> {
                if (entry.secret().isEmpty()) {
                    keychain.delete(entry.server(), entry.username());
                } else {
                    keychain.put(entry.server(), entry.username(), entry.secret());
                }
            });
            try {
                if (brought) {
                    file.remove(entry.server(), entry.username());
                }
            } catch (IOException e) {
                // It is brought once more at the next start.
                LOG.warn("a secret that is in the keychain can't be removed from the file", e);
            }
        }
    }

    private interface Question {
        void to(Keychain keychain) throws KeychainException;
    }

    /** @return whether the keychain did it; if not, it isn't asked again */
    private boolean ask(Question question) {
        try {
            if (!looked) {
                looked = true;
                look();
            }
            if (keychain == null) {
                return false;
            }
            Keychain present = keychain;
            answer(asking.submit(() -> {
                question.to(present);
                return null;
            }));
            return true;
        } catch (KeychainException e) {
            if (e.code().equals(KeychainException.LOCKED)) {
                LOG.info("secrets are kept in a file: {}", e.getMessage());
            } else {
                LOG.warn("secrets are kept in a file: the keychain can't be used", e);
            }
            keychain = null;
            place = new SecretPlace("", e.code());
            return false;
        }
    }

    private void look() throws KeychainException {
        keychain = finder == null ? null : answer(asking.submit(finder::find));
        place = keychain == null ? SecretPlace.FILE : new SecretPlace(keychain.name(), "");
        LOG.info("secrets are kept in {}", keychain == null ? "a file" : keychain.name());
    }

    private <T> T answer(Future<T> asked) throws KeychainException {
        try {
            return asked.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new KeychainException(KeychainException.NO_ANSWER, "the keychain hangs", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeychainException failure) {
                throw failure;
            }
            throw new KeychainException(KeychainException.FAILED, "the keychain broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeychainException(KeychainException.NO_ANSWER, "given up", e);
        }
    }
}
