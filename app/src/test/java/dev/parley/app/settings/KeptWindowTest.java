package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.WindowBounds.Corner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptWindowTest {
    @TempDir
    Path folder;

    @Test
    void where_the_window_was_is_read_again_and_nonsense_is_where_it_never_was() throws IOException {
        Home home = Home.of(folder);
        Files.createDirectories(home.config());
        KeptWindow kept = new KeptWindow(home);
        assertEquals(WindowBounds.FIRST, kept.read());
        WindowBounds bounds = new WindowBounds(-1200, 30, 900, 600.5, true, Corner.TOP_LEFT);
        kept.keep(bounds);
        assertEquals(bounds, new KeptWindow(home).read());
        Files.writeString(home.config().resolve("window.json"), "{\"version\":1,\"content\":{\"width\":\"wide\"}}");
        assertEquals(WindowBounds.FIRST, kept.read());
        Files.writeString(home.config().resolve("window.json"), "{\"version\":1,\"content\":{\"x\":5}}");
        assertEquals(Corner.BOTTOM_RIGHT, kept.read().mini());
    }
}
