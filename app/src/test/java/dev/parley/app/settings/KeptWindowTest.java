package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.WindowBounds.Corner;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptWindowTest {
    @TempDir
    Path folder;

    @Test
    void where_the_window_was_is_read_again_and_nonsense_is_where_it_never_was() throws IOException {
        KeptProfile profile = new KeptProfile(folder);
        KeptWindow kept = new KeptWindow(profile.home);
        assertEquals(WindowBounds.FIRST, kept.read());
        WindowBounds bounds = new WindowBounds(-1200, 30, 900, 600.5, true, Corner.TOP_LEFT);
        kept.keep(bounds);
        assertEquals(bounds, new KeptWindow(profile.home).read());
        profile.write("window.json", "{\"width\":\"wide\"}");
        assertEquals(WindowBounds.FIRST, kept.read());
        profile.write("window.json", "{\"x\":5}");
        assertEquals(Corner.BOTTOM_RIGHT, kept.read().mini());
    }
}
