package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PreflightTest {
    @Test
    void a_missing_library_is_named() {
        Assumptions.assumeTrue(System.getProperty("os.name").startsWith("Linux"), "names of Linux libraries");
        assertEquals(
                List.of("libnosuchthing.so.1", "libneitherthis.so.2"),
                Preflight.missing(List.of("libnosuchthing.so.1", "libc.so.6", "libneitherthis.so.2")));
    }
}
