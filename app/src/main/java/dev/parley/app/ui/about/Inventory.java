package dev.parley.app.ui.about;

import dev.parley.app.settings.ProgramVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the program is made of, as the build wrote it down.
 *
 * @param version of the program
 * @param parts all that is shipped with it, by name, each once, however many files it has
 * @param inside what is compiled into these
 */
public record Inventory(String version, List<Part> parts, List<Inside> inside) {
    public Inventory {
        parts = List.copyOf(parts);
        inside = List.copyOf(inside);
    }

    /**
     * A library.
     *
     * @param group who makes it, as Maven has it
     * @param licences by their SPDX identifier where they have one; any one of them may be chosen
     */
    public record Part(String group, String name, String version, List<String> licences) {
        public Part {
            licences = List.copyOf(licences);
        }
    }

    /**
     * Something compiled into a library that has another licence.
     *
     * @param part the name of the library
     */
    public record Inside(String part, String name, String licence) {}

    /** What is compiled into a library. */
    public List<Inside> inside(Part part) {
        return inside.stream().filter(one -> one.part().equals(part.name())).toList();
    }

    /** That of this program, from the files that the build wrote. */
    public static Inventory read() {
        try (InputStream parts = written("/dev/parley/app/parts.tsv");
                InputStream inside = written("/dev/parley/app/inside.tsv")) {
            return new Inventory(
                    ProgramVersion.read(),
                    parse(new InputStreamReader(parts, StandardCharsets.UTF_8)),
                    parseInside(new InputStreamReader(inside, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Inside> parseInside(Reader lines) {
        return new BufferedReader(lines)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(fields -> new Inside(fields[0], fields[1], fields[2]))
                .toList();
    }

    private static InputStream written(String file) {
        InputStream stream = Inventory.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the build has not written " + file);
        }
        return stream;
    }

    /** Reads lines of group, name, version and licences, with tabs between. */
    static List<Part> parse(Reader lines) throws IOException {
        List<Part> parts = new ArrayList<>();
        BufferedReader reader = new BufferedReader(lines);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] fields = line.strip().split("\t", -1);
            if (fields.length >= 3) {
                parts.add(new Part(
                        fields[0], fields[1], fields[2], List.of(fields).subList(3, fields.length)));
            }
        }
        return parts.stream()
                .distinct()
                .sorted(Comparator.comparing(Part::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Part::group))
                .toList();
    }
}
