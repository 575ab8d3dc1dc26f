package dev.parley.signaling.program;

import dev.parley.signaling.program.keeping.DailyBackups;
import dev.parley.signaling.program.metrics.MetricsEndpoint;
import dev.parley.signaling.program.metrics.PrometheusMetrics;
import dev.parley.signaling.server.IceConfig;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.ServerStartException;
import dev.parley.signaling.server.SignalingServer;
import dev.parley.signaling.server.TransportConfig;
import dev.parley.signaling.server.TurnConfig;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The signaling server and what the program has around it. {@link #close} from any thread, the rest from one. */
final class StandaloneServer implements AutoCloseable {
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
        SignalingServer server = new SignalingServer(config(settings), metrics);
        server.start();
        StandaloneServer standalone = new StandaloneServer(server);
        try {
            standalone.tell(settings.metricsPort(), metrics);
            standalone.backUp(settings, metrics);
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

    private static Thread backupThread(Runnable task) {
        Thread thread = new Thread(task, "backups");
        thread.setDaemon(true);
        return thread;
    }

    private static ServerConfig config(Settings settings) {
        return new ServerConfig(
                settings.listen().host(),
                settings.listen().port(),
                settings.data(),
                settings.name(),
                transport(settings),
                ice(settings.ice()),
                settings.accounts());
    }

    private static IceConfig ice(Settings.Ice ice) {
        return new IceConfig(
                ice.servers(), ice.stunPort(), new TurnConfig(ice.turnUrls(), ice.turnSecret(), ice.turnLifetime()));
    }

    private static TransportConfig transport(Settings settings) {
        Settings.Tls tls = settings.tls();
        TransportConfig.Security security =
                switch (tls.mode()) {
                    case OWN -> new TransportConfig.OwnAuthority();
                    case FILES -> new TransportConfig.PemFiles(tls.certificate(), tls.key());
                    case PROXY ->
                        new TransportConfig.BehindProxy(
                                ForwardedFor.Header.X_FORWARDED_FOR, Set.copyOf(tls.trustedProxies()));
                };
        return new TransportConfig(security, Set.copyOf(settings.origins()));
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
