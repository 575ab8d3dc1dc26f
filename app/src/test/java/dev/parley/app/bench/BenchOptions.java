package dev.parley.app.bench;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench call} takes. */
@Command(
        name = "parley bench call",
        description = "Measure calls between two windows on this computer: how soon, how fresh, how heavy.")
final class BenchOptions {
    @Option(names = "--calls", description = "How many calls of each kind (default ${DEFAULT-VALUE}).")
    private int calls = 30;

    @Option(names = "--kills", description = "How often an engine is killed in a call (default ${DEFAULT-VALUE}).")
    private int kills = 50;

    @Option(names = "--starts", description = "How often the program is started (default ${DEFAULT-VALUE}).")
    private int starts = 10;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the table there as well.")
    private Path json;

    @Option(names = "--no-chromium", description = "Leave Chromium out.")
    private boolean noChromium;

    @Option(names = "--quick", description = "5 calls, 3 kills, 3 starts, one look at the processor.")
    private boolean quick;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    /** Reads a command line; says what is wrong with it and gives null where it can't be understood. */
    static BenchOptions parse(List<String> arguments) {
        BenchOptions options = new BenchOptions();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            System.err.println(e.getMessage());
            line.usage(System.err);
            return null;
        }
        if (options.help) {
            line.usage(System.out);
            return null;
        }
        return options;
    }

    int calls() {
        return quick ? 5 : calls;
    }

    int kills() {
        return quick ? 3 : kills;
    }

    int starts() {
        return quick ? 3 : starts;
    }

    /** How many spans of 20 s of a call are looked at for processor and memory. */
    int spans() {
        return quick ? 1 : 3;
    }

    boolean chromium() {
        return !noChromium;
    }

    Path json() {
        return json;
    }
}
