package dev.parley.app.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {
    @ParameterizedTest
    @CsvSource({"Ada Lovelace,AL", "grace,G", "jean-luc picard,JP", "'  ',?", "a.b.c,AC", "𝒜da,𝒜", "..,?"})
    void initials_are_the_first_letters_of_the_first_and_last_word(String name, String initials) {
        assertEquals(initials, Avatar.initials(name));
    }

    @Test
    void white_letters_are_readable_on_every_colour() {
        for (Color colour : Avatar.COLOURS) {
            // WCAG 2.2, 1.4.3
            double contrast = 1.05 / (luminance(colour) + 0.05);
            assertTrue(contrast >= 4.5, colour + " has a contrast of " + contrast);
        }
    }

    @Test
    void a_name_keeps_its_colour() {
        assertEquals(Avatar.colour("grace"), Avatar.colour("grace"));
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
