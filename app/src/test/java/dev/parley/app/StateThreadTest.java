package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StateThreadTest {
    @Test
    void what_fails_is_logged_and_what_comes_too_late_is_dropped() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(StateThread.class);
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        log.addAppender(seen);
        seen.start();
        try (StateThread thread = new StateThread("test")) {
            thread.execute(() -> {
                throw new IllegalStateException("from a test");
            });
            thread.shutdown();
            assertTrue(thread.awaitTermination(20, TimeUnit.SECONDS));
            thread.execute(() -> {
                throw new AssertionError("too late");
            });
        } finally {
            log.detachAppender(seen);
        }
        assertEquals(1, seen.list.size());
        assertEquals("from a test", seen.list.getFirst().getThrowableProxy().getMessage());
    }
}
