package dev.parley.signaling.client;

import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.SignedOutReason;

/** What a {@link SignalingClient} tells; called in order on its thread, which must not be blocked. */
public interface ConnectionListener {

    /**
     * Signed in, or resumed after a loss. Keep {@link Event.SignedIn#deviceToken} instead of the one of before, unless it
     * is empty: it signs this device in the next time, as {@link SignalingClient.Credentials.Token}. Keep {@link Event.SignedIn#deviceId},
     * too, for a sign-in with the password after the token has ended.
     */
    void signedIn(Event.SignedIn session);

    /** An event of the server, each once and in order; but for {@link Event.SignedOut}, which is a {@link Refusal}. */
    void event(Event event);

    /** A request was answered; not called for sign-in and registration. */
    void replied(long id, Event.Reply reply);

    /**
     * The connection is lost; the client tries again by itself until it is closed.
     *
     * @param why a sentence
     * @param retryInMs when it tries next
     */
    void lost(String why, long retryInMs);

    /** It can't go on by itself: nothing is tried again until the caller does something. */
    void refused(Refusal refusal);

    /** Why a connection can't be had. */
    sealed interface Refusal {
        /**
         * The server's certificate is neither pinned nor trusted by the system. Ask the person, then connect again with
         * this fingerprint.
         */
        record UnknownCertificate(String fingerprint) implements Refusal {}

        /** The server shows another certificate than the pinned one. Never go on without a clear decision. */
        record ChangedCertificate(String expected, String fingerprint) implements Refusal {}

        /** Sign-in with a password or registration was refused. */
        record SignInRefused(Event.Refused error) implements Refusal {}

        /** The device token is over, or was taken back: ask for the password. */
        record PasswordNeeded() implements Refusal {}

        /** The server has ended the session and the device token. */
        record SignedOut(SignedOutReason reason) implements Refusal {}

        /** What answers there is not a Parley server. */
        record NotAServer(String detail) implements Refusal {}
    }
}
