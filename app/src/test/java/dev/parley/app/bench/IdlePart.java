package dev.parley.app.bench;

import dev.parley.app.bench.signaling.LoadLoop;
import dev.parley.app.bench.signaling.LoadServer;
import dev.parley.app.bench.signaling.LoadServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What connections cost on which nobody says anything. */
final class IdlePart {
    private static final double MEMORY_GOAL_MB = 1024;
    private static final int GOAL_CONNECTIONS = 10_000;
    /** Longer than the period of the pings. */
    private static final Duration SPAN = Duration.ofSeconds(20);

    private final LoadServers servers;
    private final SignalingOptions options;

    IdlePart(Path directory, SignalingOptions options) {
        this.servers = new LoadServers(directory, null);
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException {
        int connections = options.idleConnections();
        try (LoadServer server = servers.ours(connections, options.jvm());
                LoadLoop loop = new LoadLoop()) {
            server.start();
            Set<Long> pid = Set.of(server.pid());
            double before = Usage.rss(pid);
            double cpu = Usage.cpuSeconds(pid);
            long began = System.nanoTime();
            var unused = server.crowd(loop, connections / 2);
            double seconds = (System.nanoTime() - began) / 1e9;
            table.add("clients that connect and sign in", "1/s", connections / seconds, Double.NaN);
            table.add("  each", "msCPU", (Usage.cpuSeconds(pid) - cpu) * 1000 / connections, Double.NaN);
            double share = Usage.shares(List.of(pid), SPAN).getFirst();
            double after = Usage.rss(pid);
            table.add("resident memory of the server alone, RSS", "MB", before, Double.NaN);
            table.add(
                    "  with " + connections + " idle connections",
                    "MB",
                    after,
                    connections == GOAL_CONNECTIONS ? MEMORY_GOAL_MB : Double.NaN);
            table.add("  each of them", "KB", (after - before) * 1024 / connections, Double.NaN);
            table.add("  their pings", "%core", share, Double.NaN);
        }
    }
}
