package dev.parley.app.ui.mini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.session.CallView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.DesktopPreferences.MiniChoice;
import dev.parley.app.settings.SizeChoice;
import dev.parley.app.settings.WindowBounds.Corner;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.OnTop;
import dev.parley.app.ui.SharingScenes;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.app.ui.call.CallModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.theme.Zoom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The headless platform tells of no lost focus, so the program's window says here whether it has it. */
class MiniWindowTest {
    private final SimulatedSession session = new SimulatedSession(State.with(s -> {}));
    private final CallModel call = new CallModel(session, () -> 62_000);
    private final SharingModel sharing = new SharingModel(session);
    private final RecordingModel recording = new RecordingModel(session, () -> 0);
    private final BooleanProperty focused = new SimpleBooleanProperty(true);
    private final ObjectProperty<MiniChoice> choice = new SimpleObjectProperty<>(MiniChoice.BEHIND);
    private final AtomicInteger back = new AtomicInteger();
    private final ObjectProperty<SizeChoice> size = new SimpleObjectProperty<>(SizeChoice.SYSTEM);
    private Stage main;
    private MiniWindow window;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            main = new Stage();
            main.setScene(new Scene(new Pane(), 200, 100));
            main.show();
            window = new MiniWindow(
                    session,
                    new MiniWindow.Models(call, sharing, recording),
                    main,
                    focused,
                    choice,
                    Corner.TOP_RIGHT,
                    new Zoom(size)::follow,
                    back::incrementAndGet);
        });
        set(s -> {});
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            main.hide();
        });
        assertNull(session.surface(PictureSource.REMOTE), "its picture is closed");
    }

    /** Another state of a call of a minute. */
    private void set(Consumer<State> change) {
        Snapshot now = State.with(s -> {
            s.phase = CallView.Phase.CONNECTED;
            s.connectedAt = 1_000;
            change.accept(s);
        });
        Fx.run(() -> {
            call.update(now);
            sharing.update(now);
            recording.update(now);
        });
    }

    private void leaveFocus() {
        Fx.run(() -> focused.set(false));
    }

    private Stage mini() {
        return Fx.get(OnTop::stage);
    }

    private Stage comes() {
        Fx.until("the small window", () -> OnTop.stage() != null);
        return mini();
    }

    /** Long enough for it to come. */
    private void staysAway() {
        long until = System.nanoTime() + (long) (2.5 * MiniWindow.REST.toMillis() * 1e6);
        Fx.until("time", () -> System.nanoTime() > until);
        assertNull(mini());
    }

    @Test
    void it_comes_when_another_program_is_in_front_and_goes_at_once() {
        staysAway();
        leaveFocus();
        assertNull(mini(), "who only passes by sees nothing come");
        Stage mini = comes();
        assertSame(
                mini.getScene().lookup(".mini"),
                Fx.get(() -> mini.getScene().getFocusOwner()),
                "a key presses nothing");
        Fx.run(() -> focused.set(true));
        assertNull(mini());
        leaveFocus();
        comes();
        set(s -> s.phase = CallView.Phase.ENDED);
        assertNull(mini());
    }

    @Test
    void it_shows_the_same_pictures_as_the_page_in_its_own_size() throws InterruptedException {
        leaveFocus();
        Stage mini = comes();
        SimulatedSession.OpenSurface surface = session.surface(PictureSource.REMOTE);
        assertEquals("288x162", surface.sizes().take());
        Node nobody = mini.getScene().lookup(".no-picture");
        assertTrue(Fx.get(nobody::isVisible), "the avatar until there is a picture");
        surface.paint(288, 162, (x, y) -> 0xff00ff00);
        Fx.until("picture", () -> !nobody.isVisible());
        set(s -> s.remoteCamera = false);
        assertTrue(Fx.get(nobody::isVisible));
    }

    @Test
    void it_is_not_there_where_a_person_does_not_want_it() {
        Fx.run(() -> choice.set(MiniChoice.NEVER));
        leaveFocus();
        staysAway();
        Fx.run(() -> choice.set(MiniChoice.MINIMIZED));
        staysAway();
        Fx.run(() -> main.setIconified(true));
        comes();
        Fx.run(() -> main.setIconified(false));
        assertNull(mini());
        Fx.run(() -> choice.set(MiniChoice.BEHIND));
        comes();
    }

    @Test
    void it_is_not_there_while_i_share_a_screen() {
        leaveFocus();
        comes();
        set(s -> s.sharing = SharingScenes.mine(Status.LIVE, SharingScenes.window("w1", "Invoice", "Firefox"), ""));
        assertNull(mini());
        staysAway();
        set(s -> {});
        comes();
    }

    @Test
    void closed_it_stays_away_until_the_next_call() {
        leaveFocus();
        Stage mini = comes();
        Fx.run(() -> ((Button) mini.getScene().lookup("#mini-close")).fire());
        assertNull(mini());
        staysAway();
        set(s -> s.callId = "another");
        comes();
    }

    @Test
    void its_buttons_do_what_they_say() {
        leaveFocus();
        Stage mini = comes();
        for (String id : List.of("#mini-microphone", "#mini-hang-up", "#mini-back")) {
            Fx.run(() -> ((Button) mini.getScene().lookup(id)).fire());
        }
        assertEquals(List.of("microphone false", "hang-up"), List.copyOf(session.intents()));
        assertEquals(1, back.get());
        Node muted = mini.getScene().lookup(".mini-muted");
        assertFalse(Fx.get(muted::isVisible));
        set(s -> s.microphone = false);
        Node buttons = mini.getScene().lookup(".mini-foot");
        assertTrue(Fx.get(() -> muted.isVisible() != buttons.isVisible()), "one of them says so");
        Label name = (Label) mini.getScene().lookup(".mini-head .strong");
        assertEquals("Grace Hopper", Fx.get(name::getText));
    }

    @Test
    void it_is_as_large_as_was_chosen_and_in_its_corner() {
        leaveFocus();
        Stage mini = comes();
        Fx.run(() -> size.set(SizeChoice.PERCENT_150));
        double width = 1.5 * MiniPlace.WIDTH;
        double height = 1.5 * MiniPlace.HEIGHT;
        Fx.until("larger", () -> mini.getWidth() == width && mini.getHeight() == height);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Point2D corner = MiniPlace.at(Corner.TOP_RIGHT, screen, width, height);
        assertEquals(corner, Fx.get(() -> new Point2D(mini.getX(), mini.getY())));
        Fx.run(() -> focused.set(true));
        leaveFocus();
        Stage again = comes();
        assertEquals(corner, Fx.get(() -> new Point2D(again.getX(), again.getY())), "the next time too");
    }

    @Test
    void it_goes_into_the_corner_where_it_is_let_go() {
        leaveFocus();
        Stage mini = comes();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Point2D first = MiniPlace.at(Corner.TOP_RIGHT, screen, MiniPlace.WIDTH, MiniPlace.HEIGHT);
        assertEquals(first, Fx.get(() -> new Point2D(mini.getX(), mini.getY())));
        Node pane = mini.getScene().lookup(".mini");
        OnTop.mouse(pane, MouseEvent.MOUSE_PRESSED, first.getX() + 100, first.getY() + 80, true);
        OnTop.mouse(pane, MouseEvent.MOUSE_DRAGGED, 150, 700, false);
        assertEquals(new Point2D(50, 620), Fx.get(() -> new Point2D(mini.getX(), mini.getY())));
        OnTop.mouse(pane, MouseEvent.MOUSE_RELEASED, 150, 700, false);
        Point2D last = MiniPlace.at(Corner.BOTTOM_LEFT, screen, MiniPlace.WIDTH, MiniPlace.HEIGHT);
        assertEquals(last, Fx.get(() -> new Point2D(mini.getX(), mini.getY())));
        assertEquals(Corner.BOTTOM_LEFT, Fx.get(window::corner));
    }
}
