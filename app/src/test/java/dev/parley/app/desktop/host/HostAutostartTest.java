package dev.parley.app.desktop.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAutostartTest {
    @TempDir
    Path home;

    private HostAutostart autostart(String os, String profile, String... command) {
        return HostAutostart.of(Map.of(), os, home, profile, List.of(command));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, '', .config/autostart/parley.desktop",
        "Linux, 1a2b, .config/autostart/parley-1a2b.desktop",
        "Mac OS X, '', Library/LaunchAgents/dev.parley.Parley.plist",
    })
    void an_entry_is_made_and_leaves_no_trace(String os, String profile, String file) throws IOException {
        HostAutostart autostart = autostart(os, profile, "/usr/bin/parley", "--background");
        assertFalse(autostart.isOn());
        autostart.set(false);
        autostart.set(true);
        assertTrue(autostart.isOn());
        Path entry = home.resolve(file);
        assertTrue(Files.readString(entry).contains("--background"));
        try (var files = Files.list(entry.getParent())) {
            assertEquals(1, files.count());
        }
        autostart.set(false);
        assertFalse(autostart.isOn());
        try (var files = Files.list(entry.getParent())) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void the_folder_of_xdg_is_used_where_it_is_one() throws IOException {
        HostAutostart.of(Map.of("XDG_CONFIG_HOME", home.resolve("c").toString()), "Linux", home, "", List.of("p"))
                .set(true);
        assertTrue(Files.exists(home.resolve("c/autostart/parley.desktop")));
        HostAutostart.of(Map.of("XDG_CONFIG_HOME", "relative"), "Linux", home, "", List.of("p"))
                .set(true);
        assertTrue(Files.exists(home.resolve(".config/autostart/parley.desktop")));
    }

    @Test
    void a_program_that_moved_is_found_again_and_another_one_is_left_alone() throws IOException {
        Path file = home.resolve(".config/autostart/parley.desktop");
        Path there = Files.createFile(home.resolve("parley"));
        HostAutostart now = autostart("Linux", "", "/new/parley", "--background");
        now.refresh();
        assertFalse(Files.exists(file), "nothing is begun by that");

        autostart("Linux", "", "/old/parley").set(true);
        now.refresh();
        assertTrue(Files.readString(file).contains("Exec=/new/parley --background\n"));

        autostart("Linux", "", there.toString()).set(true);
        now.refresh();
        assertTrue(Files.readString(file).contains("Exec=" + there + "\n"));

        autostart("Linux", "", "/new/parley", "--other").set(true);
        now.refresh();
        assertTrue(Files.readString(file).contains("Exec=/new/parley --background\n"));

        Files.writeString(file, Files.readString(file).replace("/new", "/gone") + "Hidden=true\n");
        now.refresh();
        assertTrue(Files.readString(file).contains("/gone"), "what the desktop switched off stays so");
    }

    @Test
    void a_place_that_cannot_be_written_is_said() throws IOException {
        Files.createFile(home.resolve(".config"));
        HostAutostart autostart = autostart("Linux", "", "p");
        assertThrows(IOException.class, () -> autostart.set(true));
        assertFalse(autostart.isOn());
    }

    /** The registry, as reg.exe shows it. */
    private static final class Registry implements RegistryEntry.Runner {
        private final List<String> commands = new ArrayList<>();
        private String value = "";

        @Override
        public RegistryEntry.Output run(List<String> command) {
            commands.add(String.join("|", command));
            switch (command.get(1)) {
                case "add" -> value = command.get(command.indexOf("/d") + 1).replace("\\\"", "\"");
                case "delete" -> value = "";
                default -> {
                    return value.isEmpty()
                            ? new RegistryEntry.Output(1, "ERROR: The system was unable to find it.\r\n")
                            : new RegistryEntry.Output(
                                    0,
                                    "\r\nHKEY_CURRENT_USER\\Software\\…\\Run\r\n    Parley    REG_SZ    " + value
                                            + "\r\n\r\n");
                }
            }
            return new RegistryEntry.Output(0, "");
        }
    }

    @Test
    void windows_registry_is_asked_by_its_own_program() throws IOException {
        Registry registry = new Registry();
        List<String> command = List.of("C:\\Program Files\\Parley\\Parley.exe", "--background");
        HostAutostart autostart = new HostAutostart(new RegistryEntry("Parley", registry), command);
        assertFalse(autostart.isOn());
        autostart.set(true);
        assertTrue(autostart.isOn());
        assertEquals(
                "reg.exe|add|HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run|/v|Parley|/t|REG_SZ|/d|"
                        + "\\\"C:\\Program Files\\Parley\\Parley.exe\\\" --background|/f",
                registry.commands.get(1));
        registry.commands.clear();
        autostart.refresh();
        assertEquals(2, registry.commands.size(), "it is as it should be");
        autostart.set(false);
        assertFalse(autostart.isOn());
        autostart.set(false);
    }

    @Test
    void what_the_registry_refuses_is_said() {
        HostAutostart autostart = new HostAutostart(
                new RegistryEntry("Parley", command -> new RegistryEntry.Output(1, "ERROR: Access is denied.\r\n")),
                List.of("p"));
        IOException refused = assertThrows(IOException.class, () -> autostart.set(true));
        assertEquals("ERROR: Access is denied.", refused.getMessage());
    }
}
