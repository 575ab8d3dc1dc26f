package dev.parley.app.call;

import dev.parley.app.call.CallState.Cause;
import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Connecting;
import dev.parley.app.call.CallState.Ended;
import dev.parley.app.call.CallState.Idle;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.app.call.CallState.Outgoing;
import dev.parley.app.call.CallState.Reconnecting;
import java.util.List;
import java.util.Objects;

/**
 * The call of this device, as an immutable state and a step. There is one call at a time. The states are drawn on
 * {@link CallState}.
 *
 * @param state where the call is
 * @param engineReady whether peer connections can be made now
 * @param prepare whether the peer connection is made while it rings
 */
public record Call(CallState state, boolean engineReady, boolean prepare) {
    public Call {
        Objects.requireNonNull(state);
    }

    /** A next state and what is to be done to get there. */
    public record Step(Call call, List<CallEffect> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    /** No call, and no engine yet. */
    public static Call start(boolean prepare) {
        return new Call(new Idle(), false, prepare);
    }

    /** What follows from {@code event}. An event that doesn't belong to this state changes nothing. */
    public Step step(CallEvent event) {
        CallStep step = new CallStep(this);
        step.take(event);
        return step.result();
    }

    /** Who is in the call; null when idle. */
    public Party party() {
        return switch (state) {
            case Idle() -> null;
            case Outgoing(Party party, boolean _, Link _) -> party;
            case Incoming(Party party, String _, Link _) -> party;
            case Connecting(Party party, Link _) -> party;
            case Connected(Party party, Link _) -> party;
            case Reconnecting(Party party, Link _, Cause _) -> party;
            case Ended(Party party, var _, boolean _) -> party;
        };
    }

    /** The peer connection; {@link Link#NONE} where there is none. */
    public Link link() {
        return switch (state) {
            case Idle(), Ended(var _, var _, boolean _) -> Link.NONE;
            case Outgoing(Party _, boolean _, Link link) -> link;
            case Incoming(Party _, String _, Link link) -> link;
            case Connecting(Party _, Link link) -> link;
            case Connected(Party _, Link link) -> link;
            case Reconnecting(Party _, Link link, Cause _) -> link;
        };
    }

    /** Whether the call was answered and is not over. */
    public boolean answered() {
        return state instanceof Connecting || state instanceof Connected || state instanceof Reconnecting;
    }

    /** Whether there is a call that is not over. */
    public boolean active() {
        return !(state instanceof Idle || state instanceof Ended);
    }
}
