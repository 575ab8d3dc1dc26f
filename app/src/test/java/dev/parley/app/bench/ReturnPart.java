package dev.parley.app.bench;

import dev.parley.app.bench.signaling.LoadLoop;
import dev.parley.app.bench.signaling.LoadServer;
import dev.parley.app.bench.signaling.LoadServers;
import dev.parley.app.bench.signaling.Returners;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How soon clients are back after the server was killed and started again, and whether something is lost. */
final class ReturnPart {
    private static final int CLIENTS = 1_000;
    private static final double BACK_GOAL_S = 10;
    private static final Duration BACK_AT_MOST = Duration.ofSeconds(60);
    /** How long they change their lists before the kill. */
    private static final double CHANGES_S = 2;

    private final LoadServers servers;
    private final SignalingOptions options;

    ReturnPart(Path directory, SignalingOptions options) {
        this.servers = new LoadServers(directory, null);
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException {
        Samples back = new Samples();
        Samples changes = new Samples();
        int lost = 0;
        try (LoadServer server = servers.ours(CLIENTS, options.jvm());
                LoadLoop loop = new LoadLoop()) {
            server.start();
            Returners returners = server.returners(loop, CLIENTS);
            for (int i = 0; i < options.kills(); i++) {
                returners.change(CHANGES_S);
                long killed = System.nanoTime();
                server.kill();
                server.start();
                returners.awaitBack(BACK_AT_MOST);
                back.add((System.nanoTime() - killed) / 1e9);
                changes.add(returners.acknowledged());
                lost += returners.lost();
            }
        }
        table.add(CLIENTS + " clients are back after kill -9 and a start", "s", back, BACK_GOAL_S, BACK_GOAL_S);
        table.add("  changes that were acknowledged until then", "", changes);
        table.add("  of these, lost", "", lost, 0);
    }
}
