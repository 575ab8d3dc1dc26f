package dev.parley.app.session;

import dev.parley.app.call.Call;
import dev.parley.app.call.CallEvent;
import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.negotiation.NegotiationEvent;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The peer connection of the call, one at a time: what the other side and the engine say of it finds its way here, or
 * waits for it, or is dropped as stale. Owned by the {@code call} thread.
 */
final class PeerSide {
    private static final Logger LOG = LoggerFactory.getLogger(PeerSide.class);
    private static final int MOST_HELD = 400;

    private final CallSide.Outside outside;
    private final Executor thread;
    private final Consumer<CallEvent> call;
    private final List<Event> held = new ArrayList<>();
    private List<IceServer> iceServers = List.of();
    private PeerLink peer;
    private MediaStatistics statistics;
    private long renewalId;

    /**
     * There is none yet.
     *
     * @param thread the {@code call} thread
     * @param call what happens to the peer connection
     */
    PeerSide(CallSide.Outside outside, Executor thread, Consumer<CallEvent> call) {
        this.outside = outside;
        this.thread = thread;
        this.call = call;
    }

    /** The engine's name for it; null while there is none. */
    String name() {
        return peer == null ? null : peer.name();
    }

    /** The other side's device; only while there is one. */
    String device() {
        return peer.device();
    }

    /** The newest; null while there are none. */
    MediaStatistics statistics() {
        return statistics;
    }

    /** The newest request by which the connection of the call is to be made anew. */
    long renewalId() {
        return renewalId;
    }

    void useIceServers(List<IceServer> servers) {
        iceServers = List.copyOf(servers);
    }

    /** Nothing of the call before waits any more. */
    void reset() {
        held.clear();
        statistics = null;
    }

    void open(Call of, String callId, int generation, String device, boolean offerer) {
        peer = new PeerLink(callId, device, generation, offerer, outside::engine, this::send, this::cannotNegotiate);
        outside.engine(new EngineCommand.OpenPeer(peer.name(), new PeerOptions(iceServers, offerer, false, "VP8")));
        if (offerer) {
            peer.step(new NegotiationEvent.Needed());
        }
        List<Event> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(event -> deliver(of, event));
        outside.peerChanged(name());
    }

    void close(int generation) {
        if (peer != null && peer.generation() == generation) {
            outside.engine(new EngineCommand.ClosePeer(peer.name()));
            gone();
        }
    }

    /** It went with its engine. */
    void gone() {
        peer = null;
        statistics = null;
        outside.peerChanged(name());
    }

    void askRenewal(String callId, String device, int generation) {
        renewalId = outside.server(new Request.Renew(callId, device, generation));
    }

    void restartIce() {
        peer.step(new NegotiationEvent.RestartIce());
    }

    private void send(Request request) {
        long id = outside.server(request);
        if (request instanceof Request.Description) {
            renewalId = id;
        }
    }

    /** After the step that is under way; the call may be another one by then. */
    private void cannotNegotiate(PeerLink which, String message) {
        LOG.warn("{} can't be negotiated: {}", which.name(), message);
        thread.execute(() -> {
            if (which == peer) {
                call.accept(new CallEvent.PeerFailed(which.generation()));
            }
        });
    }

    /** Takes a description or candidate of the other side, now or when its peer connection is there. */
    void deliver(Call of, Event event) {
        String callId;
        String device;
        int generation;
        switch (event) {
            case Event.Description d -> {
                callId = d.callId();
                device = d.fromDevice();
                generation = d.generation();
            }
            case Event.Candidate c -> {
                callId = c.callId();
                device = c.fromDevice();
                generation = c.generation();
            }
            default -> throw new IllegalStateException("not for a peer connection: " + event);
        }
        if (!of.active() || !of.party().callId().equals(callId)) {
            return;
        }
        if (peer != null && peer.matches(callId, device, generation)) {
            if (event instanceof Event.Description description) {
                peer.received(description);
            } else if (event instanceof Event.Candidate candidate) {
                peer.received(candidate);
            }
        } else if (generation >= of.link().generation() && held.size() < MOST_HELD) {
            held.add(event);
        } else {
            LOG.debug("dropped a stale message of generation {}", generation);
        }
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.LocalDescription(String name, int operation, var description) ->
                negotiate(name, new NegotiationEvent.LocalReady(operation, description));
            case EngineEvent.RemoteDescriptionSet(String name, int operation) ->
                negotiate(name, new NegotiationEvent.RemoteReady(operation));
            case EngineEvent.OperationFailed(String name, int operation, String message) ->
                negotiate(name, new NegotiationEvent.OperationFailed(operation, message));
            case EngineEvent.NegotiationNeeded(String name) -> {
                if (isThis(name) && peer.negotiated()) {
                    negotiate(name, new NegotiationEvent.Needed());
                }
            }
            case EngineEvent.CandidateGathered(String name, var candidate) -> {
                if (isThis(name)) {
                    peer.gathered(candidate);
                }
            }
            case EngineEvent.ConnectionChanged(String name, ConnectionState state) -> {
                if (isThis(name)) {
                    connectionChanged(state);
                }
            }
            case EngineEvent.Statistics(String name, MediaStatistics now) -> {
                if (isThis(name)) {
                    statistics = now;
                    outside.changed();
                }
            }
            default -> {
                // The others don't concern a peer connection.
            }
        }
    }

    private void connectionChanged(ConnectionState state) {
        int generation = peer.generation();
        switch (state) {
            case CONNECTED -> call.accept(new CallEvent.PeerConnected(generation));
            case DISCONNECTED -> call.accept(new CallEvent.PeerDisconnected(generation));
            case FAILED -> call.accept(new CallEvent.PeerFailed(generation));
            case NEW, CONNECTING, CLOSED -> {
                // On the way, or our own doing.
            }
        }
    }

    private void negotiate(String name, NegotiationEvent event) {
        if (isThis(name)) {
            peer.step(event);
        }
    }

    private boolean isThis(String name) {
        return peer != null && peer.name().equals(name);
    }
}
