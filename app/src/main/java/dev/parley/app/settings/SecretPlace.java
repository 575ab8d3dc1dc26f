package dev.parley.app.settings;

/**
 * Where secrets are kept.
 *
 * @param keychain the name of the system's keychain; empty where they are in a file that only its owner can read
 * @param problem why they aren't in the system's keychain although it has one, a code of
 *     {@link dev.parley.app.settings.keychain.KeychainException}; empty if nothing is wrong
 */
public record SecretPlace(String keychain, String problem) {
    /** In the file, since there is no keychain, or it isn't wanted. */
    public static final SecretPlace FILE = new SecretPlace("", "");

    /** Whether they are in the system's keychain. */
    public boolean isKeychain() {
        return !keychain.isEmpty();
    }
}
