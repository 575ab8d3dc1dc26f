package dev.parley.app.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench call} takes. */
@Command(
        name = "parley bench call",
        description = "Measure calls between two windows on this computer: how soon, how fresh, how heavy.",
        footer = "Quick are 5 calls, 3 kills and 3 starts.")
final class CallOptions extends BenchOptions {
    @Option(names = "--calls", description = "How many calls of each kind (default ${DEFAULT-VALUE}).")
    private int calls = 30;

    @Option(names = "--kills", description = "How often an engine is killed in a call (default ${DEFAULT-VALUE}).")
    private int kills = 50;

    @Option(names = "--starts", description = "How often the program is started (default ${DEFAULT-VALUE}).")
    private int starts = 10;

    @Option(names = "--no-chromium", description = "Leave Chromium out.")
    private boolean noChromium;

    int calls() {
        return quick() ? 5 : calls;
    }

    int kills() {
        return quick() ? 3 : kills;
    }

    int starts() {
        return quick() ? 3 : starts;
    }

    boolean chromium() {
        return !noChromium;
    }
}
