package dev.parley.signaling.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * Input that is always tried, and what must come of it. One case a line, with the escapes of a Java string and {@code ⇒}
 * before the outcome; lines with {@code #} are comments.
 */
public final class Corpus {
    private Corpus() {}

    /** One line. */
    public record Case(String input, String outcome) {}

    /** Reads the file beside the class of a test. */
    public static Stream<Case> read(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Corpus::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case parse(String line) {
        String[] parts = line.translateEscapes().split(" *⇒ ?", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(line);
        }
        return new Case(parts[0], parts[1]);
    }
}
