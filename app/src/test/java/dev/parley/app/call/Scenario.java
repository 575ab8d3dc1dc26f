package dev.parley.app.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.call.CallState.Connected;
import dev.parley.app.call.CallState.Ended;
import dev.parley.app.call.CallState.Incoming;
import dev.parley.signaling.protocol.EndReason;
import java.util.Random;
import java.util.stream.IntStream;

/** Two people who call each other, in orders chosen by a fixed seed. One thread, that of the test. */
abstract class Scenario {
    final Town town = new Town();
    Random random = new Random(1);
    SimulatedDevice ann = device("ann-1");
    SimulatedDevice bob = device("bob-1");

    SimulatedDevice device(String name) {
        SimulatedDevice device = town.device(name, true);
        device.startEngine();
        return device;
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    void settle() {
        town.settle(random);
    }

    void ring() {
        ann.place("bob");
        settle();
        assertInstanceOf(Incoming.class, bob.state());
    }

    void call() {
        ring();
        bob.answer();
        settle();
        talking();
    }

    void talking() {
        talking(ann, bob);
    }

    static void talking(SimulatedDevice one, SimulatedDevice other) {
        assertInstanceOf(Connected.class, one.state(), one::toString);
        assertInstanceOf(Connected.class, other.state(), other::toString);
        assertEquals(one.link().generation(), other.link().generation());
        assertEquals(one.name(), other.link().device());
        assertEquals(other.name(), one.link().device());
        assertTrue(one.candidates() > 0 && other.candidates() > 0, "candidates of both arrived");
    }

    static void ended(SimulatedDevice device, EndReason reason) {
        assertEquals(
                reason,
                assertInstanceOf(Ended.class, device.state(), device::toString).reason());
    }
}
