package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What logback.xml lets through. */
class LogbackTest {
    @ParameterizedTest
    @CsvSource({
        "dev.parley.app.Something, true",
        "org.java_websocket.WebSocketImpl, false",
        "org.java_websocket.drafts.Draft_6455, false",
    })
    void broken_frames_of_others_are_no_errors_of_ours(String name, boolean shown) {
        Logger logger = LoggerFactory.getLogger(name);
        assertEquals(shown, logger.isErrorEnabled());
        assertEquals(shown, logger.isInfoEnabled());
        assertTrue(!logger.isDebugEnabled());
    }
}
