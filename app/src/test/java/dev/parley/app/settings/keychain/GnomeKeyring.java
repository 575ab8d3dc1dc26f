package dev.parley.app.settings.keychain;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.SessionBus;
import dev.parley.app.testing.MessageBus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real keyring, GNOME's, with its files in a folder of the test and a collection that is unlocked. */
final class GnomeKeyring implements AutoCloseable {
    private final Process process;

    private GnomeKeyring(Process process) {
        this.process = process;
    }

    /** Starts one; skips the test where the package gnome-keyring is missing. */
    static GnomeKeyring open(Path directory, MessageBus bus) throws IOException, BusException, InterruptedException {
        Path runtime = Files.createDirectories(directory.resolve("run"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        CountDownLatch ready = new CountDownLatch(1);
        try (SessionBus watch = SessionBus.connect(bus.address(), Duration.ofSeconds(20))) {
            watch.watch("org.freedesktop.secrets", there -> {
                if (there) {
                    ready.countDown();
                }
            });
            ProcessBuilder builder = new ProcessBuilder(
                            "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
                    .redirectOutput(directory.resolve("keyring.out").toFile())
                    .redirectError(directory.resolve("keyring.log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "HOME", directory.toString(),
                            "XDG_DATA_HOME", directory.resolve("data").toString(),
                            "XDG_RUNTIME_DIR", runtime.toString(),
                            "DBUS_SESSION_BUS_ADDRESS", bus.address()));
            builder.environment().keySet().removeIf(name -> name.equals("DISPLAY") || name.equals("WAYLAND_DISPLAY"));
            Process process = start(builder);
            try (OutputStream password = process.getOutputStream()) {
                password.write("password of the system".getBytes(StandardCharsets.UTF_8));
            }
            if (!ready.await(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no keyring: " + Files.readString(directory.resolve("keyring.log")));
            }
            return new GnomeKeyring(process);
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return Assumptions.abort("no gnome-keyring: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
