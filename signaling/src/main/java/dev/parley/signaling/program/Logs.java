package dev.parley.signaling.program;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import dev.parley.signaling.program.Settings.LogFormat;
import dev.parley.signaling.program.Settings.Logging;
import org.slf4j.LoggerFactory;

/** Sets up the log of the program: one appender to standard error, which systemd and containers collect. */
final class Logs {
    /** The day too, because this program runs for months. */
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0} - %msg%n";

    private Logs() {}

    /** Replaces all that was set up before. What ends a thread is logged, too. */
    static void configure(Logging logging) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder(context, logging.format()));
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(logging.level());
        // At trace it writes down what is in the frames, passwords too.
        context.getLogger("org.java_websocket").setLevel(Level.OFF);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> context.getLogger(Logs.class).error("Thread {} has failed", thread.getName(), e));
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
        Encoder<ILoggingEvent> encoder =
                switch (format) {
                    case TEXT -> {
                        PatternLayoutEncoder text = new PatternLayoutEncoder();
                        text.setPattern(PATTERN);
                        yield text;
                    }
                    case JSON -> json();
                };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    /** Without what is the same in each line, and without the arguments, which are in the formatted message. */
    static JsonEncoder json() {
        JsonEncoder json = new JsonEncoder();
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMDC(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        return json;
    }
}
