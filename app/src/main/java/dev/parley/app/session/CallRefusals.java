package dev.parley.app.session;

import dev.parley.app.call.Call;
import dev.parley.app.call.CallEvent;
import dev.parley.app.call.CallState;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it means for the call that the server refuses one of its requests. Owned by the {@code call} thread. */
final class CallRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(CallRefusals.class);

    private long inviteId;
    private long acceptId;
    /** With what the server refused the call, where that ended it as failed; else null. */
    private ErrorCode refusal;

    /** Another call. */
    void reset() {
        refusal = null;
    }

    /** The newest request by which somebody is called. */
    void invited(long id) {
        inviteId = id;
    }

    /** The newest request by which a call is taken. */
    void accepted(long id) {
        acceptId = id;
    }

    /** With what the server refused the call, where that ended it as failed; else null. */
    ErrorCode refusal() {
        return refusal;
    }

    /**
     * What has happened to the call by that; null for nothing.
     *
     * @param renewalId the newest request by which the connection of the call is to be made anew
     */
    CallEvent meaning(long id, Event.Refused refused, Call call, long renewalId) {
        if (id == inviteId && call.active()) {
            EndReason reason =
                    switch (refused.code()) {
                        case UNKNOWN_USER -> EndReason.UNKNOWN_USER;
                        case OFFLINE -> EndReason.OFFLINE;
                        case BUSY -> EndReason.BUSY;
                        case DO_NOT_DISTURB -> EndReason.DO_NOT_DISTURB;
                        case ASKED -> EndReason.ASKED;
                        default -> failed(refused);
                    };
            return new CallEvent.InviteRefused(call.party().callId(), reason);
        }
        if (id == acceptId && call.active() && refused.code() != ErrorCode.UNKNOWN_CALL) {
            // The caller does not know that it was answered, and it rings on elsewhere.
            return new CallEvent.RemoteEnded(call.party().callId(), failed(refused));
        }
        if (refused.code() != ErrorCode.UNKNOWN_CALL) {
            LOG.warn("the server refused request {}: {}", id, refused);
        } else if (id == renewalId && call.state() instanceof CallState.Reconnecting) {
            // The server was started anew and does not know the call, so the two can't agree on a connection any more;
            // most likely the other side has hung up, and nobody could tell us.
            return new CallEvent.RemoteEnded(call.party().callId(), EndReason.FAILED);
        }
        return null;
    }

    private EndReason failed(Event.Refused refused) {
        LOG.warn("the server refused a call: {}", refused);
        refusal = refused.code();
        return EndReason.FAILED;
    }
}
