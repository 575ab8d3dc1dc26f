package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFilesTest {
    @TempDir
    Path folder;

    @Test
    void each_system_shows_a_file_in_its_own_way() throws IOException {
        Path file = Files.createFile(folder.resolve("a b.mp4"));
        assertEquals(List.of("xdg-open", folder.toString()), SystemFiles.command("Linux", file));
        assertEquals(List.of("xdg-open", folder.toString()), SystemFiles.command("Linux", folder));
        assertEquals(List.of("open", "-R", file.toString()), SystemFiles.command("Mac OS X", file));
        assertEquals(List.of("open", folder.toString()), SystemFiles.command("Mac OS X", folder));
        assertEquals(List.of("explorer.exe", "/select," + file), SystemFiles.command("Windows 11", file));
        assertEquals(List.of("explorer.exe", folder.toString()), SystemFiles.command("Windows 11", folder));
    }
}
