package dev.parley.app.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class AboutPageTest {
    @Test
    void the_page_is_reached_from_the_menu_and_left_by_a_key() {
        try (Desk desk = new Desk(s -> {})) {
            desk.choose("about");
            desk.pulses(2);
            assertEquals(Texts.of("about.version", Inventory.read().version()), desk.text("about-version"));
            VBox rows = (VBox) desk.node("about-parts");
            assertEquals(1 + Inventory.read().parts().size(), Fx.get(() -> rows.getChildren()
                    .size()));
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.shows("who"));
            assertTrue(desk.quiet());
        }
    }

    /** What the tests run with, and the program is shipped without. */
    private static final Set<String> FOR_TESTS =
            Set.of("junit", "opentest4j", "guardian", "testfx", "hamcrest", "archunit", "surefire", "osgi", "assertj");

    @Test
    void everything_that_is_shipped_is_named_with_its_licence() {
        Inventory inventory = Inventory.read();
        Set<String> named = inventory.parts().stream()
                .map(one -> one.name() + "-" + one.version())
                .collect(Collectors.toSet());
        List<String> unnamed = Arrays.stream(
                        System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(file -> file.endsWith(".jar"))
                .filter(file -> FOR_TESTS.stream().noneMatch(file::contains))
                .filter(file -> !file.startsWith("signaling-") && !file.startsWith("app-"))
                .filter(file -> named.stream().noneMatch(file::startsWith))
                .toList();
        assertEquals(List.of(), unnamed);
        assertTrue(inventory.parts().size() > 20, "the list is nearly empty");
        for (Inventory.Part one : inventory.parts()) {
            assertFalse(one.licences().isEmpty(), one.name() + " has no licence");
        }
        assertFalse(inventory.version().isEmpty());
        long withMore = inventory.parts().stream()
                .filter(one -> !inventory.inside(one).isEmpty())
                .count();
        assertEquals(
                inventory.inside().stream()
                        .map(Inventory.Inside::part)
                        .distinct()
                        .count(),
                withMore,
                "what is inside of something belongs to a part that is shipped");
        assertTrue(withMore >= 4);
    }

    @Test
    void a_part_of_several_files_is_named_once() throws IOException {
        assertEquals(
                List.of(
                        new Inventory.Part("g", "A", "3", List.of("Own", "MIT")),
                        new Inventory.Part("g", "b", "2", List.of("MIT")),
                        new Inventory.Part("g", "c", "4", List.of())),
                Inventory.parse(new StringReader("g\tb\t2\tMIT\r\ng\tb\t2\tMIT\n\ng\tA\t3\tOwn\tMIT\ng\tc\t4\n")));
    }
}
