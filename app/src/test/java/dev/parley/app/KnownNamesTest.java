package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.Preferences;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
    @Test
    void servers_accounts_the_address_for_updates_this_computer_and_its_user_are_known() {
        Preferences preferences = Preferences.FIRST
                .withServer("wss://attic:7443")
                .withAccount("wss://cellar:8443", "wilhelmine")
                .withAccount(Preferences.EMBEDDED, "ruppert");
        Set<String> names = KnownNames.of(
                preferences,
                "https://garage/parley.json",
                Map.of("COMPUTERNAME", "STUDY-PC", "HOSTNAME", "kitchen.fritz.box"),
                Path.of("/srv/people/Carol Smith"));
        assertTrue(
                names.containsAll(List.of(
                        "attic",
                        "attic:7443",
                        "cellar",
                        "wilhelmine",
                        "ruppert",
                        "garage",
                        "STUDY-PC",
                        "kitchen",
                        "kitchen.fritz.box",
                        "Carol Smith",
                        System.getProperty("user.name"))),
                names::toString);
        assertFalse(names.contains(Preferences.EMBEDDED), names::toString);
    }

    @Test
    void a_computer_without_a_name_has_none() {
        Set<String> names = KnownNames.of(Preferences.FIRST, "", Map.of("HOSTNAME", "localhost"), Path.of("/"));
        assertFalse(names.contains("localhost"), names::toString);
    }
}
