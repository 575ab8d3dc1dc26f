package dev.parley.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code parley bench install} takes. */
@Command(
        name = "parley bench install",
        description =
                "Measure the package that ./parley package made: how large it is, how soon its window is there, and what"
                        + " it costs while nobody looks at it.",
        footer = "Quick are 5 warm starts, 2 cold ones, and one look at the processor.")
final class InstallOptions extends BenchOptions {
    @Option(names = "--package", paramLabel = "DIR", description = "Where the package is (default ${DEFAULT-VALUE}).")
    private Path folder = Path.of("target", "package");

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure these alone: ${COMPLETION-CANDIDATES}.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--starts", description = "How many warm starts are timed (default ${DEFAULT-VALUE}).")
    private int starts = 20;

    @Option(names = "--cold-starts", description = "How many cold starts are timed (default ${DEFAULT-VALUE}).")
    private int coldStarts = 10;

    /** What can be measured alone. */
    enum Part {
        SIZES,
        WARM,
        COLD,
        BACKGROUND,
        WINDOW
    }

    boolean wants(Part part) {
        return only.contains(part);
    }

    Path folder() {
        return folder.toAbsolutePath();
    }

    int starts() {
        return quick() ? 5 : starts;
    }

    int coldStarts() {
        return quick() ? 2 : coldStarts;
    }

    @Override
    boolean sound() {
        return false;
    }

    @Override
    List<String> lacks() {
        return Files.isDirectory(folder()) ? List.of() : List.of("There is no package: run ./parley package first.");
    }
}
