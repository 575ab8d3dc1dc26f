package dev.parley.app.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.app.BenchWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One person's program: a window and its engine. Used by one thread; its output is read by another. */
final class Side implements AutoCloseable {
    /** Something did not happen in time. */
    static final class Missing extends Exception {
        Missing(String what) {
            super(what);
        }
    }

    private final String name;
    private final Process process;
    private final Writer commands;
    /** Guarded by itself. */
    private final List<JsonObject> events = new ArrayList<>();

    Side(String name, List<String> java, String place, List<String> options, Path log, Screen screen)
            throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>(java);
        command.add(BenchWindow.class.getName());
        command.add(place);
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("DISPLAY", screen.display());
        process = builder.start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name(name).start(this::read);
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                synchronized (events) {
                    events.add(event);
                    events.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** Waits for an event that happened at {@code since} or later, ms of the monotonic clock. */
    JsonObject await(String event, double since, Duration limit) throws Missing, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (events) {
            while (true) {
                for (JsonObject known : events) {
                    if (known.get("event").getAsString().equals(event)
                            && known.get("t").getAsDouble() >= since) {
                        return known;
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new Missing(name + ": no " + event + " within " + limit.toMillis() + " ms; the last was "
                            + (events.isEmpty() ? "nothing" : events.getLast()));
                }
                TimeUnit.NANOSECONDS.timedWait(events, left);
            }
        }
    }

    /** All events of this name since then. */
    List<JsonObject> all(String event, double since) {
        synchronized (events) {
            return events.stream()
                    .filter(known -> known.get("event").getAsString().equals(event)
                            && known.get("t").getAsDouble() >= since)
                    .toList();
        }
    }

    /** When that happened, ms of the monotonic clock. */
    double when(String event, double since, Duration limit) throws Missing, InterruptedException {
        return await(event, since, limit).get("t").getAsDouble();
    }

    /** The window's process and its engine's. */
    Set<Long> family() {
        return Usage.family(process.toHandle());
    }

    long pid() {
        return process.pid();
    }

    /** The engine; null while there is none. */
    ProcessHandle engine() {
        return process.toHandle().descendants().findFirst().orElse(null);
    }

    /** Ends it as a person would, and makes it when it doesn't. */
    @Override
    public void close() {
        try {
            tell("quit");
        } catch (IOException e) {
            // It has ended already.
        }
        Processes.end(process);
    }
}
