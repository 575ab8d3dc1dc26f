package dev.parley.app.ui.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PickerPaneTest {
    private static Consumer<State> call(SharingView sharing) {
        return s -> {
            s.phase = Phase.CONNECTED;
            s.connectedAt = 1_000_000;
            s.sharing = sharing;
        };
    }

    private static Desk open(SharingView sharing) {
        Desk desk = new Desk(call(sharing));
        desk.press(KeyCode.S);
        assertEquals("sharing choosing true", desk.intent());
        assertTrue(desk.shows("share-picker"));
        desk.pulses(4);
        return desk;
    }

    private static String focused(Desk desk) {
        return Fx.get(() -> desk.stage.getScene().getFocusOwner().getId());
    }

    @Test
    void a_click_and_a_second_one_share_and_every_picture_closes() {
        try (Desk desk = new Desk(call(SharingView.NONE))) {
            desk.click("share-screen");
            assertEquals("sharing choosing true", desk.intent());
            assertTrue(desk.shows("share-looking"));
            desk.set(call(SharingScenes.list(SharingScenes.desktop())));
            assertFalse(desk.shows("share-looking"));
            assertTrue(desk.session.thumbnails().keySet().containsAll(Set.of("m1", "m2", "w1", "w2")));
            assertFalse(desk.session.thumbnails().containsKey("w3"), "it is minimised");
            assertTrue(Fx.get(() -> desk.find("share-take").isDisabled()));
            desk.click("share-source-w1");
            assertTrue(desk.session.intents().isEmpty(), "one click only selects");
            desk.click("share-take");
            assertEquals("sharing share w1 " + SharingScenes.TEXT, desk.intent());
            assertEquals("sharing choosing false", desk.intent());
            assertFalse(desk.shows("share-picker"));
            assertEquals(Set.of(), desk.session.thumbnails().keySet());
        }
    }

    @Test
    void it_is_worked_by_keys_alone() {
        try (Desk desk = open(SharingScenes.list(SharingScenes.desktop()))) {
            assertEquals("share-source-m1", focused(desk));
            desk.press(KeyCode.ENTER);
            assertTrue(desk.quiet(), "the first Enter only selects");
            desk.press(KeyCode.RIGHT);
            assertEquals("share-source-m2", focused(desk));
            desk.press(KeyCode.RIGHT);
            desk.press(KeyCode.RIGHT);
            desk.press(KeyCode.RIGHT);
            assertEquals("share-source-w4", focused(desk), "the minimised one is passed over");
            desk.press(KeyCode.LEFT);
            assertEquals("share-source-w2", focused(desk));
            desk.press(KeyCode.TAB);
            assertEquals("share-hint-text", focused(desk), "to this key all tiles are one");
            desk.press(KeyCode.TAB);
            assertEquals("share-hint-motion", focused(desk));
            desk.press(KeyCode.SPACE);
            Fx.run(() -> desk.find("share-source-w2").requestFocus());
            desk.press(KeyCode.ENTER);
            assertEquals("sharing share w2 DisplayOptions[contentHint=MOTION, cursor=true]", desk.intent());
        }
    }

    @Test
    void escape_leaves_without_sharing_and_letters_mean_nothing_meanwhile() {
        try (Desk desk = open(SharingScenes.list(SharingScenes.desktop()))) {
            desk.press(KeyCode.M);
            desk.press(KeyCode.S);
            assertTrue(desk.quiet());
            desk.press(KeyCode.ESCAPE);
            assertEquals("sharing choosing false", desk.intent());
            assertFalse(desk.shows("share-picker"));
            assertEquals(Set.of(), desk.session.thumbnails().keySet());
            desk.press(KeyCode.M);
            assertEquals("microphone false", desk.intent());
        }
    }

    @Test
    void our_own_window_asks_once_more() {
        try (Desk desk = open(SharingScenes.list(List.of(SharingScenes.own("w9"))))) {
            desk.click("share-source-w9");
            desk.click("share-take");
            assertTrue(desk.quiet());
            assertTrue(desk.shows("share-own-warning"));
            assertEquals(Texts.of("share.own.take"), desk.text("share-take"));
            desk.click("share-take");
            assertEquals("sharing share w9 " + SharingScenes.TEXT, desk.intent());
        }
    }

    @Test
    void where_the_system_has_a_picker_there_is_no_list() {
        SharingView system = new SharingView(SharingView.NONE.mine(), true, List.of(), "", "", false);
        try (Desk desk = open(system)) {
            assertFalse(desk.shows("share-sources"));
            assertTrue(desk.shows("share-system"));
            assertEquals(Texts.of("share.system.take"), desk.text("share-take"));
            desk.click("share-cursor");
            desk.click("share-take");
            assertEquals("sharing share  DisplayOptions[contentHint=TEXT, cursor=false]", desk.intent());
        }
    }

    @Test
    void where_nothing_can_be_shared_it_says_what_to_install() {
        try (Desk desk = open(SharingScenes.impossible("no-pipewire", "libpipewire-0.3-0"))) {
            assertFalse(desk.shows("share-sources"));
            assertFalse(desk.shows("share-take"));
            assertTrue(desk.node("share-why").getAccessibleText().contains("Install libpipewire-0.3-0"));
            desk.click("share-cancel");
            assertEquals("sharing choosing false", desk.intent());
        }
    }

    @Test
    void only_what_is_in_sight_has_its_picture_open() {
        List<DisplaySource> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(SharingScenes.window("w" + i, "Window " + i, "Writer"));
        }
        try (Desk desk = open(SharingScenes.list(many))) {
            int open = desk.session.thumbnails().size();
            assertTrue(open > 0 && open < 20, open + " are open");
            desk.press(KeyCode.SPACE);
            for (int i = 0; i < 20; i++) {
                desk.press(KeyCode.DOWN);
            }
            assertEquals("share-source-w59", focused(desk));
            Fx.until("the last", () -> desk.session.thumbnails().containsKey("w59"));
            assertFalse(desk.session.thumbnails().containsKey("w0"));
        }
    }

    @Test
    void long_names_move_nothing_and_every_tile_has_its_name() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = new Desk(width, 640, call(SharingScenes.list(SharingScenes.desktop())))) {
                desk.press(KeyCode.S);
                desk.pulses(4);
                Bounds before = desk.bounds("share-source-w4");
                List<DisplaySource> longer = SharingScenes.desktop().stream()
                        .map(s -> s.id().equals("w1") ? SharingScenes.window("w1", "Letter ".repeat(60), "") : s)
                        .toList();
                desk.set(call(SharingScenes.list(longer)));
                assertEquals(before, desk.bounds("share-source-w4"));
                assertTrue(desk.bounds("share-take").getMaxX() <= width - 16);
                assertTrue(desk.bounds("share-hint-more").getMaxX() <= width - 16);
                for (String id : List.of("m1", "w1", "w3", "w5", "w9")) {
                    Node tile = desk.node("share-source-" + id);
                    assertFalse(tile.getAccessibleText().isBlank());
                }
                assertTrue(desk.node("share-source-w3").getAccessibleText().contains("minimised"));
                assertTrue(desk.node("share-source-w9").getAccessibleText().contains("Parley itself"));
                Labeled more = (Labeled) desk.node("share-hint-more");
                assertFalse(Fx.get(more::isTextTruncated));
            }
        }
    }

    @Test
    void a_call_that_ends_closes_it() {
        try (Desk desk = open(SharingScenes.list(SharingScenes.desktop()))) {
            desk.set(s -> {});
            assertEquals("sharing choosing false", desk.intent());
            assertEquals(Set.of(), desk.session.thumbnails().keySet());
        }
    }
}
