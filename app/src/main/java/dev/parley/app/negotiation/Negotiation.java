package dev.parley.app.negotiation;

import dev.parley.app.engine.api.IceCandidate;
import dev.parley.app.engine.api.SessionDescription;
import dev.parley.app.negotiation.NegotiationEffect.AddCandidate;
import dev.parley.app.negotiation.NegotiationEffect.CreateAnswer;
import dev.parley.app.negotiation.NegotiationEffect.CreateOffer;
import dev.parley.app.negotiation.NegotiationEffect.GiveUp;
import dev.parley.app.negotiation.NegotiationEffect.SendDescription;
import dev.parley.app.negotiation.NegotiationEffect.SetRemoteDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The negotiation of one peer connection: perfect negotiation (WebRTC 1.0, section 10.7) as an immutable state and a
 * step. One operation is under way at a time; what arrives meanwhile waits, so that no description is set while
 * another is being made.
 *
 * <pre>
 *                    Needed                        answer
 *      STABLE ──────(MAKE_OFFER)──► HAVE_LOCAL_OFFER ──(SET_REMOTE)──► STABLE
 *         │                              │
 *         │ offer                        │ offer: impolite ignores it,
 *         ▼                              ▼        polite rolls back
 *      (SET_REMOTE)──► HAVE_REMOTE_OFFER ──(MAKE_ANSWER)──► STABLE
 * </pre>
 *
 * The native library has no implicit rollback, and {@code createOffer} may complete after a remote offer arrived; that
 * is why a colliding offer of a polite side is taken back by an explicit rollback, and never sent.
 *
 * @param polite whether this side gives way when both offer at once; the called side is
 * @param signalingState WebRTC 1.0, section 4.3.1
 * @param busy the operation under way
 * @param operation the number of the last operation
 * @param needed whether an offer is to follow
 * @param iceRestart whether the next offer restarts ICE
 * @param restarting whether our offer that is under way, or waits for its answer, restarts ICE
 * @param ignoreOffer whether the last offer of the other side was ignored
 * @param remoteSet whether a remote description was ever set
 * @param waiting the remote description that waits for the operation under way; null if none
 * @param held candidates that wait for a remote description
 */
public record Negotiation(
        boolean polite,
        SignalingState signalingState,
        Busy busy,
        int operation,
        boolean needed,
        boolean iceRestart,
        boolean restarting,
        boolean ignoreOffer,
        boolean remoteSet,
        SessionDescription waiting,
        List<IceCandidate> held) {

    /** {@code RTCSignalingState}, as far as it is used. */
    public enum SignalingState {
        STABLE,
        HAVE_LOCAL_OFFER,
        HAVE_REMOTE_OFFER
    }

    /** Which operation is under way. */
    public enum Busy {
        NO,
        MAKE_OFFER,
        MAKE_ANSWER,
        SET_REMOTE_OFFER,
        SET_REMOTE_ANSWER
    }

    /** A state and what is to be done to get there. */
    public record Step(Negotiation state, List<NegotiationEffect> effects) {
        public Step {
            effects = List.copyOf(effects);
        }
    }

    public Negotiation {
        Objects.requireNonNull(signalingState);
        Objects.requireNonNull(busy);
        held = List.copyOf(held);
    }

    /** A fresh one. */
    public static Negotiation start(boolean polite) {
        return new Negotiation(
                polite, SignalingState.STABLE, Busy.NO, 0, false, false, false, false, false, null, List.of());
    }

    /** Whether an offer of ours is being made ({@code makingOffer} of the standard's example). */
    public boolean makingOffer() {
        return busy == Busy.MAKE_OFFER;
    }

    /** What follows from {@code event}. An event that doesn't belong to this state changes nothing. */
    public Step step(NegotiationEvent event) {
        Draft draft = new Draft(this);
        switch (event) {
            case NegotiationEvent.Needed() -> draft.needed = true;
            case NegotiationEvent.RestartIce() -> {
                draft.needed = true;
                draft.iceRestart = true;
            }
            case NegotiationEvent.LocalReady(int number, SessionDescription description) ->
                draft.localReady(number, description);
            case NegotiationEvent.RemoteReady(int number) -> draft.remoteReady(number);
            case NegotiationEvent.OperationFailed(int number, String message) -> draft.failed(number, message);
            case NegotiationEvent.RemoteDescription(SessionDescription description) -> draft.receive(description);
            case NegotiationEvent.RemoteCandidate(IceCandidate candidate) -> draft.receive(candidate);
        }
        draft.goOn();
        return draft.step();
    }

    /** The next state while a step makes it; lives for one call of {@link #step}. */
    private static final class Draft {
        private final boolean polite;
        private SignalingState signalingState;
        private Busy busy;
        private int operation;
        private boolean needed;
        private boolean iceRestart;
        private boolean restarting;
        private boolean ignoreOffer;
        private boolean remoteSet;
        private SessionDescription waiting;
        private final List<IceCandidate> held;
        private final List<NegotiationEffect> effects = new ArrayList<>();

        Draft(Negotiation from) {
            polite = from.polite;
            signalingState = from.signalingState;
            busy = from.busy;
            operation = from.operation;
            needed = from.needed;
            iceRestart = from.iceRestart;
            restarting = from.restarting;
            ignoreOffer = from.ignoreOffer;
            remoteSet = from.remoteSet;
            waiting = from.waiting;
            held = new ArrayList<>(from.held);
        }

        Step step() {
            return new Step(
                    new Negotiation(
                            polite,
                            signalingState,
                            busy,
                            operation,
                            needed,
                            iceRestart,
                            restarting,
                            ignoreOffer,
                            remoteSet,
                            waiting,
                            held),
                    effects);
        }

        void localReady(int number, SessionDescription description) {
            if (number != operation) {
                return;
            }
            if (busy == Busy.MAKE_OFFER) {
                busy = Busy.NO;
                signalingState = SignalingState.HAVE_LOCAL_OFFER;
                if (waiting == null) {
                    effects.add(new SendDescription(description));
                }
            } else if (busy == Busy.MAKE_ANSWER) {
                busy = Busy.NO;
                signalingState = SignalingState.STABLE;
                effects.add(new SendDescription(description));
            }
        }

        void remoteReady(int number) {
            if (number != operation) {
                return;
            }
            if (busy == Busy.SET_REMOTE_OFFER) {
                signalingState = SignalingState.HAVE_REMOTE_OFFER;
                releaseCandidates();
                busy = Busy.MAKE_ANSWER;
                effects.add(new CreateAnswer(++operation));
            } else if (busy == Busy.SET_REMOTE_ANSWER) {
                signalingState = SignalingState.STABLE;
                busy = Busy.NO;
                restarting = false;
                releaseCandidates();
            }
        }

        void failed(int number, String message) {
            if (number == operation && busy != Busy.NO) {
                busy = Busy.NO;
                needed = false;
                waiting = null;
                effects.add(new GiveUp(message));
            }
        }

        void receive(SessionDescription description) {
            if (description.type() == SessionDescription.Type.ANSWER) {
                if (signalingState == SignalingState.HAVE_LOCAL_OFFER && busy == Busy.NO) {
                    ignoreOffer = false;
                    setRemote(Busy.SET_REMOTE_ANSWER, description, false);
                }
                return;
            }
            boolean collision = busy == Busy.MAKE_OFFER
                    || (signalingState == SignalingState.HAVE_LOCAL_OFFER && busy != Busy.SET_REMOTE_ANSWER);
            ignoreOffer = !polite && collision;
            if (!ignoreOffer) {
                waiting = description;
            }
        }

        void receive(IceCandidate candidate) {
            if (remoteSet && busy != Busy.SET_REMOTE_OFFER && busy != Busy.SET_REMOTE_ANSWER && waiting == null) {
                effects.add(new AddCandidate(candidate));
            } else {
                held.add(candidate);
            }
        }

        /** Begins what waits, if nothing is under way. */
        void goOn() {
            if (busy != Busy.NO) {
                return;
            }
            if (waiting != null) {
                SessionDescription offer = waiting;
                waiting = null;
                boolean rollback = signalingState == SignalingState.HAVE_LOCAL_OFFER;
                if (rollback) {
                    signalingState = SignalingState.STABLE;
                    needed = true;
                    iceRestart |= restarting;
                    restarting = false;
                }
                setRemote(Busy.SET_REMOTE_OFFER, offer, rollback);
            } else if (needed && signalingState == SignalingState.STABLE) {
                needed = false;
                busy = Busy.MAKE_OFFER;
                restarting = iceRestart;
                iceRestart = false;
                effects.add(new CreateOffer(++operation, restarting));
            }
        }

        private void setRemote(Busy how, SessionDescription description, boolean rollback) {
            busy = how;
            effects.add(new SetRemoteDescription(++operation, description, rollback));
        }

        private void releaseCandidates() {
            remoteSet = true;
            held.forEach(candidate -> effects.add(new AddCandidate(candidate)));
            held.clear();
        }
    }
}
