package dev.parley.app.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
    void every_text_that_is_there_is_used() throws IOException {
        List<String> prefixes = new ArrayList<>();
        Matcher literal = LITERAL.matcher(sources());
        while (literal.find()) {
            prefixes.add(literal.group(1));
        }
        List<String> unused = new ArrayList<>();
        for (String key :
                ResourceBundle.getBundle("dev.parley.app.ui.text.messages").keySet()) {
            if (prefixes.stream().noneMatch(key::startsWith)) {
                unused.add(key);
            }
        }
        assertEquals(List.of(), unused);
    }

    @Test
    void arguments_are_replaced_and_apostrophes_stay() {
        assertEquals("Grace’s picture", Texts.of("call.remote-picture", "Grace"));
    }
}
