package dev.parley.app;

import com.google.gson.JsonParseException;
import dev.parley.app.engine.api.EngineCodec;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.rtc.Engine;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine process: commands come as lines on standard input, events go as lines to standard output, where nothing
 * else may print; the log goes to standard error. It ends with its input, so it never outlives the desk.
 */
public final class EngineMain {
    private static final Duration ORDERLY = Duration.ofSeconds(1);

    private EngineMain() {}

    /**
     * Runs until the end of standard input or {@link EngineCommand.Shutdown}.
     *
     * @param args {@code --echo}: send back what comes, with a sound module of its own; {@code --permission FILE}: where
     *     the system's permission to see the screen is remembered
     */
    public static void main(String[] args) {
        PrintStream events = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        // Rather than the start time of the virtual machine, which is of another clock.
        long since = System.nanoTime() / 1_000_000
                - ManagementFactory.getRuntimeMXBean().getUptime();
        List<String> words = List.of(args);
        int permission = words.indexOf("--permission") + 1;
        Engine engine = new Engine(
                words.contains("--echo"),
                permission == 0 ? null : Path.of(words.get(permission)),
                event -> write(events, event));
        engine.start(since);
        // Ctrl-C and the end of the person's session are signalled to it as they are to the desk.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(engine), "shutdown"));
        read(engine);
        // A native thread can keep the process from ending, and orderly closing can hang.
        Thread.ofPlatform().name("end").daemon().start(() -> {
            try {
                Thread.sleep(ORDERLY);
            } catch (InterruptedException e) {
                // Nobody interrupts it; ending at once is right as well.
            }
            Runtime.getRuntime().halt(0);
        });
        end(engine);
        System.exit(0);
    }

    /** Completes what is recorded, and gives back devices. */
    private static void end(Engine engine) {
        try {
            boolean unused = engine.end(ORDERLY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(PrintStream events, EngineEvent event) {
        String line = EngineCodec.encode(event) + "\n";
        synchronized (events) {
            events.print(line);
            events.flush();
        }
        if (event instanceof EngineEvent.CannotStart) {
            Runtime.getRuntime().halt(1);
        } else if (event instanceof EngineEvent.Leaving) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void read(Engine engine) {
        Logger log = LoggerFactory.getLogger(EngineMain.class);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                try {
                    EngineCommand command = EngineCodec.decodeCommand(line);
                    if (command instanceof EngineCommand.Shutdown) {
                        return;
                    }
                    engine.accept(command);
                } catch (JsonParseException e) {
                    log.error("dropped a line that is no command", e);
                }
            }
        } catch (IOException e) {
            log.error("standard input failed", e);
        }
    }
}
