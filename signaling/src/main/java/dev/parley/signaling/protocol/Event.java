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
     * Which version of the protocol is spoken, and what one has to know before signing in.
     *
     * @param server the name of the server
     */
    record Welcome(long re, int version, String server, Registration registration) implements Reply {}

    /**
     * Signed in.
     *
     * @param device this device's name in other messages
     * @param token for {@link Request.Resume}; a secret
     * @param resumed whether a session goes on
     * @param deviceId this device's name in {@link Request.ListDevices}
     * @param deviceToken for {@link Request.SignInByToken}, instead of all before it; a secret. Empty when a session goes on,
     *     and for services
     * @param stunPort UDP port of the STUN server on this server's host, 0 if there is none
     * @param people the contacts and their presence
     * @param requests who asks to be a contact
     * @param blocked usernames
     */
    record SignedIn(
            long re,
            String username,
            String displayName,
            String device,
            String token,
            boolean resumed,
            String deviceId,
            String deviceToken,
            List<IceServerInfo> iceServers,
            int stunPort,
            RingFor ringFor,
            List<PersonInfo> people,
            List<PersonInfo> requests,
            List<String> blocked)
            implements Reply {
        public SignedIn {
            iceServers = List.copyOf(iceServers);
            people = List.copyOf(people);
            requests = List.copyOf(requests);
            blocked = List.copyOf(blocked);
        }

        @Override
        public String toString() {
            return "SignedIn[" + username + ", " + device + ", resumed=" + resumed + "]";
        }
    }

    /** My devices. */
    record Devices(long re, List<DeviceInfo> devices) implements Reply {
        public Devices {
            devices = List.copyOf(devices);
        }
    }

    /** The session is over, and the device token with it; the server closes the connection. */
    record SignedOut(SignedOutReason reason) implements Event {}

    /** Other STUN and TURN servers, or new credentials, for peer connections from now on. */
    record IceServers(List<IceServerInfo> iceServers) implements Event {
        public IceServers {
            iceServers = List.copyOf(iceServers);
        }
    }

    /** Calls that this device could not see; each is told once. */
    record KeptCalls(List<KeptCall> calls) implements Event {
        public KeptCalls {
            calls = List.copyOf(calls);
        }
    }

    /** Somebody asks to be a contact. */
    record ContactRequest(String username, String displayName) implements Event {}

    /** The request was answered on another of my devices, or is void. */
    record ContactRequestGone(String username) implements Event {}

    /** I blocked somebody, or took it back, on another of my devices. */
    record Blocked(String username, boolean blocked) implements Event {}

    /** Another of my devices said whose calls ring. */
    record RingForChanged(RingFor ringFor) implements Event {}

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
