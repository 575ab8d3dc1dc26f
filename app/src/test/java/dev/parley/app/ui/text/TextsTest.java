package dev.parley.app.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[a-z-]+\\.)+[a-z-]*)\"");

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/parley/app/ui"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void every_text_that_the_code_names_is_there() throws IOException {
        Matcher named =
                Pattern.compile("Texts\\.of\\(\\s*\"([^\"]+[^.\"])\"[,)]").matcher(sources());
        List<String> missing = new ArrayList<>();
        int found = 0;
        while (named.find()) {
            found++;
            if (!Texts.has(named.group(1))) {
                missing.add(named.group(1));
            }
        }
        assertTrue(found > 50, "the sources were not read");
        assertEquals(List.of(), missing);
    }

    @Test
    void both_texts_of_a_number_are_there() throws IOException {
        Matcher named = Pattern.compile("Texts\\.count\\(\\s*\"([^\"]+)\",").matcher(sources());
        List<String> missing = new ArrayList<>();
        int found = 0;
        while (named.find()) {
            found++;
            for (String key : List.of(named.group(1) + ".one", named.group(1) + ".other")) {
                if (!Texts.has(key)) {
                    missing.add(key);
                }
            }
        }
        assertTrue(found > 3, "the sources were not read");
        assertEquals(List.of(), missing);
    }

    /** Keys also go through methods of the code's own: each string that looks like one is one, or begins some. */
    @Test
    void every_string_that_looks_like_a_key_is_one() throws IOException {
        Set<String> keys = ResourceBundle.getBundle(Texts.BASE, Locale.ROOT).keySet();
        Set<String> pages =
                keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        Matcher literal = LITERAL.matcher(sources());
        while (literal.find()) {
            String text = literal.group(1);
            if (pages.contains(text.substring(0, text.indexOf('.')))
                    && keys.stream().noneMatch(k -> k.startsWith(text))) {
                unknown.add(text);
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void every_text_that_is_there_is_used() throws IOException {
        List<String> prefixes = new ArrayList<>();
        Matcher literal = LITERAL.matcher(sources());
        while (literal.find()) {
            prefixes.add(literal.group(1));
        }
        List<String> unused = new ArrayList<>();
        for (String key : ResourceBundle.getBundle(Texts.BASE, Locale.ROOT).keySet()) {
            if (prefixes.stream().noneMatch(key::startsWith)) {
                unused.add(key);
            }
        }
        assertEquals(List.of(), unused);
    }

    @ParameterizedTest
    @CsvSource({"0,and 0 more", "1,and 1 more", "1234,'and 1,234 more'"})
    void a_number_of_things_is_said(long count, String text) {
        assertEquals(text, Texts.count("request.more", count));
    }

    @Test
    void arguments_are_replaced_and_apostrophes_stay() {
        assertEquals("Grace’s picture", Texts.of("call.remote-picture", "Grace"));
    }
}
