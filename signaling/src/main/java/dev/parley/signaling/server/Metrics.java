package dev.parley.signaling.server;

import dev.parley.signaling.protocol.CallOutcome;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.upgrade.UpgradeRefused;

/**
 * What is counted and measured while the server runs; how much there is of something at a moment says {@link
 * SignalingServer#load}. Called on any thread of the server: must be quick, and throw nothing.
 */
public interface Metrics {
    /** Counts nothing. */
    Metrics NONE = new Metrics() {};

    /** How somebody wants to sign in. */
    enum SignInBy {
        /** A new account. */
        REGISTRATION,
        /** The password. */
        PASSWORD,
        /** The token of a device. */
        TOKEN,
        /** A session that goes on. */
        RESUME;

        /** Null if that request is no sign-in. */
        static SignInBy of(Request request) {
            return switch (request) {
                case Request.Register _ -> REGISTRATION;
                case Request.SignIn _ -> PASSWORD;
                case Request.SignInByToken _ -> TOKEN;
                case Request.Resume _ -> RESUME;
                default -> null;
            };
        }
    }

    /** Why the server did not take a connection, or ended it. */
    enum Closed {
        /** Its address has too many that did not sign in. */
        TOO_MANY,
        /** It is of a web page that is not on the list. */
        ORIGIN,
        /** What it asked for was no WebSocket, or not ours. */
        NO_WEB_SOCKET,
        /** No TLS, or no upgrade to WebSocket, in time. */
        NOT_OPENED,
        /** Nobody signed in in time. */
        NO_SIGN_IN,
        /** It sent nothing any more, not even pongs. */
        SILENT,
        /** It read too slowly. */
        SLOW,
        /** It went on sending far too much. */
        FLOOD;

        /** Of a request for a WebSocket that was refused. */
        static Closed of(UpgradeRefused.Status refused) {
            return switch (refused) {
                case FORBIDDEN -> ORIGIN;
                case TOO_MANY_REQUESTS -> TOO_MANY;
                default -> NO_WEB_SOCKET;
            };
        }
    }

    /** A connection was accepted. */
    default void connected() {}

    /** The server ended a connection, or did not take it. */
    default void closed(Closed why) {}

    /**
     * A sign-in was answered.
     *
     * @param refused null if it went well
     */
    default void signIn(SignInBy how, ErrorCode refused) {}

    /** A request was refused, sign-ins included. */
    default void refused(ErrorCode code) {}

    /** A call is over that rang. */
    default void callEnded(CallOutcome outcome) {}

    /**
     * A request was carried out by the routing thread; what of it goes on behind is not in this.
     *
     * @param nanos since it was received
     */
    default void handled(long nanos) {}

    /**
     * A password was hashed.
     *
     * @param nanos since it was asked for
     */
    default void hashed(long nanos) {}

    /**
     * Something was read from the database, or written so that it lasts.
     *
     * @param nanos since it was asked for
     */
    default void stored(long nanos) {}
}
