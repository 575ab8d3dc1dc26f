package dev.parley.signaling.program;

import dev.parley.signaling.program.administration.AdminCommands;
import dev.parley.signaling.program.administration.AdminSocket;
import dev.parley.signaling.program.keeping.DailyBackups;
import dev.parley.signaling.program.metrics.MetricsEndpoint;
import dev.parley.signaling.program.metrics.PrometheusMetrics;
import dev.parley.signaling.server.ServerStartException;
import dev.parley.signaling.server.SignalingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signaling server and what the program has around it. {@link #close} from any thread, the rest from one. */
final class StandaloneServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandaloneServer.class);

    private final SignalingServer server;
    /** What is around the server; ends after it, the last first. */
    private final Deque<Runnable> around = new ArrayDeque<>();

    private final CountDownLatch ended = new CountDownLatch(1);

    private StandaloneServer(SignalingServer server) {
        this.server = server;
    }

    /**
     * Starts it. Clients can connect when this returns.
     *
     * @throws ServerStartException if it can't
     * @throws CommandFailed if what is around it can't; nothing is left open then
     */
    static StandaloneServer start(Settings settings) throws ServerStartException, CommandFailed {
        PrometheusMetrics metrics = new PrometheusMetrics();
        SignalingServer server = new SignalingServer(settings.serverConfig(), metrics);
        server.start();
        StandaloneServer standalone = new StandaloneServer(server);
        try {
            standalone.tell(settings.metricsPort(), metrics);
            standalone.backUp(settings, metrics);
            standalone.letAdministratorIn(settings.data());
        } catch (CommandFailed e) {
            standalone.close();
            throw e;
        }
        return standalone;
    }

    private void tell(int port, PrometheusMetrics metrics) throws CommandFailed {
        if (port == 0) {
            return;
        }
        try {
            around.push(new MetricsEndpoint(port, server::load, metrics)::close);
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCode.START,
                    "Port " + port
                            + " for /health and /metrics is taken by another program. Set metrics-port to another"
                            + " one, or to 0 for none.",
                    e);
        }
    }

    private void backUp(Settings settings, PrometheusMetrics metrics) {
        if (settings.backups().kept() == 0) {
            return;
        }
        DailyBackups backups = new DailyBackups(
                settings.data(),
                settings.backups().hour(),
                settings.backups().kept(),
                Clock.system(ZoneId.systemDefault()),
                Executors.newSingleThreadScheduledExecutor(StandaloneServer::backupThread),
                metrics::backedUp);
        backups.start();
        around.push(backups::close);
    }

    private void letAdministratorIn(Path data) {
        var running = new AdminCommands.Running(server.url(), Instant.now(), server::load);
        try {
            around.push(new AdminSocket(data, new AdminCommands(server.administration(), running))::close);
        } catch (IOException e) {
            LOG.warn(
                    "While the server runs it can't be administered, for want of a socket in {}: {}",
                    data,
                    e.getMessage());
        }
    }

    private static Thread backupThread(Runnable task) {
        Thread thread = new Thread(task, "backups");
        thread.setDaemon(true);
        return thread;
    }

    /** The line that says that it is ready. */
    String ready() {
        return (server.url() + " " + server.fingerprint()).strip();
    }

    /** Waits until it was closed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Tells clients to come back, and stops. Takes 5 s at most. */
    @Override
    public synchronized void close() {
        if (ended.getCount() > 0) {
            server.close();
            around.forEach(Runnable::run);
            ended.countDown();
        }
    }
}
