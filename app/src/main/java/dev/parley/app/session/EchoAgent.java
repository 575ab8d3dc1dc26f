package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.signaling.client.ConnectionListener;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user {@code echo}: takes every call by itself and sends back what arrives, over a real peer connection. Some twenty
 * people may call it at once, each in an {@link EchoVisit}.
 *
 * <p>A {@link ConnectionListener}; all state is owned by the executor that it is given.
 */
public final class EchoAgent implements ConnectionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EchoAgent.class);
    private static final int MOST_VISITS = 20;

    private final ScheduledExecutorService thread;
    private final EchoEngine engine;
    private final Map<String, EchoVisit> visits = new HashMap<>();
    private Consumer<Request> server = request -> {};
    private List<IceServer> iceServers = List.of();

    /** An echo that is not connected yet. */
    public EchoAgent(ScheduledExecutorService thread, EnginePort.Launcher launcher) {
        this.thread = thread;
        this.engine = new EchoEngine(thread, launcher, new EngineEvents());
    }

    /** Where requests go; before the connection is started. */
    public void connect(Consumer<Request> to) {
        thread.execute(() -> server = to);
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
                EchoVisit visit = visits.get(ended.callId());
                if (visit != null) {
                    end(visit);
                }
            }
            case Event.Description description -> {
                EchoVisit visit = visit(description.callId(), description.fromDevice());
                if (visit != null) {
                    if (visit.renew(description.generation()) && engine.isReady()) {
                        visit.open();
                    }
                    visit.deliver(description.generation(), description);
                }
            }
            case Event.Candidate candidate -> {
                EchoVisit visit = visit(candidate.callId(), candidate.fromDevice());
                if (visit != null) {
                    visit.deliver(candidate.generation(), candidate);
                }
            }
            case Event.Media media -> {
                EchoVisit visit = visit(media.callId(), media.fromDevice());
                if (visit != null) {
                    server.accept(new Request.Media(
                            media.callId(), media.fromDevice(), media.microphone(), media.camera(), false));
                }
            }
            case Event.Recording(String callId, String device, int question, RecordingSignal signal) -> {
                if (visit(callId, device) != null && signal == RecordingSignal.ASK) {
                    // Only what the caller sends can be recorded here.
                    server.accept(new Request.Recording(callId, device, question, RecordingSignal.ALLOW));
                }
            }
            default -> {
                // Presence and the like do not concern an echo.
            }
        }
    }

    /** The visit of a caller's device; null for none. */
    private EchoVisit visit(String callId, String device) {
        EchoVisit visit = visits.get(callId);
        return visit != null && visit.device().equals(device) ? visit : null;
    }

    private void begin(Event.Incoming incoming) {
        if (visits.size() >= MOST_VISITS) {
            server.accept(new Request.End(incoming.callId(), EndReason.BUSY));
            return;
        }
        EchoVisit visit = new EchoVisit(incoming, thread, new ForVisits());
        visits.put(visit.callId(), visit);
        server.accept(new Request.Ringing(visit.callId(), true));
        engine.start();
        if (engine.isReady()) {
            visit.open();
        }
    }

    private void fail(EchoVisit visit) {
        if (visits.get(visit.callId()) == visit) {
            LOG.info("echo gives up {}", visit.callId());
            server.accept(new Request.End(visit.callId(), EndReason.FAILED));
            end(visit);
        }
    }

    private void end(EchoVisit visit) {
        visit.close();
        visits.remove(visit.callId());
        if (visits.isEmpty()) {
            engine.release();
        }
    }

    private final class ForVisits implements EchoVisit.Outside {
        @Override
        public void engine(EngineCommand command) {
            engine.send(command);
        }

        @Override
        public void server(Request request) {
            server.accept(request);
        }

        @Override
        public List<IceServer> iceServers() {
            return iceServers;
        }

        @Override
        public void giveUp(EchoVisit visit) {
            fail(visit);
        }
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
        thread.execute(engine::end);
    }

    private final class EngineEvents implements EnginePort.Listener {
        @Override
        public void ready() {
            List.copyOf(visits.values()).forEach(EchoVisit::open);
        }

        @Override
        public void event(EngineEvent event) {
            if (event instanceof EngineEvent.CannotStart) {
                LOG.warn("no echo on this computer: {}", event);
            }
            visits.values().forEach(visit -> visit.event(event));
        }

        @Override
        public void died(String why) {
            visits.values().forEach(EchoVisit::engineDied);
        }

        @Override
        public void givenUp(String why) {
            List.copyOf(visits.values()).forEach(EchoAgent.this::fail);
        }
    }
}
