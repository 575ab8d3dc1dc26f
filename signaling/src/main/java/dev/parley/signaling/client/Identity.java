package dev.parley.signaling.client;

import dev.parley.signaling.client.SignalingClient.Credentials;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;

/**
 * Knows with what to sign in next. Belongs to the client's thread.
 *
 * <pre>
 *   new account ──▶ password ──▶ token of the device ◀──▶ session to resume
 *                      └── of a service, which has no device ──┘
 * </pre>
 *
 * A password is forgotten as soon as there is a token in its place: then a device that was signed out from afar stays so.
 */
final class Identity {
    private Credentials credentials;
    /** Of the session, or empty when there is none to resume. */
    private String sessionToken = "";
    /** Whether there ever was a session. */
    private boolean hadSession;
    /** Whether a registration was sent and its answer lost. */
    private boolean maybeRegistered;
    /** Why the account was not made, while its password is tried; else null. */
    private Event.Refused notMade;

    Identity(Credentials credentials) {
        this.credentials = credentials;
    }

    boolean hadSession() {
        return hadSession;
    }

    /** The request for a new connection. */
    Request signIn(long lastSeq) {
        if (!sessionToken.isEmpty()) {
            return new Request.Resume(sessionToken, lastSeq);
        }
        return switch (credentials) {
            case Credentials.Token(var deviceToken) -> new Request.SignInByToken(deviceToken);
            case Credentials.Password(var username, var password, var deviceName, var deviceId) ->
                new Request.SignIn(username, password, deviceName, deviceId);
            case Credentials.NewAccount(var username, var password, var displayName, var deviceName, var invitation) ->
                new Request.Register(username, password, displayName, deviceName, invitation);
        };
    }

    void signedIn(Event.SignedIn session) {
        hadSession = true;
        notMade = null;
        sessionToken = session.token();
        if (!session.deviceToken().isEmpty()) {
            credentials = new Credentials.Token(session.deviceToken());
        }
    }

    /** The connection is lost, and with it the answer to what was sent last. */
    void lost() {
        maybeRegistered |= !hadSession && credentials instanceof Credentials.NewAccount;
        notMade = null;
    }

    /**
     * What to ask for instead of what was refused, on the same connection.
     *
     * @return null if there is nothing
     */
    Request insteadOf(Event.Refused refused) {
        if (refused.code() == ErrorCode.SESSION_EXPIRED && !sessionToken.isEmpty()) {
            sessionToken = "";
            return signIn(0);
        }
        // Name and invitation were taken by ourselves, if the first registration worked and only its answer was lost.
        boolean byOurselves = refused.code() == ErrorCode.NAME_TAKEN || refused.code() == ErrorCode.INVITATION_NEEDED;
        if (byOurselves
                && maybeRegistered
                && credentials
                        instanceof Credentials.NewAccount(var username, var password, var _, var deviceName, var _)) {
            maybeRegistered = false;
            notMade = refused;
            return new Request.SignIn(username, password, deviceName, "");
        }
        return null;
    }

    /** What a person is told of a refusal: not that a password is wrong which they only just thought of. */
    Event.Refused toTell(Event.Refused refused) {
        Event.Refused why = notMade;
        notMade = null;
        return why != null && refused.code() == ErrorCode.WRONG_CREDENTIALS ? why : refused;
    }

    /**
     * Whether a refusal has nothing to do with who signs in, so that the same may be tried again in a while. Who waits at a
     * form for the answer is told it at once.
     */
    boolean mayPass(Event.Refused refused) {
        return (hadSession || credentials instanceof Credentials.Token)
                && (refused.code() == ErrorCode.INTERNAL || refused.code() == ErrorCode.RATE_LIMITED);
    }

    /** The server has ended session and token. */
    void signedOut() {
        sessionToken = "";
    }
}
