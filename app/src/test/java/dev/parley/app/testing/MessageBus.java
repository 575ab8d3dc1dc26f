package dev.parley.app.testing;

import dev.parley.app.bus.BusException;
import dev.parley.app.bus.SessionBus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.junit.jupiter.api.Assumptions;

/** A message bus (D-Bus) of its own, with nobody on it. */
public final class MessageBus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONFIGURATION = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/></policy></busconfig>
            """;

    private final Process process;
    private final String address;

    private MessageBus(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one; skips the test where there is no {@code dbus-daemon}. */
    public static MessageBus open(Path directory) throws IOException {
        Path configuration =
                Files.writeString(directory.resolve("bus.conf"), CONFIGURATION.formatted(directory.resolve("bus")));
        Process process;
        try {
            process = new ProcessBuilder("dbus-daemon", "--config-file=" + configuration, "--nofork", "--print-address")
                    .redirectError(directory.resolve("bus.log").toFile())
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("no dbus-daemon: " + e.getMessage());
        }
        // Not closed: the daemon's output is open for as long as it lives.
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String address = out.readLine();
        if (address == null) {
            throw new IOException("no message bus: " + Files.readString(directory.resolve("bus.log")));
        }
        return new MessageBus(process, address);
    }

    /** How a program finds it. */
    public String address() {
        return address;
    }

    /** Puts a program on it, that has a name and objects, until its connection is closed. */
    public SessionBus offer(String name, DBusInterface... objects) throws BusException {
        SessionBus program = SessionBus.connect(address, PATIENCE);
        for (DBusInterface object : objects) {
            program.export(object);
        }
        program.own(name);
        return program;
    }

    /** Ends it with all connections. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
