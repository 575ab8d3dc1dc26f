package dev.parley.app.session;

import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * An engine that agrees with everything at once, in this process: a peer connection is connected when both descriptions
 * are there. Ready from the start; {@link #die} and {@link #giveUp} are for tests.
 */
final class SimulatedEngine implements EnginePort {
    private final Listener listener;
    /** Guarded by this. */
    private final List<EngineCommand> commands = new ArrayList<>();

    private final CountDownLatch closed = new CountDownLatch(1);

    SimulatedEngine(Listener listener) {
        this.listener = listener;
        listener.ready();
    }

    @Override
    public void send(EngineCommand command) {
        synchronized (this) {
            commands.add(command);
            notifyAll();
        }
        switch (command) {
            case EngineCommand.CreateOffer c ->
                listener.event(new EngineEvent.LocalDescription(
                        c.peer(), c.operation(), new SessionDescription(SessionDescription.Type.OFFER, "offer")));
            case EngineCommand.CreateAnswer c -> {
                listener.event(new EngineEvent.LocalDescription(
                        c.peer(), c.operation(), new SessionDescription(SessionDescription.Type.ANSWER, "answer")));
                connected(c.peer());
            }
            case EngineCommand.SetRemoteDescription c -> {
                listener.event(new EngineEvent.RemoteDescriptionSet(c.peer(), c.operation()));
                if (c.description().type() == SessionDescription.Type.ANSWER) {
                    connected(c.peer());
                }
            }
            default -> {
                // Nothing to answer.
            }
        }
    }

    private void connected(String peer) {
        listener.event(new EngineEvent.ConnectionChanged(peer, ConnectionState.CONNECTED));
    }

    /** Says something. */
    void tell(EngineEvent event) {
        listener.event(event);
    }

    /** Dies, and is there again as a fresh one. */
    void die() {
        listener.died("killed by a test");
        synchronized (this) {
            commands.clear();
        }
        listener.ready();
    }

    /** Dies for good. */
    void giveUp() {
        listener.givenUp("killed by a test");
    }

    /** Whether it got a command that fits, since its last death. */
    synchronized boolean got(Predicate<EngineCommand> fits) {
        return commands.stream().anyMatch(fits);
    }

    /** Waits until it got such a command. */
    synchronized void await(Predicate<EngineCommand> fits) throws InterruptedException {
        long end = System.nanoTime() + Person.DEADLINE.toNanos();
        while (!got(fits)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not among " + commands);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
