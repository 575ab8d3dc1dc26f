package dev.parley.app.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench screen} takes. */
@Command(
        name = "parley bench screen",
        description =
                "Measure sharing a screen of 1920 by 1080: what it costs, still and moving, alone and in a call, and"
                        + " how soon what changes is seen on the other side.",
        footer = "Quick are 10 changes, and one look at the processor.")
final class ScreenOptions extends BenchOptions {
    @Option(names = "--changes", description = "How many changes are timed (default ${DEFAULT-VALUE}).")
    private int changes = 100;

    int changes() {
        return quick() ? 10 : changes;
    }
}
