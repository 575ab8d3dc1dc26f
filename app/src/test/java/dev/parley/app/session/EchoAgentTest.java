package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EchoAgentTest {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<Request> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<EnginePort.Listener> launched = new LinkedBlockingQueue<>();
    private final BlockingQueue<EngineCommand> commands = new LinkedBlockingQueue<>();
    private final EchoAgent echo = new EchoAgent(thread, listener -> {
        launched.add(listener);
        return new EnginePort() {
            @Override
            public void send(EngineCommand command) {
                commands.add(command);
            }

            @Override
            public void rest() {
                // Nothing runs.
            }

            @Override
            public void wake() {
                // Nothing runs.
            }

            @Override
            public void close() {
                // Nothing runs.
            }
        };
    });

    @BeforeEach
    void connect() {
        echo.connect(said::add);
    }

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(Person.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private void settle() throws Exception {
        thread.submit(() -> {}).get(Person.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private static Event.Incoming call(String id) {
        return new Event.Incoming(id, "anna", "device", "Anna", true);
    }

    private static Event.Description offer(String id, int generation) {
        return new Event.Description(id, "device", generation, "offer", "sdp");
    }

    @Test
    void an_offer_that_comes_before_the_engine_waits_for_it() throws Exception {
        echo.event(call("one"));
        echo.event(offer("one", 1));
        assertEquals(new Request.Ringing("one", true), next(said));
        EnginePort.Listener engine = next(launched);
        // It dies before it was of any use, and the offer still waits.
        engine.died("by a test");
        engine.ready();
        assertEquals(new Request.Accept("one", true), next(said));
        assertEquals("one#1", ((EngineCommand.OpenPeer) next(commands)).peer());
        assertEquals(new EngineCommand.EchoMedia("one#1"), next(commands));
        assertEquals("one#1", ((EngineCommand.SetRemoteDescription) next(commands)).peer());
    }

    @Test
    void after_the_death_of_its_engine_the_next_generation_is_asked_for() throws Exception {
        echo.event(call("one"));
        EnginePort.Listener engine = next(launched);
        engine.ready();
        next(said);
        next(said);
        engine.died("by a test");
        assertEquals(new Request.Renew("one", "device", 2), next(said));
    }

    @Test
    void who_asks_may_record_the_echo() throws Exception {
        echo.event(call("one"));
        assertEquals(new Request.Ringing("one", true), next(said));
        echo.event(new Event.Recording("one", "another device", 1, RecordingSignal.ASK));
        echo.event(new Event.Recording("one", "device", 2, RecordingSignal.ASK));
        echo.event(new Event.Recording("one", "device", 2, RecordingSignal.ON));
        assertEquals(new Request.Recording("one", "device", 2, RecordingSignal.ALLOW), next(said));
        settle();
        assertNull(said.poll());
    }

    @Test
    void without_an_engine_nobody_waits_for_ever() throws Exception {
        echo.event(call("one"));
        echo.event(call("two"));
        EnginePort.Listener engine = next(launched);
        next(said);
        next(said);
        engine.givenUp("by a test");
        settle();
        assertEquals(EndReason.FAILED, ((Request.End) next(said)).reason());
        assertEquals(EndReason.FAILED, ((Request.End) next(said)).reason());
        // The next call tries with another engine, and what the first one says does not count.
        echo.event(call("three"));
        engine.ready();
        assertEquals(new Request.Ringing("three", true), next(said));
        settle();
        assertNull(said.poll());
        next(launched).ready();
        assertEquals(new Request.Accept("three", true), next(said));
    }

    @Test
    void too_many_at_once_are_sent_away() throws Exception {
        for (int i = 0; i < 20; i++) {
            echo.event(call("call" + i));
            assertEquals(new Request.Ringing("call" + i, true), next(said));
        }
        echo.event(call("one too many"));
        assertEquals(new Request.End("one too many", EndReason.BUSY), next(said));
        echo.event(new Event.Ended("call7", EndReason.HUNG_UP));
        echo.event(call("again"));
        assertEquals(new Request.Ringing("again", true), next(said));
    }
}
