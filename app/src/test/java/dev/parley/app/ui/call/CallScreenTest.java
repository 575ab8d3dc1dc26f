package dev.parley.app.ui.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.State;
import dev.parley.app.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Screens that are shared in a call, on both sides. */
class CallScreenTest {
    private static final DisplaySource LETTER = SharingScenes.window("w1", "Invoice", "Firefox");

    private static Consumer<State> call(SharingView sharing) {
        return s -> {
            s.phase = Phase.CONNECTED;
            s.connectedAt = 1_000_000;
            s.sharing = sharing;
        };
    }

    private static Bounds picture(Desk desk, String accessible) {
        return Fx.get(() -> {
            Node view = desk.stage.getScene().getRoot().lookupAll("*").stream()
                    .filter(node -> accessible.equals(node.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            return view.localToScreen(view.getLayoutBounds());
        });
    }

    private static List<String> notes(Desk desk) {
        return Fx.get(() -> desk.find("notes").lookupAll(".call-note > .label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private static String mine(Desk desk) {
        return Fx.get(() -> desk.find("sharing-bar").getAccessibleText());
    }

    @Test
    void their_screen_is_large_and_their_camera_small_until_they_stop() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = new Desk(width, 640, call(SharingView.NONE))) {
                String camera = Texts.of("call.remote-picture", "Grace Hopper");
                String screen = Texts.of("call.remote-screen", "Grace Hopper");
                Bounds before = picture(desk, camera);
                Bounds self = picture(desk, Texts.of("call.self-picture"));
                assertNull(desk.session.surface(PictureSource.REMOTE_SCREEN));
                desk.set(call(SharingScenes.theirs()));
                assertNotNull(desk.session.surface(PictureSource.REMOTE_SCREEN));
                assertEquals(List.of("Grace Hopper shares their screen"), notes(desk));
                assertTrue(picture(desk, screen).getWidth()
                        > 2 * picture(desk, camera).getWidth());
                assertFalse(picture(desk, screen).intersects(picture(desk, camera)), "nothing of it is covered");
                assertEquals(self, picture(desk, Texts.of("call.self-picture")), "mine stays where it is");
                Fx.run(() -> desk.find("swap-pictures").requestFocus());
                desk.press(KeyCode.SPACE);
                assertTrue(desk.quiet(), "Space on it is not for talking");
                assertTrue(picture(desk, camera).getWidth()
                        > 2 * picture(desk, screen).getWidth());
                desk.click("swap-pictures");
                assertTrue(picture(desk, screen).getWidth()
                        > 2 * picture(desk, camera).getWidth());
                desk.click("swap-pictures");
                desk.set(call(SharingView.NONE));
                assertNull(desk.session.surface(PictureSource.REMOTE_SCREEN));
                assertEquals(before, picture(desk, camera));
                assertFalse(desk.shows("swap-pictures"));
                desk.now.addAndGet(CallNotes.STAY_MS);
                Fx.until("it was said", () -> desk.find("notes").lookup(".call-note") == null);
            }
        }
    }

    @Test
    void the_bar_says_what_i_share_and_does_what_it_says() {
        try (Desk desk = new Desk(call(SharingScenes.mine(Status.LIVE, LETTER, "")))) {
            assertEquals("You share Firefox — Invoice", mine(desk));
            assertNull(desk.session.surface(PictureSource.SCREEN), "no hall of mirrors");
            click(desk, ".sharing-pause");
            assertEquals("sharing pause true", desk.intent());
            desk.set(call(SharingScenes.mine(Status.PAUSED, LETTER, "")));
            click(desk, ".sharing-pause");
            assertEquals("sharing pause false", desk.intent());
            click(desk, ".sharing-another");
            assertEquals("sharing choosing true", desk.intent());
            desk.press(KeyCode.ESCAPE);
            assertEquals("sharing choosing false", desk.intent());
            click(desk, ".sharing-stop");
            assertEquals("sharing stop", desk.intent());
            desk.set(call(SharingView.NONE));
            assertFalse(desk.shows("sharing-bar"));
        }
    }

    @Test
    void a_call_begins_with_its_bar_and_its_keys() {
        SharingView live = SharingScenes.mine(Status.LIVE, LETTER, "");
        try (Desk desk = new Desk(call(live))) {
            // The small window has the same one.
            Button another = Fx.get(() -> (Button) desk.find("sharing-bar").lookup(".sharing-another"));
            desk.set(s -> s.sharing = live); // the engine has not stopped it yet
            Fx.run(another::fire);
            assertEquals("sharing choosing true", desk.intent());
            desk.set(call(SharingView.NONE));
            assertEquals("sharing choosing false", desk.intent());
            assertTrue(desk.shows("microphone"));
            desk.press(KeyCode.M);
            assertFalse(desk.quiet(), "keys count");
        }
    }

    @Test
    void what_is_waited_for_and_why_it_ended_is_said() {
        try (Desk desk = new Desk(call(SharingScenes.mine(Status.NONE, LETTER, "window-closed")))) {
            assertEquals(List.of(), notes(desk), "that was before this call");
            desk.set(call(SharingScenes.mine(Status.WAITING, LETTER, "minimised")));
            assertTrue(mine(desk).startsWith("Minimised: bring Firefox — Invoice up"));
            desk.set(call(SharingScenes.mine(Status.NONE, LETTER, "window-closed")));
            assertFalse(desk.shows("sharing-bar"));
            assertEquals(List.of("You no longer share: Firefox — Invoice was closed."), notes(desk));
            desk.click(Fx.get(() -> desk.find("notes").lookup(".button")));
            assertEquals(List.of(), notes(desk));
            desk.set(call(SharingScenes.mine(Status.LIVE, LETTER, "")));
            desk.set(call(SharingScenes.mine(Status.NONE, LETTER, "cancelled")));
            assertEquals(List.of(), notes(desk), "nobody is told what they did themselves");
        }
    }

    @Test
    void long_names_move_nothing() {
        for (int width : new int[] {1000, 480}) {
            try (Desk desk = new Desk(width, 640, call(SharingScenes.mine(Status.LIVE, LETTER, "")))) {
                Bounds stop = bounds(desk, ".sharing-stop");
                desk.set(call(SharingScenes.mine(
                        Status.LIVE, SharingScenes.window("w1", "Letter ".repeat(50), "Writer"), "")));
                assertEquals(stop, bounds(desk, ".sharing-stop"));
                assertTrue(stop.getMaxX() <= width - 16);
                for (String id : List.of("microphone", "share-screen", "hang-up")) {
                    Bounds at = desk.bounds(id);
                    assertTrue(at.getMinX() >= 8 && at.getMaxX() <= width - 8, id + " " + at);
                }
            }
        }
    }

    private static Node inBar(Desk desk, String style) {
        return Fx.get(() -> desk.find("sharing-bar").lookup(style));
    }

    private static void click(Desk desk, String style) {
        Node button = inBar(desk, style);
        assertFalse(((Labeled) button).getAccessibleText().isBlank());
        desk.click(button);
    }

    private static Bounds bounds(Desk desk, String style) {
        Node node = inBar(desk, style);
        return Fx.get(() -> node.localToScreen(node.getLayoutBounds()));
    }
}
