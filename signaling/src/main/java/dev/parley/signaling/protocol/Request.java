package dev.parley.signaling.protocol;

import java.util.List;

/**
 * What a client sends. Each travels with an {@code id}, a number that grows by one in a session, and is answered by
 * {@link Event.Ok}, {@link Event.SignedIn} or {@link Event.Refused} whose {@code re} is that number. A request that is
 * sent again after a resume, with the same number, is carried out once.
 */
public sealed interface Request {

    /**
     * Says before the sign-in which versions of the protocol this program speaks. Answered by {@link Event.Welcome}.
     *
     * @param program its name and version, for the server's log
     */
    record Hello(List<Integer> versions, String program) implements Request {
        public Hello {
            versions = List.copyOf(versions);
        }
    }

    /**
     * Makes an account and signs in. Answered by {@link Event.SignedIn}.
     *
     * @param invitation where the server wants one, else empty
     */
    record Register(String username, String password, String displayName, String deviceName, String invitation)
            implements Request {
        @Override
        public String toString() {
            return "Register[" + username + "]";
        }
    }

    /**
     * Signs in with the password. Answered by {@link Event.SignedIn}.
     *
     * @param deviceId that this device had before, from {@link Event.SignedIn}; else empty
     */
    record SignIn(String username, String password, String deviceName, String deviceId) implements Request {
        @Override
        public String toString() {
            return "SignIn[" + username + "]";
        }
    }

    /**
     * Signs in without the password. Answered by {@link Event.SignedIn}.
     *
     * @param deviceToken the newest of {@link Event.SignedIn}
     */
    record SignInByToken(String deviceToken) implements Request {
        @Override
        public String toString() {
            return "SignInByToken[]";
        }
    }

    /**
     * Takes up a session after its connection was lost. Answered by {@link Event.SignedIn} with {@code resumed}, then
     * by all events after {@code lastSeq}, in order.
     *
     * @param token from {@link Event.SignedIn}
     * @param lastSeq number of the last event that was received; 0 if none
     */
    record Resume(String token, long lastSeq) implements Request {
        @Override
        public String toString() {
            return "Resume[" + lastSeq + "]";
        }
    }

    /**
     * Ends the session; its calls end.
     *
     * @param forget whether the device token ends, too, so that the next sign-in asks for the password
     */
    record SignOut(boolean forget) implements Request {}

    /** Ends all sessions and device tokens of the account, this one last. */
    record SignOutEverywhere() implements Request {}

    /** Changes the password and signs out all other devices. */
    record ChangePassword(String password, String newPassword) implements Request {
        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }

    /** Deletes the account and all that belongs to it. Then the server closes the connection. */
    record DeleteAccount(String password) implements Request {
        @Override
        public String toString() {
            return "DeleteAccount[]";
        }
    }

    /** Asks for my devices. Answered by {@link Event.Devices}. */
    record ListDevices() implements Request {}

    /** Signs out one of my devices, and ends its token. */
    record RevokeDevice(String deviceId) implements Request {}

    /** Says that events up to this number arrived, so that the server may forget them. Not answered. */
    record Ack(long seq) implements Request {}

    /** Puts a person on my list. Answered by {@link Event.Ok}, then {@link Event.Presence} with who it is. */
    record AddContact(String username) implements Request {}

    /** Takes a person off my list. */
    record RemoveContact(String username) implements Request {}

    /** Says no to {@link Event.ContactRequest}, without telling who asked. Yes is {@link AddContact}. */
    record DeclineContact(String username) implements Request {}

    /** For this person I am offline from now on, and they are off my list. */
    record Block(String username) implements Request {}

    /** Takes that back; they are not on my list. */
    record Unblock(String username) implements Request {}

    /** Says whose calls ring, on all my devices. */
    record SetRingFor(RingFor ringFor) implements Request {}

    /** Says that I am away, or back. In a call is seen by the server itself. */
    record SetAway(boolean away) implements Request {}

    /**
     * Calls a person on all their devices.
     *
     * @param callId made by the caller, random, 16 to 64 characters of {@code [A-Za-z0-9_-]}
     * @param video whether the caller means to send pictures
     */
    record Invite(String callId, String to, boolean video) implements Request {}

    /**
     * This device rings. The caller gets {@link Event.Ringing}.
     *
     * @param prepare whether the connection may be made while it rings, without media
     */
    record Ringing(String callId, boolean prepare) implements Request {}

    /** This device takes the call. The caller gets {@link Event.Accepted}; my other devices {@link Event.Ended}. */
    record Accept(String callId, boolean video) implements Request {}

    /**
     * Ends a call, or one's part of it, in any state: hang up, cancel, decline, no answer.
     *
     * @param reason {@code BUSY} from one of several devices ends nothing until all of them said so
     */
    record End(String callId, EndReason reason) implements Request {}

    /**
     * Sends a session description to the other device of the call (JSEP, RFC 8829).
     *
     * @param toDevice the device, as events name it
     * @param generation which peer connection of the call, from 1; a new one replaces all before it
     * @param type {@code offer} or {@code answer}
     */
    record Description(String callId, String toDevice, int generation, String type, String sdp) implements Request {}

    /** Sends an ICE candidate (RFC 8838). An empty candidate means that there are no more. */
    record Candidate(String callId, String toDevice, int generation, String candidate, String sdpMid, int sdpMLineIndex)
            implements Request {}

    /** Asks the caller to begin anew with this generation, because one's own peer connection is gone. */
    record Renew(String callId, String toDevice, int generation) implements Request {}

    /**
     * Says what I send now, so that the other side shows an avatar instead of a frozen picture.
     *
     * @param screen whether I share a screen, as the second picture of the connection
     */
    record Media(String callId, String toDevice, boolean microphone, boolean camera, boolean screen)
            implements Request {}

    /**
     * Asks whether I may record the call, answers that question, or says how it stands with my recording.
     *
     * @param question counts the questions of who records, from 1; it is in all that follows from the question
     */
    record Recording(String callId, String toDevice, int question, RecordingSignal state) implements Request {}
}
