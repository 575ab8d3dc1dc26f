package dev.parley.app.settings.keychain;

/**
 * Where the system keeps secrets for a person: one secret for each pair of a server and an account.
 *
 * <p>Each method may wait for the system, and for the person who is asked to unlock it: not for the JavaFX, {@code call} or
 * disk thread. One thread at a time.
 */
public interface Keychain {
    /** What the system calls it; a name, the same in every language. */
    String name();

    /** The secret of an account; empty if there is none. */
    String get(String server, String account) throws KeychainException;

    /**
     * Keeps a secret in the place of the one before.
     *
     * @param secret not empty
     */
    void put(String server, String account, String secret) throws KeychainException;

    /** Forgets the secret of an account, if there is one. */
    void delete(String server, String account) throws KeychainException;

    /** Looks for the keychain of the system. */
    interface Finder {
        /**
         * Looks for it, without asking the person anything. May wait, as {@link Keychain} may.
         *
         * @return null if this system has none
         * @throws KeychainException if there is one and it doesn't do what it should
         */
        Keychain find() throws KeychainException;
    }
}
