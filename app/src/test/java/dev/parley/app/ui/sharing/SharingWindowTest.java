package dev.parley.app.ui.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.session.SharingView;
import dev.parley.app.settings.DesktopPreferences.ThemeChoice;
import dev.parley.app.settings.SizeChoice;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.OnTop;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.theme.Theme;
import dev.parley.app.ui.theme.Zoom;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The headless platform tells of no lost focus, so the program's window says here whether it has it. */
class SharingWindowTest {
    private static final DisplaySource LETTER = SharingScenes.window("w1", "Invoice", "Firefox");

    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private final SharingModel model = new SharingModel(session);
    private final BooleanProperty focused = new SimpleBooleanProperty(true);
    private final ObjectProperty<SizeChoice> size = new SimpleObjectProperty<>(SizeChoice.SYSTEM);
    private Stage main;
    private SharingWindow window;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            main = new Stage();
            main.setScene(new Scene(new Pane(), 200, 100));
            window = new SharingWindow(model, main, focused, scene -> {
                Theme.follow(scene, new SimpleObjectProperty<>(ThemeChoice.SYSTEM));
                new Zoom(size).follow(scene);
            });
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            main.hide();
        });
    }

    private void show(SharingView view) {
        Fx.run(() -> model.update(State.with(s -> s.sharing = view)));
    }

    private void focus(boolean now) {
        Fx.run(() -> focused.set(now));
    }

    private List<Stage> bars() {
        return Fx.get(OnTop::stages);
    }

    @Test
    void it_is_there_while_something_is_shared_and_another_window_is_used() {
        focus(false);
        assertEquals(List.of(), bars());
        show(SharingScenes.mine(Status.LIVE, LETTER, ""));
        assertEquals(1, bars().size());
        Scene scene = bars().getFirst().getScene();
        assertSame(
                scene.getRoot(),
                Fx.get(scene::getFocusOwner),
                "a key that was meant for another window presses nothing");
        focus(true);
        assertEquals(List.of(), bars(), "the page has the same bar");
        focus(false);
        show(SharingScenes.mine(Status.PAUSED, LETTER, ""));
        assertEquals(1, bars().size());
        show(SharingScenes.mine(Status.NONE, LETTER, "stopped"));
        assertEquals(List.of(), bars());
        show(SharingScenes.mine(Status.LIVE, LETTER, ""));
        Fx.run(window::close);
        assertEquals(List.of(), bars());
    }

    @Test
    void it_is_as_large_as_was_chosen_and_in_the_middle_still() {
        focus(false);
        show(SharingScenes.mine(Status.LIVE, LETTER, ""));
        Stage bar = bars().getFirst();
        assertEquals(640, Fx.get(bar::getWidth));
        double height = Fx.get(bar::getHeight);
        Fx.run(() -> size.set(SizeChoice.PERCENT_150));
        Fx.until("larger", () -> bar.getWidth() == 960);
        assertEquals(1.5 * height, Fx.get(bar::getHeight), 1);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        assertEquals((screen.getWidth() - 960) / 2, Fx.get(bar::getX), 1);
    }

    @Test
    void it_says_what_is_shared_and_its_buttons_do_what_they_say() {
        focus(false);
        show(SharingScenes.mine(Status.LIVE, LETTER, ""));
        Stage bar = bars().getFirst();
        assertEquals(
                "You share Firefox — Invoice",
                Fx.get(() -> bar.getScene().lookup(".sharing-bar").getAccessibleText()));
        for (String style : List.of(".sharing-pause", ".sharing-another", ".sharing-stop")) {
            Fx.run(() -> ((Button) bar.getScene().lookup(style)).fire());
        }
        assertEquals(
                List.of("sharing pause true", "sharing choosing true", "sharing stop"), List.copyOf(session.intents()));
        assertFalse(Fx.get(main::isIconified), "what can be shared is shown there");
    }

    @Test
    void it_is_at_the_top_in_the_middle_and_can_be_dragged() {
        focus(false);
        show(SharingScenes.mine(Status.LIVE, LETTER, ""));
        Stage bar = bars().getFirst();
        double x = Fx.get(bar::getX);
        assertEquals(0, Fx.get(bar::getY));
        assertTrue(x > 100, "it is at " + x);
        OnTop.mouse(bar.getScene().lookup(".sharing-bar"), MouseEvent.MOUSE_PRESSED, x + 8, 8, false);
        OnTop.mouse(bar.getScene().lookup(".sharing-bar"), MouseEvent.MOUSE_DRAGGED, x + 48, 38, false);
        assertEquals(x + 40, Fx.get(bar::getX));
        assertEquals(30, Fx.get(bar::getY));
        Fx.run(() -> Event.fireEvent(
                bar.getScene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, true, false, false)));
        assertEquals(x + 72, Fx.get(bar::getX), "by keys");
        focus(true);
        focus(false);
        assertEquals(x, Fx.get(bar::getX), "it remembers nothing");
    }
}
