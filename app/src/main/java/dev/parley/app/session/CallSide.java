package dev.parley.app.session;

import dev.parley.app.call.Call;
import dev.parley.app.call.CallEffect;
import dev.parley.app.call.CallEvent;
import dev.parley.app.call.CallState;
import dev.parley.app.call.CallTimer;
import dev.parley.app.call.Link;
import dev.parley.app.call.Party;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call of this program: feeds what happens to the {@link Call} machine and carries out its effects. All of it is
 * owned by the {@code call} thread.
 */
final class CallSide {
    private static final Logger LOG = LoggerFactory.getLogger(CallSide.class);

    private final Outside outside;
    private final CallTimers timers;
    private final PeerSide peer;
    private final CallMedia media;
    private final CallRefusals refusals = new CallRefusals();
    private final CallTimes times;
    private Call call;
    private Conversation conversation = Conversation.NONE;
    private boolean serverLost;
    private boolean noEngine;

    /** What a call needs of the rest of the session. */
    interface Outside {
        void engine(EngineCommand command);

        /** Sends a request and returns its number; 0 while not signed in. */
        long server(Request request);

        void remember(RecentCall call);

        /** The call that was answered is another than it was, as far as other parts must know. */
        void conversation(Conversation now);

        /** The other side says something of recording the call. */
        void recording(RecordingSignal signal, int question);

        /**
         * The peer connection was replaced or is gone; views of the remote picture follow it.
         *
         * @param name the engine's; null where it is gone
         */
        void peerChanged(String name);

        /** The call is in another state, which must be seen even if it changes again at once. */
        void moved();

        /** Something that the screen shows changed. */
        void changed();
    }

    CallSide(Environment environment, Outside outside, boolean prepare) {
        this.outside = outside;
        this.times = new CallTimes(environment);
        this.call = Call.start(prepare);
        this.timers = new CallTimers(environment.call(), timer -> step(new CallEvent.TimerFired(timer)));
        this.peer = new PeerSide(outside, environment.call(), this::step);
        this.media = new CallMedia(outside, peer);
    }

    boolean active() {
        return call.active();
    }

    boolean answered() {
        return call.answered();
    }

    boolean rings() {
        return call.state() instanceof CallState.Incoming;
    }

    /** What both sides send. */
    CallMedia media() {
        return media;
    }

    MediaStatistics statistics() {
        return peer.statistics();
    }

    void useIceServers(List<IceServer> servers) {
        peer.useIceServers(servers);
    }

    void place(Party party) {
        if (!call.active()) {
            reset();
            step(new CallEvent.Place(party));
        }
    }

    void answer(boolean video) {
        if (rings()) {
            media.withoutVideo(!video);
            step(new CallEvent.Answer(media.camera()));
        }
    }

    void step(CallEvent event) {
        CallState before = call.state();
        Call.Step step = call.step(event);
        call = step.call();
        if (call.state() instanceof CallState.Connected) {
            times.connected();
        }
        step.effects().forEach(this::carryOut);
        converse();
        if (!before.equals(call.state())) {
            LOG.info(
                    "call {} -> {} on {}",
                    before.getClass().getSimpleName(),
                    call.state().getClass().getSimpleName(),
                    event.getClass().getSimpleName());
            outside.moved();
        }
    }

    private void converse() {
        Party party = call.party();
        Conversation now = call.answered()
                ? new Conversation(
                        party.callId(),
                        party.username(),
                        party.displayName(),
                        call.link().device(),
                        peer.name(),
                        call.state() instanceof CallState.Connected,
                        media.remoteScreen())
                : Conversation.NONE;
        if (!now.equals(conversation)) {
            conversation = now;
            outside.conversation(now);
        }
    }

    private void carryOut(CallEffect effect) {
        switch (effect) {
            case CallEffect.SendInvite(Party party) ->
                refusals.invited(outside.server(new Request.Invite(party.callId(), party.username(), party.video())));
            case CallEffect.SendRinging(String callId, boolean prepare) ->
                outside.server(new Request.Ringing(callId, prepare));
            case CallEffect.SendAccept(String callId, boolean video) ->
                refusals.accepted(outside.server(new Request.Accept(callId, video)));
            case CallEffect.SendEnd(String callId, EndReason reason) -> outside.server(new Request.End(callId, reason));
            case CallEffect.SendRenew(String callId, String device, int generation) ->
                peer.askRenewal(callId, device, generation);
            case CallEffect.OpenPeer(String callId, int generation, String device, boolean offerer) ->
                peer.open(call, callId, generation, device, offerer);
            case CallEffect.ClosePeer(int generation) -> peer.close(generation);
            case CallEffect.RestartIce(int _) -> peer.restartIce();
            case CallEffect.StartMedia(int _) -> media.start(call.party().callId());
            case CallEffect.StartTimer(CallTimer timer) -> timers.start(timer);
            case CallEffect.StopTimer(CallTimer timer) -> timers.stop(timer);
            case CallEffect.Play(CallEffect.Sound sound) -> play(sound);
            case CallEffect.Silence() -> outside.engine(new EngineCommand.StopSound());
            case CallEffect.Remember(Party party, EndReason reason, boolean _) -> remember(party, reason);
            case CallEffect.RememberMissed(Party party, EndReason reason) ->
                outside.remember(times.missed(party, reason));
        }
    }

    private void play(CallEffect.Sound sound) {
        boolean loop = sound == CallEffect.Sound.RINGING || sound == CallEffect.Sound.RINGBACK;
        outside.engine(new EngineCommand.PlaySound(sound.name().toLowerCase(Locale.ROOT), loop));
    }

    private void remember(Party party, EndReason reason) {
        outside.remember(times.over(party, reason));
        peer.reset();
        media.stop();
    }

    private void reset() {
        peer.reset();
        times.begin();
        refusals.reset();
        media.reset();
    }

    // What the server says.

    void serverLost() {
        serverLost = true;
        step(new CallEvent.ServerLost());
        outside.changed();
    }

    void serverBack(boolean resumed) {
        serverLost = false;
        step(new CallEvent.ServerBack(resumed));
        outside.changed();
    }

    void replied(long id, Event.Reply reply) {
        if (reply instanceof Event.Refused refused) {
            CallEvent meaning = refusals.meaning(id, refused, call, peer.renewalId());
            if (meaning != null) {
                step(meaning);
            }
        }
    }

    void event(Event event) {
        switch (event) {
            case Event.Incoming(String callId, String from, String device, String displayName, boolean video) -> {
                if (noEngine) {
                    // Another device of this person may be able to take it.
                    outside.server(new Request.End(callId, EndReason.BUSY));
                    return;
                }
                if (!call.active()) {
                    reset();
                }
                step(new CallEvent.Invited(new Party(callId, from, displayName, false, video), device));
            }
            case Event.Ringing(String callId, String device, boolean prepare) ->
                step(new CallEvent.RemoteRinging(callId, device, prepare));
            case Event.Accepted(String callId, String device, boolean video) -> {
                media.remoteCamera(video);
                step(new CallEvent.RemoteAccepted(callId, device));
            }
            case Event.Ended(String callId, EndReason reason) -> step(new CallEvent.RemoteEnded(callId, reason));
            case Event.Renew(String callId, String device, int generation) ->
                step(new CallEvent.RenewAsked(callId, device, generation));
            case Event.Description description -> {
                if (description.type().equals("offer")) {
                    step(new CallEvent.OfferArrived(
                            description.callId(), description.fromDevice(), description.generation()));
                }
                peer.deliver(call, description);
            }
            case Event.Candidate candidate -> peer.deliver(call, candidate);
            case Event.Media theirs -> {
                if (fromOtherSide(theirs.callId(), theirs.fromDevice())) {
                    media.heard(theirs);
                    converse();
                    outside.changed();
                }
            }
            case Event.Recording(String callId, String device, int question, RecordingSignal signal) -> {
                if (call.answered() && fromOtherSide(callId, device)) {
                    outside.recording(signal, question);
                }
            }
            default -> LOG.warn("unexpected {}", event.getClass().getSimpleName());
        }
    }

    private boolean fromOtherSide(String callId, String device) {
        Link link = call.link();
        return call.active()
                && call.party().callId().equals(callId)
                && (!link.exists() || link.device().equals(device));
    }

    // What the engine says.

    void engineReady() {
        noEngine = false;
        step(new CallEvent.EngineReady());
    }

    void engineDied() {
        media.engineDied();
        peer.gone();
        step(new CallEvent.EngineDied());
    }

    void engineGone() {
        noEngine = true;
        peer.gone();
        step(new CallEvent.EngineGone());
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.DeviceChanged(var state) -> media.changed(state);
            default -> peer.event(event);
        }
    }

    /**
     * The call as the screen shows it.
     *
     * @param displayNames the name to show of a username, or else the second one
     */
    CallView view(BinaryOperator<String> displayNames) {
        return CallViews.of(
                call,
                displayNames,
                media.view(),
                times.connectedAt(),
                refusals.refusal(),
                peer.statistics(),
                serverLost);
    }
}
