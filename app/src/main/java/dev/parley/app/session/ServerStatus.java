package dev.parley.app.session;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Registration;
import java.net.URI;
import java.util.Locale;

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
     * @param registration how one gets an account there
     * @param problem what the last try said, or why the person is asked again; {@link Problem#NONE} at first
     */
    record NeedsAccount(String serverName, String suggestedUsername, Registration registration, Problem problem)
            implements ServerStatus {}

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
     * @param code stable, for the words in the person's language: an {@link ErrorCode} of the server as
     *     {@code wrong-credentials}; {@code signed-out-} and a {@link dev.parley.signaling.protocol.SignedOutReason};
     *     {@code signed-out-everywhere} or {@code deleted} (both wanted by the person); {@code port-taken}, {@code disk-full},
     *     {@code not-writable}, {@code not-a-server}, {@code unreachable}, {@code bad-url}, {@code in-use} (another
     *     program uses this profile), {@code keychain-slow}, {@code keychain-locked} or {@code keychain-failed} (what
     *     signs me in can't be had, or not yet)
     * @param detail a name, number or path to put into the words; may be empty
     */
    record Problem(String code, String detail) {
        /** Nothing is wrong. */
        public static final Problem NONE = new Problem("", "");

        /** What the server refused. */
        static Problem of(Event.Refused error) {
            return new Problem(word(error.code()), error.message());
        }

        /** The name of a constant as codes have it. */
        static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
