package dev.parley.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "anna,anna",
                "ANNA,anna",
                " Anna\t,anna",
                "a.n-n_a,a.n-n_a",
                "a1,a1",
                "42,42",
                // Full-width letters, a ligature, a superscript, a long s, and the sign for kelvin: NFKC makes ASCII of
                // them.
                "Ａｎｎａ,anna",
                "ﬁnn,finn",
                "anna²,anna2",
                "anna\u017F,annas",
                "\u212Aarl,karl",
            })
    void names_are_folded_into_one_form(String typed, String folded) {
        assertEquals(folded, Names.fold(typed));
        assertTrue(Names.isUsername(folded));
        assertEquals(folded, Names.fold(folded), "folding it again changes nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                ".anna",
                "anna.",
                "-anna",
                "anna_",
                "an na",
                "anna@example.org",
                "anna/berta",
                "an\u00ADna", // soft hyphen
                "an\u200Bna", // zero width space
                "an\u200Dna", // zero width joiner
                "anna\u202E", // right-to-left override
                "anna\u0301", // combining acute, composed by NFKC
                "ännå",
                "\u0430nna", // Cyrillic a
                "ann\u0251", // Latin alpha
                "\u0391nna", // Greek Alpha
                "b\u0435rta", // Cyrillic ie
                "\u03BFtto", // Greek omicron
                "p\u0430ul",
                "\u0455am", // Cyrillic dze
                "\u13A2ngo", // Cherokee
                "\uFF41\u0430", // full-width a and Cyrillic a
                "\u0131da", // dotless i
                "\u0130da", // capital I with dot: lower case leaves a combining dot
                "dan\u0142", // l with stroke
                "\u00DF\u00DF", // sharp s
                "\uD83D\uDE00\uD83D\uDE00",
                "\uD835\uDC1A\u0430", // mathematical bold a, and Cyrillic a
                "٣٤", // Arabic digits
                "anna\u0000",
                "null\u2024a\u0430", // one dot leader
                "abcdefghijklmnopqrstuvwxyz0123456"
            })
    void what_could_be_taken_for_another_name_is_none(String typed) {
        assertFalse(Names.isUsername(Names.fold(typed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna B.", "Zoë", "Анна", "安娜", "👩‍👩‍👧", "O'Brien", "a"})
    void display_names_are_free(String name) {
        assertTrue(Names.isDisplayName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u202Eb", "a\u2066b", "a\u2028b", "\uD800"})
    void display_names_break_no_line_and_turn_no_text(String name) {
        assertFalse(Names.isDisplayName(name));
        assertFalse(Names.isDisplayName("x".repeat(Limits.DISPLAY_NAME_CHARACTERS + 1)));
    }
}
