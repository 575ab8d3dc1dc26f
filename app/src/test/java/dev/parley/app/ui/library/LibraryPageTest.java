package dev.parley.app.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView;
import dev.parley.app.session.LibraryView;
import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.LibraryScenes;
import dev.parley.app.ui.State;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class LibraryPageTest {
    private static final Entry CALL = LibraryScenes.entry("r1", "Call", "call.webm");
    private static final Entry NOTE = LibraryScenes.entry("r2", "Note", "note.mp4");

    private static Consumer<State> with(Entry... entries) {
        return s -> s.library = LibraryScenes.of(entries);
    }

    private static Desk open(int width, Consumer<State> state) {
        Desk desk = new Desk(width, 700, state);
        desk.click("library");
        assertEquals("library watch true", desk.intent());
        return desk;
    }

    private static MenuButton openMenu(Desk desk) {
        MenuButton more = (MenuButton) style(desk, "recording-more");
        Fx.run(more::show);
        desk.pulses(2);
        return more;
    }

    private static MenuItem item(MenuButton menu, String item) {
        return Fx.get(() -> menu.getItems().stream()
                .filter(one -> one.getId().equals("library-" + item))
                .findFirst()
                .orElseThrow());
    }

    private static void choose(Desk desk, String item) {
        choose(desk, openMenu(desk), item);
    }

    /** As a click does, which closes the menu too. */
    private static void choose(Desk desk, MenuButton menu, String item) {
        MenuItem chosen = item(menu, item);
        Fx.run(() -> {
            menu.hide();
            chosen.fire();
        });
        desk.pulses(2);
    }

    /** The first node of that style. */
    private static Node style(Desk desk, String name) {
        return Fx.get(() -> {
            Node node = desk.stage.getScene().lookup("." + name);
            assertNotNull(node, name);
            return node;
        });
    }

    private static boolean says(Desk desk, String words) {
        return Fx.get(() -> desk.stage.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Labeled label
                        && label.isVisible()
                        && label.getText() != null
                        && label.getText().contains(words)));
    }

    @Test
    void an_empty_library_says_what_comes_into_it() {
        try (Desk desk = open(1000, with())) {
            assertTrue(desk.shows("library-empty"));
            assertTrue(says(desk, LibraryScenes.FOLDER.toString()));
            desk.set(with(CALL));
            assertFalse(desk.shows("library-empty"));
            assertTrue(says(desk, "Grace Hopper · yesterday"));
            assertTrue(says(desk, "10:05 · 1280 × 720 · 45 MB"));
            assertTrue(says(desk, "Grace Hopper allowed it yesterday"));
        }
    }

    @Test
    void escape_goes_back_home_and_a_call_leaves_it_too() {
        try (Desk desk = open(1000, with(CALL))) {
            desk.press(KeyCode.ESCAPE);
            assertEquals("library watch false", desk.intent());
            assertTrue(desk.shows("who"));
            desk.click("library");
            assertEquals("library watch true", desk.intent());
            desk.set(with(CALL).andThen(s -> s.phase = CallView.Phase.INCOMING));
            assertEquals("library watch false", desk.intent());
            assertNull(Fx.get(() -> desk.find("library-back")));
        }
    }

    @Test
    void a_menu_is_of_the_recording_that_it_was_opened_for() {
        Entry third = LibraryScenes.entry("r3", "Third", "third.mp4");
        try (Desk desk = open(1000, with(CALL))) {
            MenuButton menu = openMenu(desk);
            desk.set(with(third, CALL));
            choose(desk, menu, "delete");
            assertEquals("library delete r1", desk.intent());
            menu = openMenu(desk);
            desk.set(with());
            choose(desk, menu, "show-in-folder");
            assertEquals(1, desk.files.shown.size());
        }
    }

    @Test
    void what_is_being_repaired_is_left_as_it_is() {
        try (Desk desk = open(1000, with(LibraryScenes.in(LibraryView.State.REPAIRING, NOTE)))) {
            MenuButton menu = openMenu(desk);
            for (String each : List.of("play", "export", "save-as", "rename", "delete")) {
                assertTrue(item(menu, each).isDisable(), each);
            }
            Fx.run(menu::hide);
            desk.press(KeyCode.DELETE);
            desk.press(KeyCode.F2);
            desk.type("x");
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet());
            desk.set(with(LibraryScenes.in(LibraryView.State.UNREPAIRED, NOTE)));
            assertTrue(says(desk, "Not repaired"));
            assertFalse(item(menu, "delete").isDisable());
            assertTrue(item(menu, "play").isDisable());
        }
    }

    @Test
    void a_part_is_cut_out_of_what_the_player_takes() {
        try (Desk desk = open(1000, with(CALL))) {
            MenuButton menu = openMenu(desk);
            assertTrue(item(menu, "export").isDisable());
            assertFalse(item(menu, "play").isDisable(), "it says what to do with such a file");
            desk.set(with(NOTE));
            assertFalse(item(openMenu(desk), "export").isDisable());
        }
    }

    @Test
    void a_title_that_was_being_typed_when_a_call_came_is_taken() {
        try (Desk desk = open(1000, with(CALL))) {
            desk.press(KeyCode.F2);
            desk.type("tea");
            desk.set(with(CALL).andThen(s -> s.phase = CallView.Phase.INCOMING));
            List<String> wanted = List.of(desk.intent(), desk.intent());
            assertTrue(wanted.contains("library rename r1 tea"), wanted::toString);
        }
    }

    @Test
    void a_recording_is_renamed_in_its_place() {
        try (Desk desk = open(1000, with(CALL))) {
            desk.press(KeyCode.F2);
            desk.type("tea");
            desk.press(KeyCode.ENTER);
            assertEquals("library rename r1 tea", desk.intent());
            desk.press(KeyCode.F2);
            desk.type("no");
            // Snapshots come meanwhile.
            desk.set(with(CALL, NOTE));
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.quiet());
            assertTrue(desk.shows("recordings"));
            choose(desk, "rename");
            desk.type("x");
            desk.click("library-folder");
            assertEquals("library rename r1 x", desk.intent(), "leaving the field takes it");
        }
    }

    @Test
    void a_recording_is_deleted_and_put_back() {
        try (Desk desk = open(1000, with(CALL, NOTE))) {
            desk.press(KeyCode.DELETE);
            assertEquals("library delete r1", desk.intent());
            desk.set(
                    s -> s.library = new LibraryView(LibraryScenes.FOLDER, true, List.of(NOTE), List.of(), "Call", ""));
            assertEquals("“Call” was deleted.", desk.text("library-deleted"));
            desk.click("library-undo");
            assertEquals("library undo-delete", desk.intent());
            desk.set(with(CALL, NOTE));
            assertFalse(desk.shows("library-undo"));
            assertTrue(Fx.get(() -> desk.find("recordings").isFocused()));
        }
    }

    @Test
    void the_selection_stays_with_its_recording() {
        Entry third = LibraryScenes.entry("r3", "Third", "third.mp4");
        try (Desk desk = open(1000, with(CALL, NOTE))) {
            desk.set(with(third, CALL, NOTE));
            desk.press(KeyCode.DELETE);
            assertEquals("library delete r1", desk.intent());
            desk.set(with(third, NOTE));
            desk.set(with(NOTE, third));
            assertTrue(says(desk, "Third") && says(desk, "Note") && !says(desk, "Call"));
        }
    }

    @Test
    void files_are_shown_and_saved_elsewhere() {
        try (Desk desk = open(1000, with(CALL))) {
            choose(desk, "show-in-folder");
            assertEquals(List.of(CALL.file()), desk.files.shown);
            desk.files.setManager(false);
            desk.click("library-folder");
            assertTrue(desk.text("library-problem").contains(LibraryScenes.FOLDER.toString()));
            choose(desk, "save-as");
            assertEquals("library save-as r1 " + CALL.file(), desk.intent());
            desk.files.setCancels(true);
            choose(desk, "save-as");
            assertTrue(desk.quiet());
        }
    }

    @Test
    void work_shows_how_far_it_is_and_how_it_ended() {
        Path target = LibraryScenes.FOLDER.resolve("copy.mp4");
        try (Desk desk = open(
                1000,
                s -> s.library = new LibraryView(
                        LibraryScenes.FOLDER,
                        true,
                        List.of(CALL),
                        List.of(new Job(7, Job.Kind.SAVE_AS, "Call", 0.25, "", target)),
                        "",
                        ""))) {
            assertTrue(says(desk, "Saving “Call”…"));
            assertEquals(0.25, ((ProgressBar) style(desk, "progress-bar")).getProgress());
            desk.click(style(desk, "job-cancel"));
            assertEquals("library cancel 7", desk.intent());
            desk.set(s -> s.library = new LibraryView(
                    LibraryScenes.FOLDER,
                    true,
                    List.of(CALL),
                    List.of(new Job(7, Job.Kind.SAVE_AS, "Call", 1, "disk-full", target)),
                    "",
                    ""));
            assertTrue(says(desk, "“Call” was not saved. The disk is full. Make room, then try again."));
            desk.click(style(desk, "job-close"));
            assertEquals("library dismiss 7", desk.intent());
        }
    }

    @Test
    void what_is_wrong_is_said_and_what_cannot_be_played_is_not() {
        Entry broken = LibraryScenes.in(LibraryView.State.DAMAGED, NOTE);
        try (Desk desk = open(
                1000,
                s -> s.library =
                        new LibraryView(LibraryScenes.FOLDER, true, List.of(broken), List.of(), "", "not-writable"))) {
            assertTrue(says(desk, "Damaged"));
            assertTrue(desk.text("library-problem").contains("can’t be renamed or deleted"));
            assertTrue(style(desk, "recording-play").isDisabled());
            desk.press(KeyCode.ENTER);
            assertNull(Fx.get(() -> desk.find("player")));
            desk.set(with(LibraryScenes.in(LibraryView.State.RECOVERED, NOTE)));
            assertTrue(says(desk, "Recovered"));
            assertFalse(style(desk, "recording-play").isDisabled());
        }
    }

    @Test
    void another_kind_of_file_is_for_other_programs() {
        try (Desk desk = open(480, with(CALL))) {
            desk.press(KeyCode.ENTER);
            assertTrue(desk.text("player-problem").contains("call.webm is of another kind"));
            assertFalse(desk.shows("player-retry"));
            assertFalse(desk.shows("player-play"));
            desk.click("player-folder");
            assertEquals(List.of(CALL.file()), desk.files.shown);
            assertFalse(desk.shows("player-folder-problem"));
            desk.files.setManager(false);
            desk.click("player-folder");
            assertTrue(desk.text("player-folder-problem").contains(CALL.file().toString()));
            assertTrue(desk.shows("player-folder-problem"));
            desk.press(KeyCode.ESCAPE);
            assertTrue(desk.shows("recordings"));
            assertFalse(desk.shows("player-problem"));
            desk.click(style(desk, "recording-play"));
            assertTrue(desk.shows("player-problem"));
            desk.set(with());
            assertFalse(desk.shows("player-problem"), "it was deleted");
            assertTrue(desk.shows("library-empty"));
        }
    }

    @Test
    void nothing_is_wider_than_a_narrow_window() {
        Entry wide = LibraryScenes.entry("r3", "W".repeat(200), "w.mp4");
        try (Desk desk = open(440, with(wide))) {
            Node more = style(desk, "recording-more");
            Bounds at = Fx.get(() -> more.localToScreen(more.getLayoutBounds()));
            assertTrue(at.getMaxX() <= 440, at::toString);
            assertEquals("Play: " + wide.title(), ((Button) style(desk, "recording-play")).getAccessibleText());
        }
    }
}
