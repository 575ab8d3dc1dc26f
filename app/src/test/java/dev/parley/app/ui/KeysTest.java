package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.ui.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** What keys do beyond going from control to control. */
class KeysTest {
    private static final Consumer<State> CALL = s -> {
        s.phase = Phase.CONNECTED;
        s.connectedAt = 1_000_000;
    };

    private static String focus(Desk desk) {
        return Fx.get(() -> {
            Node owner = desk.stage.getScene().getFocusOwner();
            return owner == null ? "nothing" : owner.getId() == null ? Walk.name(owner) : owner.getId();
        });
    }

    private static boolean ring(Desk desk) {
        return Fx.get(() -> desk.stage
                .getScene()
                .getFocusOwner()
                .getPseudoClassStates()
                .contains(PseudoClass.getPseudoClass("focus-visible")));
    }

    private static boolean onPage(Desk desk) {
        return Fx.get(
                () -> desk.stage.getScene().getFocusOwner().getStyleClass().contains("call-page"));
    }

    @Test
    void the_list_of_keys_opens_by_f1_keeps_the_focus_and_gives_it_back() {
        try (Desk desk = new Desk(Gallery::home)) {
            assertEquals("who", focus(desk));
            desk.press(KeyCode.F1);
            assertTrue(desk.shows("keyboard"));
            assertEquals("keyboard-list", focus(desk));
            assertTrue(ring(desk), "though the program moved it");
            desk.press(KeyCode.TAB);
            assertEquals("keyboard-close", focus(desk));
            desk.press(KeyCode.TAB);
            assertEquals("keyboard-list", focus(desk));
            desk.press(KeyCode.SHIFT, KeyCode.TAB);
            assertEquals("keyboard-close", focus(desk));
            desk.press(KeyCode.RIGHT);
            assertTrue(focus(desk).startsWith("keyboard"));
            desk.press(KeyCode.ESCAPE);
            assertFalse(desk.shows("keyboard"));
            assertEquals("who", focus(desk));
            desk.choose("shortcuts");
            desk.pulses(2);
            assertTrue(desk.shows("keyboard"));
            desk.press(KeyCode.DOWN);
            desk.set(s -> {
                s.phase = Phase.INCOMING;
                s.outgoing = false;
            });
            assertFalse(desk.shows("keyboard"), "a call rings");
            assertEquals("answer", focus(desk));
        }
    }

    @Test
    void keys_of_a_call_are_not_heard_behind_the_list_of_keys() {
        try (Desk desk = new Desk(CALL)) {
            desk.press(KeyCode.F1);
            desk.press(KeyCode.M);
            assertTrue(desk.quiet());
            desk.press(KeyCode.ESCAPE);
            desk.press(KeyCode.M);
            assertEquals("microphone false", desk.intent());
        }
    }

    @Test
    void what_takes_the_focus_below_a_question_gets_it_afterwards() {
        try (Desk desk = new Desk(s -> s.server = new ServerStatus.Connecting("Study"))) {
            desk.press(KeyCode.F1);
            desk.set(Gallery::home);
            desk.pulses(4);
            assertEquals("keyboard-list", focus(desk));
            desk.press(KeyCode.ESCAPE);
            assertEquals("who", focus(desk));
        }
    }

    @Test
    void a_question_before_closing_gives_the_focus_back() {
        try (Desk desk = new Desk(CALL)) {
            desk.press(KeyCode.TAB);
            String before = focus(desk);
            desk.cross();
            assertEquals("stay", focus(desk));
            desk.press(KeyCode.TAB);
            desk.press(KeyCode.TAB);
            assertEquals("stay", focus(desk));
            desk.press(KeyCode.ESCAPE);
            assertEquals(before, focus(desk));
        }
    }

    @Test
    void a_row_of_a_list_is_called_by_enter_and_has_its_menu_by_a_key() {
        try (Desk desk = new Desk(Gallery::home)) {
            while (!focus(desk).equals("people")) {
                desk.press(KeyCode.TAB);
            }
            desk.press(KeyCode.SHIFT, KeyCode.F10);
            ContextMenu menu = Fx.get(() -> Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow());
            Fx.run(menu::hide);
            desk.press(KeyCode.DOWN);
            desk.press(KeyCode.ENTER);
            assertTrue(desk.intent().startsWith("place "));
        }
    }

    @Test
    void escape_goes_back_to_the_call_where_space_is_for_talking() {
        try (Desk desk = new Desk(CALL)) {
            assertTrue(onPage(desk));
            desk.press(KeyCode.TAB);
            desk.press(KeyCode.TAB);
            assertFalse(onPage(desk));
            desk.press(KeyCode.ESCAPE);
            assertTrue(onPage(desk));
        }
    }

    @Test
    void a_panel_of_the_call_gives_the_focus_back_to_its_button() {
        try (Desk desk = new Desk(CALL)) {
            while (!focus(desk).equals("record")) {
                desk.press(KeyCode.TAB);
            }
            desk.press(KeyCode.SPACE);
            assertEquals("record-layout-side", focus(desk));
            Set<String> layouts = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                layouts.add(focus(desk));
                desk.press(KeyCode.DOWN);
            }
            assertEquals(4, layouts.size(), "the arrows go through a group");
            desk.press(KeyCode.ESCAPE);
            assertFalse(desk.shows("recording-panel"));
            assertEquals("record", focus(desk));
        }
    }

    @Test
    void the_arrows_go_through_all_that_can_be_shared() {
        try (Desk desk = new Desk(CALL.andThen(s -> s.sharing = SharingScenes.list(SharingScenes.desktop())))) {
            desk.press(KeyCode.S);
            desk.pulses(6);
            Set<String> tiles = new HashSet<>();
            for (int i = 0; i < 7; i++) {
                tiles.add(focus(desk));
                desk.press(KeyCode.RIGHT);
            }
            assertEquals(
                    Set.of("m1", "m2", "w1", "w2", "w4", "w5", "w9"),
                    new HashSet<>(tiles.stream()
                            .map(id -> id.replace("share-source-", ""))
                            .toList()),
                    "all but the minimised one");
        }
    }

    @Test
    void a_page_that_scrolls_does_so_by_keys() {
        try (Desk desk = new Desk(600, 520, Gallery::home)) {
            for (String page : List.of("about", "account")) {
                desk.choose(page);
                desk.pulses(3);
                desk.press(KeyCode.PAGE_DOWN);
                ScrollPane scroll =
                        Fx.get(() -> (ScrollPane) desk.stage.getScene().lookup(".bare-scroll"));
                assertTrue(Fx.get(scroll::getVvalue) > 0, page);
                desk.press(KeyCode.HOME);
                assertEquals(0, Fx.get(scroll::getVvalue), page);
                desk.press(KeyCode.ESCAPE);
            }
        }
    }

    @Test
    void camera_and_sound_give_the_focus_back_to_their_button() {
        try (Desk desk = new Desk(Gallery::home)) {
            while (!focus(desk).equals("devices")) {
                desk.press(KeyCode.TAB);
            }
            desk.press(KeyCode.SPACE);
            assertTrue(desk.shows("preview-page"));
            desk.press(KeyCode.ESCAPE);
            assertEquals("devices", focus(desk));
        }
    }

    @Test
    void a_list_says_each_row_and_the_keys_have_a_heading() {
        try (Desk desk = new Desk(Gallery::home)) {
            desk.press(KeyCode.F1);
            ListView<?> list = (ListView<?>) desk.node("keyboard-list");
            Set<String> words = Fx.get(() -> new HashSet<>(list.lookupAll(".list-cell").stream()
                    .map(Node::getAccessibleText)
                    .toList()));
            assertTrue(words.contains(Texts.of("keyboard.everywhere")), words::toString);
            assertTrue(words.contains("M: Microphone on or off"), words::toString);
        }
    }

    private static String said(Desk desk) {
        return Fx.get(() -> desk.stage.getScene().getFocusOwner().getAccessibleText());
    }

    @Test
    void what_changes_by_itself_is_said_with_the_name_of_what_has_the_focus() {
        try (Desk desk = new Desk(CALL)) {
            assertEquals("Call with Grace Hopper", said(desk));
            desk.set(CALL.andThen(s -> s.microphone = false));
            assertTrue(said(desk).startsWith("Your microphone is off."), said(desk));
            desk.set(CALL.andThen(s -> {
                s.microphone = false;
                s.recorder = RecordingScenes.theirs(RecorderView.Theirs.RECORDING);
            }));
            assertEquals(desk.text("recorded-text") + " Call with Grace Hopper", said(desk));
        }
    }

    @Test
    void who_calls_is_said_with_the_answer() {
        try (Desk desk = new Desk(s -> {
            s.phase = Phase.INCOMING;
            s.outgoing = false;
        })) {
            assertEquals("answer", focus(desk));
            assertEquals("Answer: Grace Hopper", said(desk));
        }
    }
}
