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
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One person's program: a window and its engine. Used by one thread; its output is read by another. */
final class Side implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final Story<JsonObject> events;

    /** @param environment variables besides those of this process */
    Side(String name, List<String> java, String place, List<String> options, Path log, Map<String, String> environment)
            throws IOException {
        events = new Story<>(name);
        List<String> command = new ArrayList<>(java);
        command.add(BenchWindow.class.getName());
        command.add(place);
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name(name).start(this::read);
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                events.add(event.get("t").getAsDouble(), event);
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
        return events.await(event, since, called(event), limit).what();
    }

    /** All events of this name since then. */
    List<JsonObject> all(String event, double since) {
        return events.all(since, called(event));
    }

    private static Predicate<JsonObject> called(String event) {
        return known -> known.get("event").getAsString().equals(event);
    }

    /** When that happened, ms of the monotonic clock. */
    double when(String event, double since, Duration limit) throws Missing, InterruptedException {
        return events.await(event, since, called(event), limit).t();
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
