package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.parley.app.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFilesTest {
    @TempDir
    Path folder;

    @Test
    void what_is_logged_is_in_a_file_of_the_profile() throws IOException {
        Home home = Home.in(folder);
        home.create();
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        Logger quiet = root.getLoggerContext().getLogger("quiet");
        LogFiles.begin(home);
        try {
            quiet.info("the first line");
            Path file = LogFiles.of(home).files().getLast();
            assertTrue(Files.readString(file).contains("quiet - the first line"), "it is not written");
            assertEquals(2, LogFiles.of(home).files().size());
        } finally {
            root.getAppender("FILE").stop();
            root.detachAppender("FILE");
        }
    }
}
