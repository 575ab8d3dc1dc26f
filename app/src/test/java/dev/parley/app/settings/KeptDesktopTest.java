package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDesktopTest {
    @TempDir
    Path folder;

    @Test
    void what_was_chosen_is_read_again_and_what_is_not_known_is_as_at_the_first_start() throws IOException {
        Home home = Home.of(folder);
        Files.createDirectories(home.config());
        KeptDesktop kept = new KeptDesktop(home);
        assertEquals(DesktopPreferences.FIRST, kept.read());
        DesktopPreferences dark = DesktopPreferences.FIRST
                .withTheme(ThemeChoice.DARK)
                .withOnClose(OnClose.BACKGROUND)
                .withNotifications(false);
        kept.keep(dark);
        assertEquals(dark, new KeptDesktop(home).read());
        Files.writeString(home.config().resolve("desktop.json"), "{\"version\":1,\"content\":{\"theme\":\"PAISLEY\"}}");
        assertEquals(DesktopPreferences.FIRST, kept.read());
    }
}
