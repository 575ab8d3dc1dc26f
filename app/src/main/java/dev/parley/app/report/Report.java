package dev.parley.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The text of a report. Reads files; not for the JavaFX thread. */
public final class Report {
    /** So much of a log, from its end, in bytes. */
    private static final int MOST_BYTES = 2_000_000;

    private static final int MOST_OF_LINE = 2_000;

    private Report() {}

    /**
     * Puts a report together.
     *
     * @param facts the versions, in which nothing is stripped
     * @param logs the older one first; one that is not there is left out
     * @param names of people, accounts, servers and computers that may be in them
     * @throws IOException if a log can't be read
     */
    public static String of(List<String> facts, List<Path> logs, Collection<String> names) throws IOException {
        Stripper stripper = new Stripper(names);
        StringBuilder report = new StringBuilder("Parley report\n");
        facts.forEach(fact -> report.append(fact).append('\n'));
        for (Path log : logs) {
            if (Files.isRegularFile(log)) {
                report.append("\n--- ").append(log.getFileName()).append('\n');
                read(log).lines().forEach(line -> report.append(stripper.strip(shortened(line)))
                        .append('\n'));
            }
        }
        return report.toString();
    }

    /** Patterns take long for long lines. A word that is cut may be half a name, and goes. */
    private static String shortened(String line) {
        return line.length() <= MOST_OF_LINE
                ? line
                : line.substring(0, Math.max(0, line.lastIndexOf(' ', MOST_OF_LINE))) + " …";
    }

    private static String read(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int from = Math.max(0, bytes.length - MOST_BYTES);
        // Half a line may have half a name, which nothing tells.
        while (from > 0 && from < bytes.length && bytes[from - 1] != '\n') {
            from++;
        }
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
