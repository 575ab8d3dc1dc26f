package dev.parley.app.session;

import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.RecordingStatus;
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

    /** Of the newest recording; the call thread's. */
    private String file = "";

    private final CountDownLatch closed = new CountDownLatch(1);

    SimulatedEngine(Listener listener) {
        this.listener = listener;
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
            case EngineCommand.StartRecording c -> recording(c.recording(), RecordingState.RECORDING, c.file());
            case EngineCommand.PauseRecording(String name) -> recording(name, RecordingState.PAUSED, "");
            case EngineCommand.ResumeRecording(String name) -> recording(name, RecordingState.RECORDING, "");
            case EngineCommand.StopRecording(String name) ->
                listener.event(new EngineEvent.RecordingStopped(name, List.of(file), "stopped", ""));
            case EngineCommand.GetDisplayMedia c -> display(DisplayState.Status.LIVE, c.options(), "");
            case EngineCommand.PauseDisplay(boolean on) ->
                display(on ? DisplayState.Status.PAUSED : DisplayState.Status.LIVE, null, "");
            case EngineCommand.StopDisplay() -> display(DisplayState.Status.NONE, null, "stopped");
            case EngineCommand.SendDisplay c -> listener.event(new EngineEvent.NegotiationNeeded(c.peer()));
            default -> {
                // Nothing to answer.
            }
        }
    }

    @Override
    public void rest() {
        synchronized (this) {
            commands.add(new EngineCommand.Shutdown());
            notifyAll();
        }
    }

    @Override
    public void wake() {
        listener.ready();
    }

    private void recording(String name, RecordingState state, String into) {
        file = into.isEmpty() ? file : into;
        listener.event(new EngineEvent.RecordingChanged(new RecordingStatus(name, state, 0, 0, 0, 0, -1)));
    }

    private void display(DisplayState.Status status, DisplayOptions options, String why) {
        listener.event(new EngineEvent.DisplayChanged(new DisplayState(status, null, options, why, "")));
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

    /** All that it got of such commands since its last death, in order. */
    synchronized <T extends EngineCommand> List<T> all(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
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
