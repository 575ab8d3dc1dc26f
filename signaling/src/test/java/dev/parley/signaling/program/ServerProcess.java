package dev.parley.signaling.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code parley-server} as a process of its own. */
final class ServerProcess implements AutoCloseable {
    final Process process;
    final URI url;
    /** Empty behind a proxy. */
    final String fingerprint;

    private final Path log;

    /** Starts it with that configuration file and waits until it is ready. */
    ServerProcess(Path config, Path log) throws IOException {
        this.log = log;
        process = start(config, log, "run");
        BufferedReader out = process.inputReader();
        String ready = out.readLine();
        if (ready == null) {
            throw new AssertionError("the server did not start: " + Files.readString(log));
        }
        String[] parts = ready.split(" ", -1);
        url = URI.create(parts[0]);
        fingerprint = parts.length > 1 ? parts[1] : "";
    }

    /** Starts the program with that command. */
    static Process start(Path config, Path log, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName()));
        line.addAll(List.of(command));
        line.addAll(List.of("--config", config.toString()));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Kills it, as {@code kill -9} does, and waits for its end. */
    @Override
    public void close() {
        kill();
    }

    /** As {@code kill -9}; waits for its end. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
