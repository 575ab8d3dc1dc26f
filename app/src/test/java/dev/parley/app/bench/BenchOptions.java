package dev.parley.app.bench;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What every kind of {@code parley bench} takes. */
abstract class BenchOptions {
    private static final int QUICK_SPANS = 1;
    private static final int SPANS = 3;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the table there as well.")
    private Path json;

    @Option(names = "--quick", description = "Measure few of each, and look at the processor once.")
    private boolean quick;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    /** Reads a command line; says what is wrong with it and gives null where it can't be understood. */
    static <T extends BenchOptions> T parse(T options, List<String> arguments) {
        CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            System.err.println(e.getMessage());
            line.usage(System.err);
            return null;
        }
        return options;
    }

    /** Whether it is only asked what there is to say. */
    boolean help() {
        return help;
    }

    boolean quick() {
        return quick;
    }

    /** How many spans are looked at for processor and memory. */
    int spans() {
        return quick ? QUICK_SPANS : SPANS;
    }

    /** Whether people with microphones and speakers are wanted. */
    boolean sound() {
        return true;
    }

    /** What there must be first and isn't, in sentences. */
    List<String> lacks() {
        return List.of();
    }

    /** Gets what is needed of the network before the sandbox is closed. */
    void prepare() throws InterruptedException {}

    /** Where to write the table as well; null for nowhere. */
    Path json() {
        return json;
    }
}
