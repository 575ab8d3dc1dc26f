package dev.parley.app.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.bus.BusException.Reason;
import dev.parley.app.testing.MessageBus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What the bus and who is on it can do to who asks, over a real message bus. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class SessionBusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(200);
    private static final Peer CLOCK = new Peer("org.example.Clock", "/clock", "org.example.Clock");

    @TempDir
    Path directory;

    private MessageBus daemon;
    private SessionBus clock;
    private SessionBus bus;

    private static final class Clock extends ExportedObject {
        Clock() {
            super(CLOCK.path(), CLOCK.type());
        }

        @Override
        protected Map<String, Variant<?>> properties() {
            return Values.variants(Map.of("Hour", 12));
        }
    }

    @BeforeEach
    void open() throws Exception {
        daemon = MessageBus.open(directory);
        clock = daemon.offer(CLOCK.name(), new Clock());
        bus = SessionBus.connect(daemon.address(), PATIENCE);
    }

    @AfterEach
    void close() {
        if (bus != null) {
            bus.close();
            clock.close();
        }
        if (daemon != null) {
            daemon.close();
        }
    }

    private static void fails(Reason reason, Executable call) {
        assertEquals(reason, assertThrows(BusException.class, call).reason());
    }

    private static void tick(SessionBus by, String path, int hour) throws BusException {
        by.signal(path, CLOCK.type(), "Tick", "i", hour);
        by.flush();
    }

    @Test
    void properties_are_read_and_not_set() throws Exception {
        assertEquals(12, bus.property(CLOCK, "Hour"));
        fails(Reason.FAILED, () -> bus.property(CLOCK, "Minute"));
        Peer properties = CLOCK.as("org.freedesktop.DBus.Properties");
        fails(Reason.FAILED, () -> bus.call(properties, "Set", "ssv", CLOCK.type(), "Hour", new Variant<>(13)));
        assertEquals(12, bus.property(CLOCK, "Hour"));
    }

    @Test
    void who_is_not_there_is_told_from_what_is_not_understood() throws Exception {
        Peer nobody = new Peer("org.example.Nobody", "/", "org.example.Nobody");
        assertTrue(bus.isAvailable(CLOCK.name()));
        assertFalse(bus.isAvailable(nobody.name()));
        fails(Reason.GONE, () -> bus.call(nobody, "Ask", null));
        fails(Reason.GONE, () -> bus.next(nobody, "Tick"));
        fails(Reason.FAILED, () -> bus.call(CLOCK, "Ask", null));
        fails(Reason.GONE, () -> SessionBus.connect(null, PATIENCE));
        fails(Reason.GONE, () -> SessionBus.connect("unix:path=" + directory.resolve("nothing"), PATIENCE));
    }

    @Test
    void the_next_signal_is_that_of_the_peer_and_of_its_object() throws Exception {
        CompletableFuture<Object[]> next = bus.next(CLOCK, "Tick");
        tick(bus, CLOCK.path(), 1);
        tick(clock, "/other", 2);
        fails(Reason.NO_ANSWER, () -> SessionBus.await(next, IMPATIENCE));
        tick(clock, CLOCK.path(), 3);
        assertArrayEquals(new Object[] {3}, SessionBus.await(next, PATIENCE));
    }

    @Test
    void that_a_peer_ends_is_believed_of_the_bus_alone() throws Exception {
        CompletableFuture<Object[]> next = bus.next(CLOCK, "Tick");
        clock.signal(
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus",
                "NameOwnerChanged",
                "sss",
                CLOCK.name(),
                clock.uniqueName(),
                "");
        tick(clock, CLOCK.path(), 4);
        assertArrayEquals(new Object[] {4}, SessionBus.await(next, PATIENCE));
    }

    @Test
    void who_waits_for_a_peer_that_ends_waits_no_more() throws Exception {
        CompletableFuture<Object[]> next = bus.next(CLOCK, "Tick");
        clock.close();
        fails(Reason.GONE, () -> SessionBus.await(next, null));
    }

    @Test
    void who_waits_when_the_bus_ends_waits_no_more() throws Exception {
        CompletableFuture<Object[]> next = bus.next(CLOCK, "Tick");
        CompletableFuture<Object[]> own = clock.next(CLOCK, "Tick");
        daemon.close();
        fails(Reason.GONE, () -> SessionBus.await(next, null));
        // Else its name would be given back to a bus that doesn't answer.
        fails(Reason.GONE, () -> SessionBus.await(own, null));
        fails(Reason.GONE, () -> bus.property(CLOCK, "Hour"));
    }

    @Test
    void who_waits_when_another_closes_waits_no_more() throws Exception {
        CompletableFuture<Object[]> next = bus.next(CLOCK, "Tick");
        Thread closing = Thread.ofPlatform().start(bus::close);
        fails(Reason.GONE, () -> SessionBus.await(next, null));
        closing.join();
        fails(Reason.GONE, () -> bus.call(CLOCK, "Ask", null));
    }

    @Test
    void who_is_interrupted_waits_no_more() throws Exception {
        CompletableFuture<Object[]> next = bus.next(CLOCK, "Tick");
        Thread.currentThread().interrupt();
        fails(Reason.INTERRUPTED, () -> SessionBus.await(next, null));
        fails(Reason.INTERRUPTED, () -> bus.property(CLOCK, "Hour"));
        assertTrue(Thread.interrupted());
    }
}
