package dev.parley.app.session;

import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.negotiation.NegotiationEvent;
import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user {@code echo}: takes every call by itself and sends back what arrives, over a real peer connection. Some twenty
 * people may call it at once. Its engine is started by the first call and ended some time after the last one.
 *
 * <p>A {@link ConnectionListener}; all state is owned by the executor that it is given.
 */
public final class EchoAgent implements ConnectionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EchoAgent.class);
    private static final long KEEP_ENGINE_S = 60;
    private static final long CONNECT_WITHIN_S = 60;
    private static final int MOST_VISITS = 20;
    private static final int MOST_HELD = 400;

    private final ScheduledExecutorService thread;
    private final EnginePort.Launcher launcher;
    private final Map<String, Visit> visits = new HashMap<>();
    private Consumer<Request> server = request -> {};
    private List<IceServer> iceServers = List.of();
    private EnginePort engine;
    /** Whose events count; null without an engine. What an engine before it still says does not. */
    private EngineEvents engineEvents;

    private boolean engineReady;
    private Future<?> engineEnd;

    /** An echo that is not connected yet. */
    public EchoAgent(ScheduledExecutorService thread, EnginePort.Launcher launcher) {
        this.thread = thread;
        this.launcher = launcher;
    }

    /** Where requests go; before the connection is started. */
    public void connect(Consumer<Request> to) {
        thread.execute(() -> server = to);
    }

    /** One caller. */
    private static final class Visit {
        private final String callId;
        private final String device;
        private final List<Event> held = new ArrayList<>();
        private int generation = 1;
        private PeerLink peer;
        private boolean accepted;
        private Future<?> giveUp;

        Visit(String callId, String device) {
            this.callId = callId;
            this.device = device;
        }
    }

    @Override
    public void signedIn(Event.SignedIn session) {
        thread.execute(() -> {
            iceServers = KnownIce.of(session.iceServers());
            if (!session.resumed()) {
                List.copyOf(visits.values()).forEach(this::end);
            }
        });
    }

    @Override
    public void event(Event event) {
        thread.execute(() -> take(event));
    }

    private void take(Event event) {
        switch (event) {
            case Event.Incoming incoming -> begin(incoming);
            case Event.IceServers(List<IceServerInfo> told) -> iceServers = KnownIce.of(told);
            case Event.Ended ended -> {
                Visit visit = visits.get(ended.callId());
                if (visit != null) {
                    end(visit);
                }
            }
            case Event.Description description -> {
                Visit visit = visits.get(description.callId());
                if (visit != null && description.fromDevice().equals(visit.device)) {
                    if (description.generation() > visit.generation) {
                        renew(visit, description.generation());
                    }
                    deliver(visit, description.generation(), description);
                }
            }
            case Event.Candidate candidate -> {
                Visit visit = visits.get(candidate.callId());
                if (visit != null && candidate.fromDevice().equals(visit.device)) {
                    deliver(visit, candidate.generation(), candidate);
                }
            }
            case Event.Media media -> {
                Visit visit = visits.get(media.callId());
                if (visit != null && media.fromDevice().equals(visit.device)) {
                    server.accept(
                            new Request.Media(visit.callId, visit.device, media.microphone(), media.camera(), false));
                }
            }
            case Event.Recording recording -> {
                Visit visit = visits.get(recording.callId());
                if (visit != null
                        && recording.fromDevice().equals(visit.device)
                        && recording.state() == RecordingSignal.ASK) {
                    // Only what the caller sends can be recorded here.
                    server.accept(new Request.Recording(
                            visit.callId, visit.device, recording.question(), RecordingSignal.ALLOW));
                }
            }
            default -> {
                // Presence and the like do not concern an echo.
            }
        }
    }

    private void begin(Event.Incoming incoming) {
        if (visits.size() >= MOST_VISITS) {
            server.accept(new Request.End(incoming.callId(), EndReason.BUSY));
            return;
        }
        Visit visit = new Visit(incoming.callId(), incoming.fromDevice());
        visits.put(visit.callId, visit);
        visit.giveUp = thread.schedule(() -> fail(visit), CONNECT_WITHIN_S, TimeUnit.SECONDS);
        server.accept(new Request.Ringing(visit.callId, true));
        startEngine();
        if (engineReady) {
            open(visit);
        }
    }

    /** Ends a call that can't be connected; the caller would wait for ever. */
    private void fail(Visit visit) {
        if (visits.get(visit.callId) == visit) {
            LOG.info("echo gives up {}", visit.callId);
            server.accept(new Request.End(visit.callId, EndReason.FAILED));
            end(visit);
        }
    }

    private void open(Visit visit) {
        visit.peer = new PeerLink(
                visit.callId, visit.device, visit.generation, false, this::toEngine, server, (which, message) -> {
                    LOG.warn("echo can't negotiate {}: {}", which.name(), message);
                    // After the step that is under way.
                    thread.execute(() -> fail(visit));
                });
        toEngine(new EngineCommand.OpenPeer(visit.peer.name(), new PeerOptions(iceServers, false, false, "VP8")));
        toEngine(new EngineCommand.EchoMedia(visit.peer.name()));
        if (!visit.accepted) {
            visit.accepted = true;
            server.accept(new Request.Accept(visit.callId, true));
        }
        List<Event> waiting = List.copyOf(visit.held);
        visit.held.clear();
        waiting.forEach(event -> deliver(visit, visit.generation, event));
    }

    private void deliver(Visit visit, int generation, Event event) {
        if (generation != visit.generation) {
            return;
        }
        if (visit.peer == null) {
            if (visit.held.size() < MOST_HELD) {
                visit.held.add(event);
            }
        } else if (event instanceof Event.Description description) {
            visit.peer.received(description);
        } else if (event instanceof Event.Candidate candidate) {
            visit.peer.received(candidate);
        }
    }

    private void renew(Visit visit, int generation) {
        closePeer(visit);
        visit.generation = generation;
        visit.held.clear();
        if (engineReady) {
            open(visit);
        }
    }

    /** A call that has no peer connection yet loses nothing: its offer waits for the next engine. */
    private void renewAfterDeath(Visit visit) {
        if (visit.peer != null) {
            visit.peer = null;
            visit.held.clear();
            visit.generation++;
            server.accept(new Request.Renew(visit.callId, visit.device, visit.generation));
        }
    }

    private void closePeer(Visit visit) {
        if (visit.peer != null) {
            toEngine(new EngineCommand.ClosePeer(visit.peer.name()));
            visit.peer = null;
        }
    }

    private void end(Visit visit) {
        closePeer(visit);
        visit.giveUp.cancel(false);
        visits.remove(visit.callId);
        if (visits.isEmpty() && engine != null) {
            engineEnd = thread.schedule(this::endEngine, KEEP_ENGINE_S, TimeUnit.SECONDS);
        }
    }

    private void startEngine() {
        keepEngine();
        if (engine == null) {
            engineEvents = new EngineEvents();
            engine = launcher.launch(engineEvents);
            engine.wake();
        }
    }

    private void keepEngine() {
        if (engineEnd != null) {
            engineEnd.cancel(false);
            engineEnd = null;
        }
    }

    private void endEngine() {
        keepEngine();
        if (engine != null) {
            engine.close();
            engine = null;
            engineEvents = null;
            engineReady = false;
        }
    }

    private void toEngine(EngineCommand command) {
        if (engine != null) {
            engine.send(command);
        }
    }

    private void engineEvent(EngineEvent event) {
        switch (event) {
            case EngineEvent.LocalDescription(String name, int operation, var description) ->
                step(name, new NegotiationEvent.LocalReady(operation, description));
            case EngineEvent.RemoteDescriptionSet(String name, int operation) ->
                step(name, new NegotiationEvent.RemoteReady(operation));
            case EngineEvent.OperationFailed(String name, int operation, String message) ->
                step(name, new NegotiationEvent.OperationFailed(operation, message));
            case EngineEvent.CandidateGathered(String name, var candidate) ->
                visits.values().stream()
                        .filter(visit -> is(visit, name))
                        .forEach(visit -> visit.peer.gathered(candidate));
            case EngineEvent.ConnectionChanged(String name, ConnectionState state)
            when state == ConnectionState.CONNECTED ->
                visits.values().stream().filter(visit -> is(visit, name)).forEach(visit -> visit.giveUp.cancel(false));
            case EngineEvent.CannotStart cannot -> LOG.warn("no echo on this computer: {}", cannot);
            default -> {
                // An echo needs no more.
            }
        }
    }

    private void step(String name, NegotiationEvent event) {
        visits.values().stream().filter(visit -> is(visit, name)).forEach(visit -> visit.peer.step(event));
    }

    private static boolean is(Visit visit, String name) {
        return visit.peer != null && visit.peer.name().equals(name);
    }

    @Override
    public void replied(long id, Event.Reply reply) {
        if (reply instanceof Event.Refused refused) {
            LOG.info("echo was refused: {}", refused);
        }
    }

    @Override
    public void lost(String why, long retryInMs) {
        LOG.info("echo lost its server: {}", why);
    }

    @Override
    public void refused(Refusal refusal) {
        LOG.warn("echo can't sign in: {}", refusal);
    }

    /** Ends its engine. */
    @Override
    public void close() {
        thread.execute(this::endEngine);
    }

    private final class EngineEvents implements EnginePort.Listener {
        private void post(Runnable what) {
            thread.execute(() -> {
                if (engineEvents == this) {
                    what.run();
                }
            });
        }

        @Override
        public void ready() {
            post(() -> {
                engineReady = true;
                List.copyOf(visits.values()).forEach(EchoAgent.this::open);
            });
        }

        @Override
        public void event(EngineEvent event) {
            post(() -> engineEvent(event));
        }

        @Override
        public void died(String why) {
            LOG.warn("echo's engine died: {}", why);
            post(() -> {
                engineReady = false;
                visits.values().forEach(EchoAgent.this::renewAfterDeath);
            });
        }

        @Override
        public void givenUp(String why) {
            LOG.warn("no echo on this computer: {}", why);
            post(() -> {
                List.copyOf(visits.values()).forEach(EchoAgent.this::fail);
                // The next call tries anew.
                endEngine();
            });
        }
    }
}
