package dev.parley.app.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.text.Texts;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSectionTest {
    @TempDir
    Path folder;

    private Desk open() {
        Desk desk = new Desk(s -> s.people = List.of(new PersonInfo("grace", "Grace Hopper", PresenceState.HERE)));
        desk.choose("about");
        desk.pulses(2);
        desk.files.setFolder(folder);
        return desk;
    }

    private static void save(Desk desk) {
        Fx.run(() -> ((Button) desk.find("report-save")).fire());
    }

    @Test
    void what_is_saved_has_the_versions_and_the_log_and_no_names() throws IOException {
        try (Desk desk = open()) {
            Path log = Files.writeString(
                    folder.resolve("parley.log"), "09:00:00.000 INFO grace at 10.0.0.1 calls Ada Lovelace\n");
            desk.logs.addAll(List.of(folder.resolve("parley.1.log"), log));
            save(desk);
            Fx.until("saved", () -> desk.find("report-outcome").isVisible());
            Path saved = folder.resolve("parley-report.txt");
            assertEquals(Texts.of("report.saved", saved), desk.text("report-outcome"));
            String report = Files.readString(saved);
            assertTrue(report.contains("Parley " + Inventory.read().version()), report);
            assertTrue(report.contains("sqlite-jdbc "), report);
            assertTrue(report.contains("09:00:00.000 INFO <name 2> at <address 1> calls <name 1>"), report);
            assertTrue(desk.quiet());
        }
    }

    @Test
    void a_folder_that_can_not_be_written_is_told() {
        try (Desk desk = open()) {
            Path gone = folder.resolve("gone");
            desk.files.setFolder(gone);
            save(desk);
            Fx.until("told", () -> desk.find("report-outcome").isVisible());
            assertEquals(Texts.of("report.not-saved", gone.resolve("parley-report.txt")), desk.text("report-outcome"));
        }
    }

    @Test
    void who_leaves_the_dialog_saves_nothing() {
        try (Desk desk = open()) {
            desk.files.setCancels(true);
            save(desk);
            desk.pulses(4);
            assertFalse(desk.shows("report-outcome"));
            assertFalse(Files.exists(folder.resolve("parley-report.txt")));
        }
    }
}
