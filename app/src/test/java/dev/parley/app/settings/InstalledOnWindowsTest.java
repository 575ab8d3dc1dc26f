package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InstalledOnWindowsTest {
    @Test
    void the_installer_removes_its_folder_and_the_profile_is_not_in_it() throws IOException {
        String build = Files.readString(Path.of("../packaging/windows/build"));
        Matcher folder = Pattern.compile("--win-per-user-install --install-dir '([^']+)'")
                .matcher(build);
        assertTrue(folder.find(), "jpackage would take the folder of the profile");
        Path local = Path.of("/profile/local").toAbsolutePath();
        Path program = local.resolve(folder.group(1).replace('\\', '/'));
        Home home = Home.ofSystem(Map.of("LOCALAPPDATA", local.toString()), "Windows 11", local.getParent());
        for (Path kept : List.of(home.config(), home.data(), home.cache(), home.recordings())) {
            assertFalse(kept.startsWith(program) || program.startsWith(kept), kept + " and " + program);
        }
    }
}
