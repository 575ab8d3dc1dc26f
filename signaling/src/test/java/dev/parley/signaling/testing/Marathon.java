package dev.parley.signaling.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.slf4j.LoggerFactory;

/** Tries the properties of the fuzz tests with ever new seeds, for as long as it is told to. */
public final class Marathon {
    private static final String ROOT = "dev.parley.signaling.";

    /** In turn. Of the directory there are fewer tries, because each has a database. */
    private static final List<Stage> STAGES = List.of(
            new Stage("protocol.CodecMarathon", 5_000),
            new Stage("websocket.FrameMarathon", 10_000),
            new Stage("server.DirectoryMarathon", 50));

    /**
     * What is tried before the next has its turn.
     *
     * @param tries of each property
     */
    private record Stage(String name, int tries) {
        TestExecutionSummary run() {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(ROOT + name))
                    .configurationParameter("jqwik.tries.default", Integer.toString(tries))
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, listener);
            return listener.getSummary();
        }
    }

    private Marathon() {}

    /** Takes the seconds; says at the end how many tries there were and what failed. Exits with 1 if something did. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0]));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        long tries = 0;
        long failed = 0;
        for (int i = 0; failed == 0 && (i < STAGES.size() || System.nanoTime() < end); i++) {
            Stage stage = STAGES.get(i % STAGES.size());
            TestExecutionSummary summary = stage.run();
            summary.printFailuresTo(out);
            tries += stage.tries * summary.getTestsSucceededCount();
            failed = summary.getTotalFailureCount();
        }
        out.println(tries + " tries, " + failed + " failed");
        System.exit(failed > 0 ? 1 : 0);
    }
}
