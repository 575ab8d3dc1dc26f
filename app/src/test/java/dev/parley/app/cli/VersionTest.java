package dev.parley.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.ui.about.Inventory;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void the_terminal_and_the_window_say_the_version_of_the_package() {
        String version = Inventory.read().version();
        assertArrayEquals(new String[] {"Parley " + version}, new ParleyCommand.Version().getVersion());
        // A package has no hyphen: an announcement of this very version would count as newer.
        assertTrue(version.matches("[0-9]+\\.[0-9]+\\.[0-9]+"), version);
    }
}
