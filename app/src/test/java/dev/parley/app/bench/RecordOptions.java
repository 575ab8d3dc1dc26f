package dev.parley.app.bench;

import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench record} takes. */
@Command(
        name = "parley bench record",
        description =
                "Measure recording: what it costs beside a call and of a screen, whether sound and picture stay together,"
                        + " what a killed engine loses, and how long a repair takes.",
        footer = "Quick are 3 kills, and one look at the processor.")
final class RecordOptions extends BenchOptions {
    @Option(names = "--kills", description = "How often an engine is killed (default ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure these alone: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    /** What can be measured alone. */
    enum Part {
        CALL,
        SCREEN,
        DRIFT,
        KILL,
        REPAIR
    }

    boolean wants(Part part) {
        return only.contains(part);
    }

    int kills() {
        return quick() ? 3 : kills;
    }
}
