package dev.parley.app.session;

import dev.parley.app.call.Call;
import dev.parley.app.call.CallState;
import dev.parley.app.call.Party;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.signaling.protocol.ErrorCode;
import java.util.function.BinaryOperator;

/** Turns the state of the call into what the screen shows. Pure. */
final class CallViews {
    private static final Party NOBODY = new Party("", "", "", false, false);
    private static final double POOR_LOSS = 0.08;
    private static final double FAIR_LOSS = 0.02;
    private static final double POOR_ROUND_TRIP_MS = 500;
    private static final double FAIR_ROUND_TRIP_MS = 250;

    private CallViews() {}

    /** The switches of both sides. */
    record Media(boolean microphone, boolean camera, boolean remoteMicrophone, boolean remoteCamera) {}

    static CallView of(
            Call call,
            BinaryOperator<String> displayNames,
            Media media,
            long connectedAt,
            ErrorCode refusal,
            MediaStatistics statistics,
            boolean serverLost) {
        CallState state = call.state();
        Party party = call.party() == null ? NOBODY : call.party();
        return new CallView(
                phase(state),
                party.callId(),
                party.username(),
                displayNames.apply(party.username(), party.displayName()),
                party.outgoing(),
                state instanceof CallState.Outgoing outgoing && outgoing.ringing(),
                party.video(),
                connectedAt,
                state instanceof CallState.Ended ended ? ended.reason() : null,
                state instanceof CallState.Ended ? refusal : null,
                state instanceof CallState.Ended ended && ended.byMe(),
                media.microphone(),
                media.camera(),
                media.remoteMicrophone(),
                media.remoteCamera(),
                call.answered() ? quality(statistics) : CallView.Quality.UNKNOWN,
                note(call, serverLost));
    }

    private static CallView.Phase phase(CallState state) {
        return switch (state) {
            case CallState.Idle _ -> CallView.Phase.IDLE;
            case CallState.Outgoing _ -> CallView.Phase.OUTGOING;
            case CallState.Incoming _ -> CallView.Phase.INCOMING;
            case CallState.Connecting _ -> CallView.Phase.CONNECTING;
            case CallState.Connected _ -> CallView.Phase.CONNECTED;
            case CallState.Reconnecting _ -> CallView.Phase.RECONNECTING;
            case CallState.Ended _ -> CallView.Phase.ENDED;
        };
    }

    private static CallView.Note note(Call call, boolean serverLost) {
        if (call.active() && call.link().exists() && !call.engineReady()) {
            return CallView.Note.ENGINE_RESTARTING;
        }
        if (call.state() instanceof CallState.Reconnecting reconnecting) {
            return switch (reconnecting.cause()) {
                case ENGINE -> CallView.Note.ENGINE_RESTARTING;
                case PEER -> CallView.Note.PEER_RESTARTING;
                case NETWORK -> CallView.Note.NETWORK_LOST;
            };
        }
        return call.active() && serverLost ? CallView.Note.SERVER_LOST : CallView.Note.NONE;
    }

    private static CallView.Quality quality(MediaStatistics statistics) {
        if (statistics == null) {
            return CallView.Quality.UNKNOWN;
        }
        double loss = Math.max(statistics.in().loss(), statistics.out().loss());
        double roundTrip = statistics.roundTripMs();
        if (loss > POOR_LOSS || roundTrip > POOR_ROUND_TRIP_MS) {
            return CallView.Quality.POOR;
        }
        return loss > FAIR_LOSS || roundTrip > FAIR_ROUND_TRIP_MS ? CallView.Quality.FAIR : CallView.Quality.GOOD;
    }
}
