package dev.parley.app.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
    private final Locale format = Locale.getDefault(Locale.Category.FORMAT);

    @AfterEach
    void back() {
        Locale.setDefault(display);
        Locale.setDefault(Locale.Category.FORMAT, format);
    }

    @ParameterizedTest
    @CsvSource({
        "de_AT, '', de_AT",
        "de_AT, fr, fr_AT",
        "pl_PL, '', en_PL",
        "pl_PL, xx, en_PL",
        "pl_PL, es, es_PL",
        "en_US, en, en_US",
        "fr, '', fr",
    })
    void the_language_is_that_chosen_or_the_systems_or_english(String system, String chosen, String used) {
        Locale.setDefault(locale(system));
        Language.use(chosen);
        assertEquals(locale(used), Locale.getDefault(Locale.Category.DISPLAY));
        assertEquals(locale(used), Locale.getDefault());
        assertEquals(locale(system), Locale.getDefault(Locale.Category.FORMAT));
    }

    /** {@code ResourceBundle} would fall back to the bundle of the system's language. */
    @Test
    void english_is_english_on_a_german_system() {
        Locale.setDefault(Locale.GERMANY);
        assertSame(
                Locale.ROOT,
                ResourceBundle.getBundle(Texts.BASE, Language.ENGLISH.bundle()).getLocale());
        assertEquals(
                Locale.GERMAN,
                ResourceBundle.getBundle(Texts.BASE, Language.GERMAN.bundle()).getLocale());
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,0,false",
        "ENGLISH,1,true",
        "ENGLISH,2,false",
        "FRENCH,0,true",
        "FRENCH,2,false",
        "GERMAN,0,false"
    })
    void singular_is_as_the_language_has_it(Language language, long count, boolean one) {
        assertEquals(one, language.isOne(count));
    }

    private static Locale locale(String name) {
        String[] parts = name.split("_", 2);
        return parts.length == 1 ? Locale.of(parts[0]) : Locale.of(parts[0], parts[1]);
    }
}
