package dev.parley.signaling.program.doctor;

import dev.parley.signaling.program.administration.OwnFolder;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.store.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/**
 * Looks at all that a server needs. While the server runs, its ports are asked; while it does not, they are opened as it
 * would open them. Changes nothing, but renews a certificate of the server's own that is due. Used once, by one thread; takes
 * some seconds.
 */
public final class Doctor {
    private final ServerConfig config;
    private final int metricsPort;
    private final boolean backups;
    private final Clock clock;
    private final PrintWriter out;
    private int problems;

    /**
     * A doctor for one server.
     *
     * @param metricsPort of {@code /health}, 0 for none
     * @param backups whether they are made daily
     */
    public Doctor(ServerConfig config, int metricsPort, boolean backups, Clock clock, PrintWriter out) {
        this.config = config;
        this.metricsPort = metricsPort;
        this.backups = backups;
        this.clock = clock;
        this.out = out;
    }

    /** Looks, and prints what it finds. Returns the number of problems. */
    public int examine() {
        look();
        out.println(
                switch (problems) {
                    case 0 -> "No problems.";
                    case 1 -> "1 problem.";
                    default -> problems + " problems.";
                });
        out.flush();
        return problems;
    }

    private void look() {
        Path data = config.data();
        if (!Files.isDirectory(data)) {
            print("Data folder", List.of(Finding.note("There is no folder " + data + " yet; the server makes it.")));
            lookAround(false);
            return;
        }
        try (DataFolder held = DataFolder.hold(data)) {
            OwnFolder.check(data);
            boolean running = held == null;
            print("Data folder", new FolderCheck(data, running, backups, clock).look());
            lookAround(running);
        } catch (IOException e) {
            print("Data folder", List.of(Finding.problem(sentence(e))));
        }
    }

    private void lookAround(boolean running) {
        PortsCheck ports = new PortsCheck(config, metricsPort, running);
        print("Ports", ports.look());
        List<X509Certificate> shown = ports.certificates();
        print("Certificate", new CertificateCheck(config, shown, clock).look());
        print("Clock", new ClockCheck(config.data(), clock).look());
        print("STUN and TURN", new RelayCheck(config.ice(), clock).look());
        print("To open in the firewall", new Firewall(config, metricsPort).look());
    }

    private void print(String title, List<Finding> findings) {
        out.println(title);
        for (Finding each : findings) {
            String mark =
                    switch (each.kind()) {
                        case GOOD -> "ok       ";
                        case NOTE -> "         ";
                        case PROBLEM -> "PROBLEM  ";
                    };
            out.println("  " + mark + each.sentence());
            problems += each.kind() == Finding.Kind.PROBLEM ? 1 : 0;
        }
        out.println();
        out.flush();
    }

    /** An exception as a sentence. */
    static String sentence(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }
}
