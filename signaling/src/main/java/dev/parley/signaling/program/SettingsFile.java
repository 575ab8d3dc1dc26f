package dev.parley.signaling.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a configuration file: lines {@code key = value}, empty lines, and lines that begin with {@code #}. A
 * value is taken as it stands, so that a path of Windows needs no doubled backslashes; it ends with its line.
 *
 * @param file null for the file of defaults in the program
 * @param problems lines that are nothing of this
 */
record SettingsFile(Path file, Map<Key, Value> values, List<SettingsException.Problem> problems) {
    /** Its resource; also what {@code parley-server config} prints. */
    private static final String DEFAULTS = "parley-server.properties";

    /** @param line its number, from 1 */
    record Value(String text, int line) {}

    /**
     * Reads a file.
     *
     * @throws SettingsException if there is none or it can't be read
     */
    static SettingsFile read(Path file) throws SettingsException {
        try {
            return parse(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new SettingsException(file, "there is no such file.");
        } catch (CharacterCodingException e) {
            throw new SettingsException(file, "it is not text in UTF-8.");
        } catch (IOException e) {
            throw new SettingsException(file, "it can't be read: " + e + ".");
        }
    }

    /** The file with all keys and what they are at first. */
    static String defaultText() {
        try (InputStream in = SettingsFile.class.getResourceAsStream(DEFAULTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own file of defaults can't be read", e);
        }
    }

    static SettingsFile defaults() {
        return parse(null, defaultText());
    }

    static SettingsFile parse(Path file, String text) {
        Map<Key, Value> values = new EnumMap<>(Key.class);
        List<SettingsException.Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            String problem = take(stripped, number, values);
            if (problem != null) {
                problems.add(new SettingsException.Problem(number, problem));
            }
        }
        return new SettingsFile(file, values, problems);
    }

    /** Returns what is wrong with a line, or null. */
    private static String take(String line, int number, Map<Key, Value> values) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return "this is no line of the form: key = value.";
        }
        String word = line.substring(0, equals).strip();
        Key key = Key.of(word);
        if (key == null) {
            return "there is no key '" + word + "'. The keys are: " + String.join(", ", Key.words()) + ".";
        }
        Value before =
                values.putIfAbsent(key, new Value(line.substring(equals + 1).strip(), number));
        return before == null ? null : key.word() + " stands in line " + before.line + " already.";
    }
}
