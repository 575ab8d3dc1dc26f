package dev.parley.app.engine.screen.portal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A PipeWire of the test's own, with no devices, no sound and no session manager: which node goes to which is said by the
 * test, with {@code pw-link}, in the place of the desktop's WirePlumber.
 */
final class RealPipeWire implements AutoCloseable {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);

    private static final String CONFIGURATION = """
            context.properties = { core.daemon = true core.name = pipewire-0 support.dbus = false }
            context.spa-libs = { support.* = support/libspa-support }
            context.modules = [
              { name = libpipewire-module-protocol-native }
              { name = libpipewire-module-metadata }
              { name = libpipewire-module-spa-node-factory }
              { name = libpipewire-module-client-node }
              { name = libpipewire-module-access args = { } }
              { name = libpipewire-module-link-factory }
            ]
            """;

    private final Path directory;
    private final Process daemon;

    private RealPipeWire(Path directory, Process daemon) {
        this.directory = directory;
        this.daemon = daemon;
    }

    /**
     * Starts one; skips the test where there is none to start.
     *
     * @param directory of the test; its path must be short
     */
    static RealPipeWire open(Path directory) throws IOException, InterruptedException {
        Path configuration = Files.writeString(directory.resolve("pipewire.conf"), CONFIGURATION);
        Process daemon;
        try {
            daemon = command(directory, "pipewire", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("pipewire.log").toFile())
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("no pipewire: " + e.getMessage());
        }
        RealPipeWire pipewire = new RealPipeWire(directory, daemon);
        long deadline = System.nanoTime() + DEADLINE_NS;
        while (!pipewire.answers()) {
            if (daemon.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                pipewire.close();
                throw new IOException("no PipeWire: " + Files.readString(directory.resolve("pipewire.log")));
            }
        }
        return pipewire;
    }

    /** The name of its socket, as {@code PIPEWIRE_REMOTE} has it. */
    String remote() {
        return directory.resolve("pipewire-0").toString();
    }

    /** Lets the pictures of a producer go to who asked for its node, as soon as both are there. */
    void link(Producer producer) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE_NS;
        List<String> outputs = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            // Each round waits for two processes, which is pause enough.
            if (run("pw-link", producer.name() + ":out_0", "parley-screen-" + producer.node() + ":in_0") == 0) {
                return;
            }
            outputs.add(Files.readString(directory.resolve("command.log")));
        }
        throw new IOException("no link: " + outputs.getLast() + Files.readString(directory.resolve("pipewire.log")));
    }

    /** What the server knows of an object, as {@code pw-dump} shows it. */
    String dump(String name) throws IOException, InterruptedException {
        run("pw-dump", name);
        return Files.readString(directory.resolve("command.log"));
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = command(directory, command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("command.log").toFile())
                .start();
        return process.waitFor();
    }

    /** Ends it, as it does when the desktop restarts it. */
    void kill() {
        daemon.destroyForcibly();
        daemon.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(remote()));
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    private static ProcessBuilder command(Path directory, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        for (String variable : List.of("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "PIPEWIRE_RUNTIME_DIR")) {
            builder.environment().put(variable, directory.toString());
        }
        builder.environment().keySet().removeIf(name -> name.startsWith("DBUS_"));
        builder.environment().remove("PIPEWIRE_REMOTE");
        return builder;
    }
}
