package dev.parley.app.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The translations against the English texts, key by key. */
class BundlesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/parley/app/ui/text");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern ARGUMENTS = Pattern.compile("\\{\\d}|\\b(?:kB|MB|GB|fps|min|RMS|dB|[hsx])\\b");

    /** Texts that are the same in other languages: addresses, names of the standard, of formats, of the program. */
    private static final Set<String> SAME = Set.of(
            "about.java.licence",
            "account.invitation.prompt",
            "lab.preset.full-hd",
            "lab.preset.hd",
            "lab.preset.slow",
            "lab.preset.uhd",
            "lab.preset.vga",
            "lab.recorder",
            "lab.recorder.pause",
            "lab.recorder.resume",
            "lab.recorder.start",
            "lab.recorder.stop",
            "lab.resize.crop-exact",
            "lab.resize.crop-ideal",
            "lab.resize.none-exact",
            "lab.resize.none-ideal",
            "lab.selected.camera",
            "record.type.mp4",
            "record.type.webm",
            "updates.prompt",
            "welcome.type.prompt",
            "window.call",
            "window.home");

    /** The same in one language only. */
    private static final Map<Language, Set<String>> SAME_IN = Map.of(
            Language.GERMAN,
            Set.of(
                    "about.version",
                    "lab.screen.live",
                    "lab.track.live",
                    "presence.offline",
                    "record.pause",
                    "settings.theme.system",
                    "share.pause"),
            Language.SPANISH,
            Set.of(
                    "about.version",
                    "keyboard.key.ctrl",
                    "lab.supported.no",
                    "library.size.bytes.one",
                    "library.size.bytes.other"),
            Language.FRENCH,
            Set.of(
                    "about.version",
                    "account.invitation",
                    "keyboard.key.ctrl",
                    "player.volume",
                    "record.pause",
                    "settings.notify",
                    "share.pause"));

    /** Each key once: {@code Properties} would take the last of two. */
    private static Map<String, String> bundle(Language language) throws IOException {
        String name =
                language == Language.ENGLISH ? "messages.properties" : "messages_" + language.tag() + ".properties";
        Map<String, String> texts = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name), StandardCharsets.UTF_8)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int end = line.indexOf('=');
                assertTrue(end > 0, "no key in " + name + ": " + line);
                String before = texts.put(line.substring(0, end), line.substring(end + 1));
                assertEquals(null, before, "twice in " + name + ": " + line);
            }
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void a_translation_has_the_keys_of_the_english_texts(Language language) throws IOException {
        Set<String> english = bundle(Language.ENGLISH).keySet();
        Set<String> translated = bundle(language).keySet();
        assertEquals(List.of(), without(english, translated), "missing in " + language);
        assertEquals(List.of(), without(translated, english), "no longer in the English texts");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void a_translation_has_the_places_and_parts_of_the_english_text(Language language) throws IOException {
        Map<String, String> english = bundle(Language.ENGLISH);
        List<String> wrong = new ArrayList<>();
        bundle(language).forEach((key, text) -> {
            String other = english.getOrDefault(key, text);
            if (!places(other).equals(places(text))
                    || count('|', other) != count('|', text)
                    || count('\\', other) != count('\\', text)) {
                wrong.add(key + "=" + text);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @EnumSource
    void no_text_is_empty_or_has_the_apostrophes_and_dots_of_a_typewriter(Language language) throws IOException {
        List<String> wrong = new ArrayList<>();
        bundle(language).forEach((key, text) -> {
            String title = Sentence.parse(text).title();
            if (title.isBlank() || !text.equals(text.strip()) || text.contains("'") || text.contains("...")) {
                wrong.add(key + "=" + text);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void nothing_is_left_in_english(Language language) throws IOException {
        Map<String, String> english = bundle(Language.ENGLISH);
        Set<String> same = new TreeSet<>(SAME);
        same.addAll(SAME_IN.get(language));
        List<String> wrong = new ArrayList<>();
        bundle(language).forEach((key, text) -> {
            boolean words =
                    LETTER.matcher(ARGUMENTS.matcher(text).replaceAll("")).find();
            if (words && text.equals(english.get(key)) && !same.contains(key)) {
                wrong.add(key + "=" + text);
            }
        });
        assertEquals(List.of(), wrong);
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(key -> !others.contains(key)).toList();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(char one, String text) {
        return text.chars().filter(each -> each == one).count();
    }
}
