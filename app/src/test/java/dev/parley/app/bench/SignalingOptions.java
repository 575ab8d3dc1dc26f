package dev.parley.app.bench;

import dev.parley.app.bench.signaling.NodePackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench signaling} takes. */
@Command(
        name = "parley bench signaling",
        description = "Measure the signaling server under load and under attack, beside others on the same machine.",
        footer =
                "Quick are 3 rounds of 2 s, 2,000 idle connections, one kill, 5 s for each attack, and 20 s of fuzzing.")
final class SignalingOptions extends BenchOptions {
    /** Kept from one run to the next; the machine's network is needed once. */
    private static final Path PACKAGES = Path.of("app", "target", "bench-node");

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure these alone: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--rounds", description = "How often each server is measured (default ${DEFAULT-VALUE}).")
    private int rounds = 10;

    @Option(names = "--no-node", description = "Leave the servers in Node out, which are got from npm's registry.")
    private boolean noNode;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "One more option for our server's Java, as a profiler.")
    private List<String> jvm = new ArrayList<>();

    /** What can be measured alone. */
    enum Part {
        RELAY,
        IDLE,
        RETURN,
        ATTACK,
        FUZZ
    }

    boolean wants(Part part) {
        return only.contains(part);
    }

    List<String> jvm() {
        return jvm;
    }

    int rounds() {
        return quick() ? 3 : rounds;
    }

    double roundSeconds() {
        return quick() ? 2 : 4;
    }

    /** Calls before anything is measured: compilers have much to do until then, on a machine that is busy longest. */
    int warmUpCalls() {
        return quick() ? 10_000 : 60_000;
    }

    int idleConnections() {
        return quick() ? 2_000 : 10_000;
    }

    /** How often the server is killed. */
    int kills() {
        return quick() ? 1 : 5;
    }

    /** How long each attack takes. */
    double attackSeconds() {
        return quick() ? 5 : 15;
    }

    /** How long random input is tried. */
    int fuzzSeconds() {
        return quick() ? 20 : 600;
    }

    /** The folder of the packages for Node; null if they are not wanted. */
    Path packages() {
        return noNode ? null : PACKAGES.toAbsolutePath();
    }

    @Override
    boolean sound() {
        return false;
    }

    @Override
    void prepare() throws InterruptedException {
        if (packages() == null) {
            return;
        }
        try {
            NodePackages.install(packages());
        } catch (IOException e) {
            System.err.println("bench: no servers in Node: " + e.getMessage());
        }
    }
}
