package dev.parley.app.session;

import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;

/**
 * The call as it is now.
 *
 * @param phase where it is
 * @param callId its id; empty when idle
 * @param username the other person; empty when idle
 * @param displayName their name to show
 * @param outgoing whether I called
 * @param ringing whether it rings on a device of the other person (outgoing)
 * @param video whether the caller means to send pictures
 * @param connectedAt when it was first connected, ms of the monotonic clock; 0 before
 * @param endReason why it ended; meaningful in {@link Phase#ENDED} only, else null
 * @param refusal with what the server refused the call, where it ended with {@link EndReason#FAILED} for that; else null
 * @param byMe whether this side ended it
 * @param microphone whether mine is on
 * @param camera whether mine is on
 * @param remoteMicrophone whether theirs is on
 * @param remoteCamera whether theirs is on
 * @param quality from the statistics
 * @param note what goes on besides
 */
public record CallView(
        Phase phase,
        String callId,
        String username,
        String displayName,
        boolean outgoing,
        boolean ringing,
        boolean video,
        long connectedAt,
        EndReason endReason,
        ErrorCode refusal,
        boolean byMe,
        boolean microphone,
        boolean camera,
        boolean remoteMicrophone,
        boolean remoteCamera,
        Quality quality,
        Note note) {

    /** Where a call is. */
    public enum Phase {
        IDLE,
        OUTGOING,
        INCOMING,
        CONNECTING,
        CONNECTED,
        RECONNECTING,
        ENDED
    }

    /** How well the media flows. */
    public enum Quality {
        UNKNOWN,
        GOOD,
        FAIR,
        POOR
    }

    /** What goes on besides, for a line in the page. */
    public enum Note {
        NONE,
        /** The engine died; another is being started and the call goes on with it. */
        ENGINE_RESTARTING,
        /** The other side's engine died; it comes back. */
        PEER_RESTARTING,
        /** The network between the two is gone; it is looked for again. */
        NETWORK_LOST,
        /** The server is gone; the call goes on without it. */
        SERVER_LOST
    }
}
