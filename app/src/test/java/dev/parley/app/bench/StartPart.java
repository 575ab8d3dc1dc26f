package dev.parley.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** From the start of the program to a window with something in it, and to an engine that takes commands. */
final class StartPart {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    // A grey window that waits for its content has one or two.
    private static final int COLOURS = 8;

    private final Town town;
    private final int starts;
    private final Samples shown = new Samples();
    private final Samples ready = new Samples();

    StartPart(Town town, CallOptions options) {
        this.town = town;
        this.starts = options.starts();
    }

    void measure(Table table) throws IOException, InterruptedException, Missing {
        // The first start of all unpacks the native library; it is told apart.
        double first = start();
        for (int i = 0; i < starts; i++) {
            shown.add(start());
        }
        table.add("program start → window with content on the screen", "ms", shown, 2000, Double.NaN);
        table.add("program start → engine takes commands", "ms", ready);
        Samples once = new Samples();
        once.add(first);
        table.add("the very first start (library unpacked)", "ms", once);
    }

    private double start() throws IOException, InterruptedException, Missing {
        List<String> command = new ArrayList<>(town.java(false));
        command.addAll(List.of(
                "dev.parley.app.Main", "run", "--home", town.home("start", true).toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(town.environment());
        long began = System.nanoTime();
        Process program = builder.start();
        CompletableFuture<Long> engine = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("log").start(() -> readLog(program, engine));
        try {
            while (town.screen().colours(0, 0, 2 * Town.WIDTH, Town.HEIGHT) < COLOURS) {
                if (System.nanoTime() - began > LIMIT.toNanos() || !program.isAlive()) {
                    throw new Missing("no window came");
                }
                LockSupport.parkNanos(5_000_000);
            }
            double took = (System.nanoTime() - began) / 1e6;
            long engineAt = engine.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            ready.add((engineAt - began) / 1e6);
            return took;
        } catch (ExecutionException | TimeoutException e) {
            throw new Missing("no engine came: " + e);
        } finally {
            program.destroy();
            Processes.end(program);
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
