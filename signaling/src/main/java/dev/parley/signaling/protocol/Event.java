package dev.parley.signaling.protocol;

import java.util.List;

/**
 * What the server sends. Replies carry {@code re}. All others carry {@code seq}, which grows by one in a session, and
 * are kept until they are acknowledged, so that a resumed connection gets each of them once and in order. {@code from}
 * and {@code fromDevice} are set by the server, never taken from a client.
 */
public sealed interface Event {

    /** A reply. */
    sealed interface Reply extends Event {
        /** The {@code id} of the request. */
        long re();
    }

    /** The request was carried out. */
    record Ok(long re) implements Reply {}

    /** {@code error}: the request was refused and changed nothing. {@code message} is English, for a log or a last resort. */
    record Refused(long re, ErrorCode code, String message) implements Reply {}

    /**
     * Signed in.
     *
     * @param device this device's name in other messages
     * @param token for {@link Request.Resume}; a secret
     * @param resumed whether a session goes on
     * @param people the contacts and their presence
     */
    record SignedIn(
            long re,
            String username,
            String displayName,
            String device,
            String token,
            boolean resumed,
            List<IceServerInfo> iceServers,
            List<PersonInfo> people)
            implements Reply {
        public SignedIn {
            iceServers = List.copyOf(iceServers);
            people = List.copyOf(people);
        }

        @Override
        public String toString() {
            return "SignedIn[" + username + ", " + device + ", resumed=" + resumed + "]";
        }
    }

    /** Somebody on my list changed, or was added. */
    record Presence(PersonInfo person) implements Event {}

    /** Somebody is off my list, by another of my devices. */
    record ContactRemoved(String username) implements Event {}

    /** Somebody calls. */
    record Incoming(String callId, String from, String fromDevice, String fromDisplayName, boolean video)
            implements Event {}

    /** A device of the called person rings, as {@link Request.Ringing}. */
    record Ringing(String callId, String fromDevice, boolean prepare) implements Event {}

    /** A device of the called person took the call. */
    record Accepted(String callId, String fromDevice, boolean video) implements Event {}

    /** The call is over, or this device's part in it. */
    record Ended(String callId, EndReason reason) implements Event {}

    /** As {@link Request.Description}. */
    record Description(String callId, String fromDevice, int generation, String type, String sdp) implements Event {}

    /** As {@link Request.Candidate}. */
    record Candidate(
            String callId, String fromDevice, int generation, String candidate, String sdpMid, int sdpMLineIndex)
            implements Event {}

    /** As {@link Request.Renew}. */
    record Renew(String callId, String fromDevice, int generation) implements Event {}

    /** As {@link Request.Media}. */
    record Media(String callId, String fromDevice, boolean microphone, boolean camera, boolean screen)
            implements Event {}

    /** As {@link Request.Recording}. */
    record Recording(String callId, String fromDevice, int question, RecordingSignal state) implements Event {}

    /** The server is about to stop; come back after {@code retryAfterMs}. */
    record GoingAway(long retryAfterMs) implements Event {}
}
