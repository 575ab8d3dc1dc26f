package dev.parley.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.parley.app.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * What the desk and its engine log, in files as well as on standard error, which nobody reads behind a double click: the
 * newest two of 1 MB each, beside what else is kept of the person. Any thread.
 */
final class LogFiles {
    private static final FileSize SIZE = new FileSize(1_000_000);

    private final Path file;

    private LogFiles(Path file) {
        this.file = file;
    }

    /**
     * Begins to write, for the rest of the process. The profile's lock is held: two programs don't share a file.
     *
     * @param home whose folders exist
     * @throws IOException if they can't be written
     */
    static void begin(Home home) throws IOException {
        LogFiles logs = of(home);
        Path folder = logs.file.getParent();
        if (!Files.isDirectory(folder)) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        logs.append();
    }

    /** Where they are. */
    static LogFiles of(Home home) {
        return new LogFiles(home.data().resolve("logs").resolve("parley.log"));
    }

    /** The older one first; one that was not needed yet isn't there. */
    List<Path> files() {
        return List.of(older(), file);
    }

    private Path older() {
        return file.resolveSibling("parley.1.log");
    }

    private void append() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0} - %msg%n");
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("FILE");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(older().toString().replace(".1.log", ".%i.log"));
        rolling.setMinIndex(1);
        rolling.setMaxIndex(1);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(SIZE);
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }
}
