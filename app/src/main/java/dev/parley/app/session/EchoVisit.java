package dev.parley.app.session;

import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.negotiation.NegotiationEvent;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of an echo, and its peer connection. Owned by the thread of the {@link EchoAgent}. */
final class EchoVisit {
    private static final Logger LOG = LoggerFactory.getLogger(EchoVisit.class);
    private static final long CONNECT_WITHIN_S = 60;
    private static final int MOST_HELD = 400;

    private final String callId;
    private final String device;
    private final ScheduledExecutorService thread;
    private final Outside outside;
    private final Future<?> giveUp;
    /** What came before there was a peer connection. */
    private final List<Event> held = new ArrayList<>();

    private int generation = 1;
    /** Null while there is none. */
    private PeerLink peer;

    private boolean accepted;

    /** What a visit needs of the echo. */
    interface Outside {
        void engine(EngineCommand command);

        void server(Request request);

        List<IceServer> iceServers();

        /** It can't be connected; the caller would wait for ever. */
        void giveUp(EchoVisit visit);
    }

    /** A call that has no peer connection yet, and must have one within a minute. */
    EchoVisit(Event.Incoming call, ScheduledExecutorService thread, Outside outside) {
        this.callId = call.callId();
        this.device = call.fromDevice();
        this.thread = thread;
        this.outside = outside;
        this.giveUp = thread.schedule(() -> outside.giveUp(this), CONNECT_WITHIN_S, TimeUnit.SECONDS);
    }

    String callId() {
        return callId;
    }

    String device() {
        return device;
    }

    /** Answers; there is an engine. */
    void open() {
        peer = new PeerLink(callId, device, generation, false, outside::engine, outside::server, (which, message) -> {
            LOG.warn("echo can't negotiate {}: {}", which.name(), message);
            // After the step that is under way.
            thread.execute(() -> outside.giveUp(this));
        });
        outside.engine(
                new EngineCommand.OpenPeer(peer.name(), new PeerOptions(outside.iceServers(), false, false, "VP8")));
        outside.engine(new EngineCommand.EchoMedia(peer.name()));
        if (!accepted) {
            accepted = true;
            outside.server(new Request.Accept(callId, true));
        }
        List<Event> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(event -> deliver(generation, event));
    }

    /** Takes a description or candidate of the caller, now or when there is a peer connection. */
    void deliver(int of, Event event) {
        if (of != generation) {
            return;
        }
        if (peer == null) {
            if (held.size() < MOST_HELD) {
                held.add(event);
            }
        } else if (event instanceof Event.Description description) {
            peer.received(description);
        } else if (event instanceof Event.Candidate candidate) {
            peer.received(candidate);
        }
    }

    /** Makes room for a peer connection that the caller has begun, which is to be opened; false where it is not newer. */
    boolean renew(int to) {
        if (to <= generation) {
            return false;
        }
        closePeer();
        generation = to;
        held.clear();
        return true;
    }

    /** A call that has no peer connection yet loses nothing: its offer waits for the next engine. */
    void engineDied() {
        if (peer != null) {
            peer = null;
            held.clear();
            generation++;
            outside.server(new Request.Renew(callId, device, generation));
        }
    }

    /** It is over. */
    void close() {
        closePeer();
        giveUp.cancel(false);
    }

    private void closePeer() {
        if (peer != null) {
            outside.engine(new EngineCommand.ClosePeer(peer.name()));
            peer = null;
        }
    }

    /** What the engine says of one peer connection or another. */
    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.LocalDescription(String name, int operation, var description) ->
                step(name, new NegotiationEvent.LocalReady(operation, description));
            case EngineEvent.RemoteDescriptionSet(String name, int operation) ->
                step(name, new NegotiationEvent.RemoteReady(operation));
            case EngineEvent.OperationFailed(String name, int operation, String message) ->
                step(name, new NegotiationEvent.OperationFailed(operation, message));
            case EngineEvent.CandidateGathered(String name, var candidate) -> {
                if (isThis(name)) {
                    peer.gathered(candidate);
                }
            }
            case EngineEvent.ConnectionChanged(String name, ConnectionState state) -> {
                if (isThis(name) && state == ConnectionState.CONNECTED) {
                    giveUp.cancel(false);
                }
            }
            default -> {
                // An echo needs no more.
            }
        }
    }

    private void step(String name, NegotiationEvent event) {
        if (isThis(name)) {
            peer.step(event);
        }
    }

    private boolean isThis(String name) {
        return peer != null && peer.name().equals(name);
    }
}
