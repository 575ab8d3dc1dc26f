package dev.parley.app.session;

import java.net.URI;

/**
 * How it stands with the server.
 *
 * <pre>
 *   NotChosen → Starting → Connecting → AskTrust → NeedsAccount → SignedIn ⇄ Lost
 *                  ↓            ↓            ↑ CertificateChanged
 *               Failed       Failed
 * </pre>
 */
public sealed interface ServerStatus {
    /** First start: nothing is chosen. */
    record NotChosen() implements ServerStatus {}

    /** The embedded server starts, or a connection is made for the first time. */
    record Connecting(String name) implements ServerStatus {}

    /** First contact: compare the code, then {@link Session#trust}. */
    record AskTrust(URI url, String fingerprint, String shortCode) implements ServerStatus {}

    /** The server shows another certificate than before. Nothing goes on without a decision. */
    record CertificateChanged(URI url, String expectedCode, String fingerprint, String shortCode)
            implements ServerStatus {}

    /**
     * There is a server, and no account or no password for it.
     *
     * @param problem what the last try said; {@link Problem#NONE} at first
     */
    record NeedsAccount(String serverName, String suggestedUsername, Problem problem) implements ServerStatus {}

    /** All is well. */
    record SignedIn(String username, String displayName, String serverName) implements ServerStatus {}

    /** The connection is lost; it is tried again by itself. */
    record Lost(String username, String displayName, String serverName, String why, long retryInMs)
            implements ServerStatus {}

    /** It can't go on by itself: choose again. */
    record Failed(String serverName, Problem problem) implements ServerStatus {}

    /**
     * Something that a person must read.
     *
     * @param code stable, for the words in the person's language: {@code wrong-credentials}, {@code name-taken},
     *     {@code bad-name}, {@code bad-password}, {@code rate-limited}, {@code port-taken}, {@code disk-full},
     *     {@code not-writable}, {@code not-a-server}, {@code unreachable}, {@code bad-url}, {@code in-use} (another
     *     program uses this profile), {@code keychain-slow}, {@code keychain-locked} or {@code keychain-failed} (what
     *     signs me in can't be had, or not yet), {@code internal}
     * @param detail a name, number or path to put into the words; may be empty
     */
    record Problem(String code, String detail) {
        /** Nothing is wrong. */
        public static final Problem NONE = new Problem("", "");
    }
}
