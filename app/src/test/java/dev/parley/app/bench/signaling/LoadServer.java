package dev.parley.app.bench.signaling;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that is measured, in a process of its own on loopback. It ends with {@link #close}. */
public final class LoadServer implements AutoCloseable {
    private static final long STOP_WITHIN_S = 5;

    private final String name;
    private final Dialect dialect;
    private final List<String> command;
    private final String ready;
    private final Path log;
    private final InetSocketAddress address;
    private Process process;

    /**
     * A server that is not started yet.
     *
     * @param ready what it says first when clients can connect
     */
    LoadServer(String name, Dialect dialect, List<String> command, String ready, Path log, int port) {
        this.name = name;
        this.dialect = dialect;
        this.command = command;
        this.ready = ready;
        this.log = log;
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** Starts it and waits until clients can connect. */
    public void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // Not closed: it belongs to the server, which lives on.
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        // A profiler may have something to say before.
        String line = out.readLine();
        while (line != null && !line.startsWith(ready)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException(
                    name + " did not start: " + Files.readString(log).lines().reduce("", (_, last) -> last));
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
    }

    /** Pairs of clients of it, signed in. */
    public Crowd crowd(LoadLoop loop, int pairs) throws IOException, InterruptedException {
        return Crowd.signedIn(loop, dialect, address, pairs);
    }

    /** Clients of it that go and come back. */
    public Returners returners(LoadLoop loop, int count) throws IOException, InterruptedException {
        return Returners.signedIn(loop, dialect, address, count);
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
