package dev.parley.app.bench;

import dev.parley.app.bench.signaling.Crowd;
import dev.parley.app.bench.signaling.LoadLoop;
import dev.parley.app.bench.signaling.LoadServer;
import dev.parley.app.bench.signaling.LoadServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What calls cost that go through our server, through Socket.IO and through PeerJS, in alternation. */
final class RelayPart {
    /** So many that no client comes near the 50 requests a second that our server allows. */
    private static final int PAIRS = 1200;
    /** Calls at once while it is measured how many a server can take. */
    private static final int AT_ONCE = 24;

    private static final Duration WARM_UP_AT_MOST = Duration.ofSeconds(90);

    private static final double SOCKET_IO_GOAL = 3;
    private static final double PEER_JS_GOAL = 2;
    private static final double LATENCY_GOAL_MS = 5;

    private final LoadServers servers;
    private final SignalingOptions options;

    /** One server and what was measured of it. */
    private static final class Subject {
        final LoadServer server;
        final Crowd crowd;
        final Samples callsPerCpuSecond = new Samples();
        final Samples rate = new Samples();
        final Samples latency = new Samples();
        final Samples halfCallsPerCpuSecond = new Samples();

        Subject(LoadServer server, Crowd crowd) {
            this.server = server;
            this.crowd = crowd;
        }
    }

    RelayPart(Path directory, SignalingOptions options) {
        this.servers = new LoadServers(directory, options.packages());
        this.options = options;
    }

    void measure(Table table) throws IOException, InterruptedException {
        List<LoadServer> started = new ArrayList<>();
        List<LoadLoop> loops = new ArrayList<>();
        try {
            started.add(servers.ours(2 * PAIRS, options.jvm()));
            started.getFirst().start();
            if (options.packages() != null && Files.exists(options.packages().resolve("node_modules"))) {
                started.add(servers.socketIo());
                started.add(servers.peerJs());
            } else {
                table.note("the packages for Node are not there or were not wanted: no ratios");
            }
            List<Subject> subjects = new ArrayList<>();
            for (LoadServer server : started) {
                if (!subjects.isEmpty()) {
                    server.start();
                }
                LoadLoop loop = new LoadLoop();
                loops.add(loop);
                double before = Usage.cpuSeconds(Set.of(server.pid()));
                subjects.add(new Subject(server, server.crowd(loop, PAIRS)));
                table.add(
                        server.name() + ": connect and sign in",
                        "ms cpu",
                        (Usage.cpuSeconds(Set.of(server.pid())) - before) * 1000 / (2 * PAIRS),
                        Double.NaN);
            }
            rounds(subjects);
            report(table, subjects);
        } finally {
            for (LoadLoop loop : loops) {
                loop.close();
            }
            started.forEach(LoadServer::close);
        }
    }

    private void rounds(List<Subject> subjects) throws IOException, InterruptedException {
        for (Subject subject : subjects) {
            warmUp(subject.crowd);
        }
        for (int i = 0; i < options.rounds(); i++) {
            for (Subject subject : subjects) {
                long pid = subject.server.pid();
                double before = Usage.cpuSeconds(Set.of(pid));
                Crowd.Result result = subject.crowd.closedLoop(options.roundSeconds(), AT_ONCE);
                subject.callsPerCpuSecond.add(result.calls() / (Usage.cpuSeconds(Set.of(pid)) - before));
                subject.rate.add(result.rate());
            }
        }
        for (int i = 0; i < options.rounds(); i++) {
            for (Subject subject : subjects) {
                long pid = subject.server.pid();
                double before = Usage.cpuSeconds(Set.of(pid));
                Crowd.Result result = subject.crowd.openLoop(options.roundSeconds(), subject.rate.median() / 2);
                subject.halfCallsPerCpuSecond.add(result.calls() / (Usage.cpuSeconds(Set.of(pid)) - before));
                subject.latency.add(result.latencies().percentileMs(99));
            }
        }
    }

    private void warmUp(Crowd crowd) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + WARM_UP_AT_MOST.toNanos();
        int calls = 0;
        while (calls < options.warmUpCalls() && System.nanoTime() < deadline) {
            calls += crowd.closedLoop(1, AT_ONCE).calls();
        }
    }

    private static void report(Table table, List<Subject> subjects) {
        for (Subject subject : subjects) {
            String name = subject.server.name() + ": ";
            table.add(name + "calls per second of its processor time", "1/s", subject.callsPerCpuSecond);
            table.add("  the same at half of its most", "1/s", subject.halfCallsPerCpuSecond);
            table.add("  most calls, generator on the same machine", "1/s", subject.rate);
            boolean ours = subject == subjects.getFirst();
            table.add(
                    "  relay at half of it, 99 % of the messages",
                    "ms", subject.latency, ours ? LATENCY_GOAL_MS : Double.NaN, Double.NaN);
        }
        double[] goals = {Double.NaN, SOCKET_IO_GOAL, PEER_JS_GOAL};
        Subject ours = subjects.getFirst();
        for (int i = 1; i < subjects.size(); i++) {
            Subject other = subjects.get(i);
            table.addAtLeast(
                    "calls per processor time, Parley to " + other.server.name(),
                    "×",
                    ours.callsPerCpuSecond.median() / other.callsPerCpuSecond.median(),
                    goals[i]);
        }
    }
}
