package dev.parley.signaling.program;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration file can't be used. The message has a line for each thing that is wrong, and says what is allowed. */
final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param line its number, from 1; 0 for the whole file */
    record Problem(int line, String sentence) {}

    private final transient List<Problem> problems;

    SettingsException(Path file, List<Problem> problems) {
        super(problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> (file == null ? "" : file + ":")
                        + (problem.line == 0 ? " " : problem.line + ": ")
                        + problem.sentence)
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    SettingsException(Path file, String sentence) {
        this(file, List.of(new Problem(0, sentence)));
    }

    List<Problem> problems() {
        return problems;
    }
}
