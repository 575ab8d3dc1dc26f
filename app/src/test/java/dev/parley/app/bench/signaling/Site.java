package dev.parley.app.bench.signaling;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The server that is attacked, for how long, and what came of it. Any thread. */
final class Site {
    /** Counts what must never happen. */
    static final String HARM = "HARM";

    private final InetSocketAddress server;
    private final int honest;
    private final long end;
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * A site.
     *
     * @param honest accounts from 0 are those of honest clients, the others of those who attack
     */
    Site(InetSocketAddress server, int honest, double seconds) {
        this.server = server;
        this.honest = honest;
        end = System.nanoTime() + (long) (seconds * 1e9);
    }

    InetSocketAddress server() {
        return server;
    }

    /** An account of those who attack. */
    int account(int number) {
        return honest + number;
    }

    /** Some account of an honest client. */
    int honest() {
        return random(honest);
    }

    int random(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }

    /** A fresh name of a call. */
    String call() {
        return "attack-" + Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    void pause(long ms) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ms);
    }

    void count(String what) {
        count(what, 1);
    }

    synchronized void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    synchronized long harm() {
        return counts.getOrDefault(HARM, 0L);
    }

    /** All that was counted, in one line. */
    synchronized String summary() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
