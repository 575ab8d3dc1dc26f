package dev.parley.app.engine.link;

import com.google.gson.JsonParseException;
import dev.parley.app.engine.api.EngineCodec;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine process from its start to its end, with three threads: {@code engine-reader}, {@code engine-writer} and
 * {@code engine-log}.
 */
final class EngineProcess {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);
    private static final Logger ENGINE_LOG = LoggerFactory.getLogger("engine");
    private static final int QUEUE = 1024;

    private final Process process;
    private final BlockingQueue<EngineCommand> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer;
    /** Why we ended it; empty while we have not. Written before the process is ended, read after. */
    private volatile String killed = "";

    private EngineProcess(Process process) {
        this.process = process;
        this.writer = Thread.ofPlatform().name("engine-writer").daemon().unstarted(this::write);
    }

    /** Starts the process. Blocks: it may unpack the native library. */
    static EngineProcess start(EngineLauncher launcher) throws IOException {
        return new EngineProcess(launcher.start());
    }

    /**
     * Begins to pass commands and events on. Once, after {@link #start}.
     *
     * @param events gets each event on the reader's thread
     * @param end gets the reason of the end, last, on the same thread
     */
    void run(Consumer<EngineEvent> events, Consumer<String> end) {
        daemon("engine-log", this::passLog);
        writer.start();
        daemon("engine-reader", () -> read(events, end));
    }

    long pid() {
        return process.pid();
    }

    /** Never blocks; an engine that doesn't take its commands any more is ended. */
    void send(EngineCommand command) {
        if (!queue.offer(command)) {
            kill("it took no more commands");
        }
    }

    void kill(String why) {
        if (killed.isEmpty()) {
            killed = why;
        }
        process.destroyForcibly();
    }

    /** Asks it to end, and makes it when it doesn't within {@code limit}. */
    void close(Duration limit) {
        send(new EngineCommand.Shutdown());
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.warn("the engine did not end by itself");
        process.destroyForcibly();
    }

    private void write() {
        try (BufferedWriter out = process.outputWriter(StandardCharsets.UTF_8)) {
            while (true) {
                EngineCommand command = queue.take();
                out.write(EngineCodec.encode(command));
                out.write('\n');
                if (queue.isEmpty()) {
                    out.flush();
                }
                if (command instanceof EngineCommand.Shutdown) {
                    return;
                }
            }
        } catch (IOException e) {
            // The reader sees the end as well and says why.
            LOG.debug("the engine takes no commands", e);
        } catch (InterruptedException e) {
            LOG.debug("the engine has ended", e);
        }
    }

    private void read(Consumer<EngineEvent> events, Consumer<String> end) {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // Native code may print there as well.
                if (line.startsWith("{")) {
                    deliver(line, events);
                } else {
                    ENGINE_LOG.info("{}", line);
                }
            }
        } catch (IOException e) {
            LOG.debug("the engine's output broke", e);
        }
        // A process that closed its output is of no use, and its writer waits for commands that never come.
        process.destroyForcibly();
        writer.interrupt();
        end.accept(reason());
    }

    private static void deliver(String line, Consumer<EngineEvent> events) {
        EngineEvent event;
        try {
            event = EngineCodec.decodeEvent(line);
        } catch (JsonParseException e) {
            LOG.error("dropped a line that is no event", e);
            return;
        }
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            LOG.error("an event was not taken: {}", event, e);
        }
    }

    private String reason() {
        try {
            int code = process.waitFor();
            if (!killed.isEmpty()) {
                return killed;
            }
            // As shells have it: 128 and the number of the signal.
            return code > 128 ? "signal " + (code - 128) : "exit code " + code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private void passLog() {
        try (BufferedReader in = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ENGINE_LOG.info("{}", line);
            }
        } catch (IOException e) {
            LOG.debug("the engine's log ended", e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread unused = Thread.ofPlatform().name(name).daemon().start(work);
    }
}
