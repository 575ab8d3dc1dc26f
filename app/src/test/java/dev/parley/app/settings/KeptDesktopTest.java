package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptDesktopTest {
    @TempDir
    Path folder;

    @Test
    void what_was_chosen_is_read_again_and_what_is_not_known_is_as_at_the_first_start() throws IOException {
        KeptProfile profile = new KeptProfile(folder);
        KeptDesktop kept = new KeptDesktop(profile.home);
        assertEquals(DesktopPreferences.FIRST, kept.read());
        DesktopPreferences dark = DesktopPreferences.FIRST
                .withTheme(ThemeChoice.DARK)
                .withOnClose(OnClose.BACKGROUND)
                .withNotifications(false)
                .withSize(SizeChoice.PERCENT_150);
        kept.keep(dark);
        assertEquals(dark, new KeptDesktop(profile.home).read());
        profile.write("desktop.json", "{\"theme\":\"PAISLEY\"}");
        assertEquals(DesktopPreferences.FIRST, kept.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"PERCENT_1000\"", "\"\"", "null", "150"})
    void a_size_that_is_none_is_the_systems_and_costs_nothing_else(String size) throws IOException {
        KeptProfile profile = new KeptProfile(folder);
        profile.write("desktop.json", "{\"theme\":\"DARK\",\"size\":" + size + "}");
        assertEquals(DesktopPreferences.FIRST.withTheme(ThemeChoice.DARK), new KeptDesktop(profile.home).read());
    }

    @ParameterizedTest
    @CsvSource({
        "100, true, PERCENT_125",
        "110, true, PERCENT_125",
        "200, true, ",
        "250, true, ",
        "250, false, PERCENT_200",
        "200, false, PERCENT_175",
        "110, false, PERCENT_100",
        "100, false, ",
    })
    void the_next_size_is_found_from_any(int percent, boolean larger, SizeChoice next) {
        assertEquals(next, SizeChoice.next(percent, larger));
    }
}
