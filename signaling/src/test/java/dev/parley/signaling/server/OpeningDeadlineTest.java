package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.testing.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom when five seconds are over. */
class OpeningDeadlineTest {
    private final FakeTime time = new FakeTime();
    private final List<Metrics.Closed> counted = new ArrayList<>();
    private final Handshake handshake = new Handshake();

    private static final class Handshake implements OpeningDeadline.Opening {
        boolean opened;
        boolean closed;
        boolean waitsForUs;
        boolean killed;

        @Override
        public boolean isOpened() {
            return opened;
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public boolean isWaitingForUs() {
            return waitsForUs;
        }

        @Override
        public void kill() {
            killed = true;
            closed = true;
        }
    }

    private final class Counted implements Metrics {
        @Override
        public void closed(Closed why) {
            counted.add(why);
        }
    }

    @BeforeEach
    void accept() {
        new OpeningDeadline(time, new Counted()).watch(handshake);
    }

    @Test
    void one_that_waits_for_the_client_is_cut_off_after_five_seconds() {
        time.pass(Duration.ofMillis(4_999));
        assertFalse(handshake.killed);
        time.pass(Duration.ofMillis(1));
        assertTrue(handshake.killed);
        assertEquals(List.of(Metrics.Closed.NOT_OPENED), counted);
    }

    @Test
    void one_that_waits_for_us_is_not_cut_off_however_long_that_takes() {
        handshake.waitsForUs = true;
        time.pass(Duration.ofSeconds(60));
        assertFalse(handshake.killed);
        handshake.waitsForUs = false;
        handshake.opened = true;
        time.pass(Duration.ofSeconds(60));
        assertFalse(handshake.killed);
        assertEquals(List.of(), counted);
    }

    @Test
    void when_our_work_is_done_it_is_the_clients_turn_and_there_is_no_more_time() {
        handshake.waitsForUs = true;
        time.pass(Duration.ofSeconds(8));
        handshake.waitsForUs = false;
        time.pass(Duration.ofMillis(100));
        assertTrue(handshake.killed);
        assertEquals(List.of(Metrics.Closed.NOT_OPENED), counted);
    }

    @Test
    void one_that_is_open_or_gone_is_left_alone() {
        Handshake gone = new Handshake();
        gone.closed = true;
        new OpeningDeadline(time, new Counted()).watch(gone);
        handshake.opened = true;
        time.pass(Duration.ofSeconds(60));
        assertFalse(handshake.killed || gone.killed);
        assertEquals(List.of(), counted);
    }
}
