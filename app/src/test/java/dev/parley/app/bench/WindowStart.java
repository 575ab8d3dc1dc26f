package dev.parley.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Starts the program, and sees when its window has something in it and its engine takes commands. One thread. */
final class WindowStart {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    // A grey window that waits for its content has one or two.
    private static final int COLOURS = 8;

    private final Town town;
    private final List<String> command;
    private final Map<String, String> environment;

    /** @param environment besides that of the town */
    WindowStart(Town town, List<String> command, Map<String, String> environment) {
        this.town = town;
        this.command = command;
        this.environment = environment;
    }

    /**
     * What a start took.
     *
     * @param shown until the window had something in it, ms
     * @param ready until the engine took commands, ms
     */
    record Took(double shown, double ready) {}

    /** Starts it, and ends it again. */
    Took start() throws IOException, InterruptedException, Missing {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(town.environment());
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        Process started = builder.start();
        CompletableFuture<Long> engine = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("log").start(() -> readLog(started, engine));
        try {
            while (town.screen().colours(0, 0, 2 * Town.WIDTH, Town.HEIGHT) < COLOURS) {
                if (System.nanoTime() - began > LIMIT.toNanos() || !started.isAlive()) {
                    throw new Missing("no window came");
                }
                LockSupport.parkNanos(5_000_000);
            }
            double took = (System.nanoTime() - began) / 1e6;
            long engineAt = engine.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new Took(took, (engineAt - began) / 1e6);
        } catch (ExecutionException | TimeoutException e) {
            throw new Missing("no engine came: " + e);
        } finally {
            started.destroy();
            Processes.end(started);
            awaitDark();
        }
    }

    private void awaitDark() {
        long began = System.nanoTime();
        while (town.screen().colours(0, 0, 2 * Town.WIDTH, Town.HEIGHT) >= COLOURS
                && System.nanoTime() - began < LIMIT.toNanos()) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void readLog(Process program, CompletableFuture<Long> engine) {
        try (BufferedReader log = program.errorReader(StandardCharsets.UTF_8)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (line.contains("Ready[")) {
                    engine.complete(System.nanoTime());
                }
            }
        } catch (IOException e) {
            engine.completeExceptionally(e);
        }
    }
}
