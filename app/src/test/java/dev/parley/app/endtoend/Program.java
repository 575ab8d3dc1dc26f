package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running {@code parley call} or {@code parley server}: what it prints, what is typed into it, its engine and its end.
 * For one thread of a test.
 */
final class Program {
    /** How long a test waits for anything that should be there at once, on a machine that is busy. */
    static final Duration SOON = Duration.ofSeconds(20);

    private static final String END = "";

    private final String name;
    private final Process process;
    private final Path errors;
    private final BufferedWriter typed;
    /** All lines of standard output. */
    private final List<String> lines = new CopyOnWriteArrayList<>();
    /** Those that no {@link #await} has looked at; {@link #END} is the last. */
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();

    /** One line that is an event. */
    record Event(String name, long t, JsonObject json) {
        String text(String field) {
            JsonElement value = json.get(field);
            return value == null ? "" : value.getAsString();
        }
    }

    Program(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.typed = process.outputWriter(StandardCharsets.UTF_8);
        var unused = Thread.ofPlatform().daemon().name(name).start(this::collect);
    }

    private void collect() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                unread.add(line);
            }
        } catch (IOException e) {
            // The process was killed: the end, as below.
        }
        unread.add(END);
    }

    /** The next event of this name; what comes before it is passed over. */
    Event await(String event) {
        return await(event, any -> true);
    }

    /** The next event of this name that is as wanted. */
    Event await(String event, Predicate<Event> wanted) {
        return await(event, wanted, SOON);
    }

    Event await(String event, Predicate<Event> wanted, Duration within) {
        return toEvent(next(event, json -> isEvent(json, event) && wanted.test(toEvent(json)), within));
    }

    /** The next line of statistics that is as wanted. */
    JsonObject awaitStatistics(String what, Predicate<JsonObject> wanted) {
        return next("statistics: " + what, json -> !json.has("event") && wanted.test(json), SOON);
    }

    /** The next line, as it is. */
    String line() {
        return take(System.nanoTime() + SOON.toNanos(), "a line");
    }

    private JsonObject next(String what, Predicate<JsonObject> wanted, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            JsonObject json = JsonParser.parseString(take(deadline, what)).getAsJsonObject();
            if (wanted.test(json)) {
                return json;
            }
        }
    }

    private String take(long deadline, String what) {
        try {
            String line = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                fail(name + (line == null ? " did not print in time " : " ended without ") + what + "\n" + story());
            }
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All events so far. */
    List<Event> events() {
        return lines.stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(json -> json.has("event"))
                .map(Program::toEvent)
                .toList();
    }

    /** Types a line. */
    void type(String line) {
        try {
            typed.write(line);
            typed.newLine();
            typed.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " takes nothing any more\n" + story(), e);
        }
    }

    /** Waits for its own end and expects this exit code. */
    void exits(int code) {
        try {
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
                fail(name + " did not end\n" + story());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertEquals(code, process.exitValue(), () -> "exit code of " + name + "\n" + story());
        assertNoPictures();
    }

    /** Asks it to end, as the system does (SIGTERM). */
    void stop() {
        process.destroy();
        waitFor(process.toHandle());
        assertNoPictures();
    }

    /** Ends it at once (SIGKILL). */
    void kill() {
        process.destroyForcibly();
        waitFor(process.toHandle());
    }

    /** Its engine; fails when there is none. */
    ProcessHandle engine() {
        return process.toHandle().children().findFirst().orElseGet(() -> fail(name + " has no engine\n" + story()));
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Standard error so far. */
    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of a process that should end now. */
    static void waitFor(ProcessHandle process) {
        process.onExit().orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void assertNoPictures() {
        String mine = "parley-" + process.pid() + "-";
        String[] left = Path.of("/dev/shm").toFile().list((directory, file) -> file.startsWith(mine));
        assertEquals(0, left == null ? 0 : left.length, name + " left pictures in /dev/shm");
    }

    /** What it printed, but for statistics, and logged, for the message of a failed test. */
    private String story() {
        List<String> shown = new ArrayList<>(lines);
        shown.removeIf(line -> line.startsWith("{\"t\""));
        return String.join("\n", shown) + "\n--- standard error of " + name + "\n" + errors();
    }

    private static boolean isEvent(JsonObject json, String event) {
        return json.has("event") && json.get("event").getAsString().equals(event);
    }

    private static Event toEvent(JsonObject json) {
        return new Event(json.get("event").getAsString(), json.get("t").getAsLong(), json);
    }
}
