package dev.parley.app.bench;

import dev.parley.app.bench.signaling.Attack;
import dev.parley.app.bench.signaling.Attackers;
import dev.parley.app.bench.signaling.Crowd;
import dev.parley.app.bench.signaling.LoadLoop;
import dev.parley.app.bench.signaling.LoadServer;
import dev.parley.app.bench.signaling.LoadServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** What each attack costs the server, and what those feel who call each other meanwhile. */
final class AttackPart {
    private static final double LATENCY_GOAL_MS = 20;
    /** Calls a second of honest clients, some thousands of messages. */
    private static final double HONEST_RATE = 40;

    private static final int PAIRS = 300;
    private static final int ATTACKERS = 400;
    private static final int WARM_UP_CALLS = 2_000;
    private static final int WARM_UP_AT_ONCE = 8;

    private final LoadServers servers;
    private final SignalingOptions options;

    AttackPart(Path directory, SignalingOptions options) {
        this.servers = new LoadServers(directory, null);
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException {
        try (LoadServer server = servers.ours(2 * PAIRS + ATTACKERS, options.jvm());
                LoadLoop loop = new LoadLoop()) {
            server.start();
            Crowd honest = server.crowd(loop, PAIRS);
            for (int calls = 0; calls < WARM_UP_CALLS; ) {
                calls += honest.closedLoop(1, WARM_UP_AT_ONCE).calls();
            }
            Crowd.Result quiet = honest.openLoop(options.attackSeconds(), HONEST_RATE);
            table.add(
                    "nobody attacks: 99 % of the messages of " + (int) HONEST_RATE + " calls/s",
                    "ms",
                    quiet.latencies().percentileMs(99),
                    Double.NaN);
            for (Attack attack : Attack.values()) {
                System.err.println("bench: " + attack.words());
                measure(table, server, honest, attack);
            }
        }
    }

    private void measure(Table table, LoadServer server, Crowd honest, Attack attack)
            throws IOException, InterruptedException {
        Set<Long> pid = Set.of(server.pid());
        double memory = Usage.rss(pid);
        try (Attackers attackers = Attackers.start(attack, server, 2 * PAIRS, options.attackSeconds() + 1)) {
            attackers.awaitBegin();
            double cpu = Usage.cpuSeconds(pid);
            Crowd.Result result = honest.openLoop(options.attackSeconds(), HONEST_RATE);
            cpu = Usage.cpuSeconds(pid) - cpu;
            double more = Usage.rss(pid) - memory;
            Attackers.Outcome outcome = attackers.awaitEnd();
            table.add(
                    attack.words() + ": 99 % of the messages",
                    "ms",
                    result.latencies().percentileMs(99),
                    LATENCY_GOAL_MS);
            table.add("  processor of the server", "%core", cpu / result.seconds() * 100, Double.NaN);
            table.add("  memory of the server, more", "MB", more, Double.NaN);
            table.add("  of it, what must not work", "", (double) outcome.harm(), 0);
            table.note(attack.words() + ": " + outcome.summary());
        }
    }
}
