package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.desktop.Notice;
import dev.parley.app.session.CallView;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.ContactsView;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import dev.parley.app.ui.SimulatedSession;
import dev.parley.app.ui.State;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.RingFor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RingingTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1000, 800);
    private static final Rectangle2D RIGHT = new Rectangle2D(1000, 100, 600, 500);

    static Stream<Arguments> places() {
        Rectangle2D small = new Rectangle2D(10, 10, 400, 300);
        return Stream.of(
                Arguments.of("it is there", new Point2D(900, 700), small, null),
                Arguments.of("the other one", new Point2D(1500, 300), small, new Point2D(1100, 200)),
                Arguments.of("larger than it", new Point2D(1500, 300), LEFT, new Point2D(1000, 100)),
                Arguments.of("between screens", new Point2D(1200, 50), small, null),
                Arguments.of(
                        "over both", new Point2D(10, 10), new Rectangle2D(800, 100, 600, 400), new Point2D(200, 200)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void it_goes_to_the_screen_with_the_pointer(String name, Point2D pointer, Rectangle2D window, Point2D to) {
        assertEquals(to, Ringing.placeOn(List.of(LEFT, RIGHT), pointer, window));
    }

    private static void incoming(State state) {
        state.phase = Phase.INCOMING;
        state.outgoing = false;
    }

    private static void ended(State state) {
        state.phase = Phase.ENDED;
        state.outgoing = false;
        state.endReason = EndReason.NO_ANSWER;
    }

    private static void talking(State state) {
        state.phase = Phase.CONNECTED;
        state.outgoing = false;
        state.connectedAt = 1;
    }

    private static boolean shows(Desk desk) {
        return Fx.get(desk.stage::isShowing);
    }

    private static boolean above(Desk desk) {
        return Fx.get(desk.stage::isAlwaysOnTop);
    }

    private static void hide(Desk desk) {
        desk.desktop.tray(true);
        desk.cross();
        if (desk.shows("background")) {
            desk.click("background-keep");
        }
        assertFalse(shows(desk));
    }

    @Test
    void a_call_that_nobody_takes_brings_the_hidden_window_and_takes_it_away_again() {
        try (Desk desk = new Desk(s -> {})) {
            hide(desk);
            desk.set(RingingTest::incoming);
            assertTrue(shows(desk));
            assertTrue(above(desk));
            desk.set(RingingTest::ended);
            assertEquals("dismiss", desk.intent());
            assertFalse(above(desk));
            desk.set(s -> {});
            assertFalse(shows(desk));
        }
    }

    @Test
    void a_call_that_was_taken_stays_until_it_is_over_and_left() {
        try (Desk desk = new Desk(s -> {})) {
            hide(desk);
            desk.set(RingingTest::incoming);
            desk.set(RingingTest::talking);
            assertTrue(shows(desk));
            assertFalse(above(desk));
            desk.set(s -> {
                ended(s);
                s.endReason = EndReason.HUNG_UP;
            });
            assertTrue(shows(desk), "how it ended is to be read");
            desk.set(s -> {});
            assertFalse(shows(desk));
            desk.set(RingingTest::incoming);
            assertTrue(shows(desk));
        }
    }

    @Test
    void answering_at_the_notification_is_no_wish_to_keep_the_window() {
        try (Desk desk = new Desk(s -> {})) {
            hide(desk);
            desk.set(RingingTest::incoming);
            desk.desktop.act(new Notice(Notice.Kind.RINGING, "c1", "", "", List.of()), OutsideWords.ANSWER);
            assertEquals("answer true", desk.intent());
            assertTrue(above(desk), "it rings still");
            desk.set(RingingTest::talking);
            desk.set(s -> {});
            assertFalse(shows(desk));
        }
    }

    @Test
    void a_minimised_window_comes_and_goes_as_well() {
        try (Desk desk = new Desk(s -> {})) {
            Fx.run(() -> desk.stage.setIconified(true));
            desk.set(RingingTest::incoming);
            assertFalse(Fx.get(desk.stage::isIconified));
            assertTrue(above(desk));
            desk.set(RingingTest::ended);
            desk.set(s -> {});
            assertTrue(Fx.get(desk.stage::isIconified));
            assertTrue(shows(desk));
        }
    }

    @Test
    void whoever_opens_the_window_meanwhile_keeps_it() {
        try (Desk desk = new Desk(s -> {})) {
            hide(desk);
            desk.set(RingingTest::incoming);
            desk.desktop.choose(OutsideWords.OPEN);
            desk.set(RingingTest::ended);
            assertTrue(desk.quiet(), "how it ended is shown");
            desk.set(s -> {});
            assertTrue(shows(desk));
        }
    }

    @Test
    void a_window_in_front_stays_and_shows_how_it_ended() {
        try (Desk desk = new Desk(s -> {})) {
            desk.set(RingingTest::incoming);
            desk.set(RingingTest::ended);
            assertTrue(desk.quiet());
            desk.set(s -> {});
            assertTrue(shows(desk));
        }
    }

    @Test
    void whoever_is_not_to_be_disturbed_sees_no_window() {
        try (Desk desk = new Desk(s -> {})) {
            hide(desk);
            desk.set(s -> {
                incoming(s);
                s.contacts = new ContactsView(List.of(), List.of(), RingFor.NOBODY);
            });
            assertFalse(shows(desk));
        }
    }

    /** A window on the left of two screens, while the pointer is on the right one. */
    private static void onTheOtherScreen(Consumer<Stage> before, BiConsumer<Stage, Ringing> then) {
        Fx.start();
        SimulatedSession session = new SimulatedSession(State.with(s -> {}));
        Stage stage = Fx.get(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new Group(), 400, 300));
            made.setX(50);
            made.setY(60);
            made.show();
            before.accept(made);
            return made;
        });
        try {
            Ringing ringing = new Ringing(stage, session, () -> new Point2D(1500, 300), () -> List.of(LEFT, RIGHT));
            Fx.run(() -> then.accept(stage, ringing));
        } finally {
            Fx.run(stage::hide);
        }
    }

    private static CallView call(Consumer<State> change) {
        return State.with(change).call();
    }

    @Test
    void a_maximised_window_comes_from_the_tray_to_the_screen_in_use_and_goes_back() {
        onTheOtherScreen(
                stage -> {
                    stage.hide();
                    stage.setMaximized(true);
                },
                (stage, ringing) -> {
                    // Where it is when it is maximised: this makes out on which screen it is so.
                    List<Point2D> seen = new ArrayList<>();
                    stage.maximizedProperty().subscribe((was, is) -> {
                        if (is) {
                            seen.add(new Point2D(stage.getX(), stage.getY()));
                        }
                    });
                    ringing.update(call(RingingTest::incoming), false);
                    assertTrue(stage.isMaximized());
                    assertEquals(1, seen.size());
                    assertTrue(RIGHT.contains(seen.getFirst()), seen.toString());
                    ringing.update(call(s -> {}), false);
                    assertFalse(stage.isShowing());
                    assertTrue(stage.isMaximized());
                    assertEquals(new Point2D(50, 60), seen.getLast());
                });
    }

    @Test
    void a_window_that_is_all_of_a_screen_stays_there() {
        onTheOtherScreen(stage -> stage.setFullScreen(true), (stage, ringing) -> {
            double x = stage.getX();
            ringing.update(call(RingingTest::incoming), false);
            assertTrue(stage.isFullScreen());
            assertEquals(x, stage.getX());
        });
    }

    @Test
    void a_full_screen_window_comes_from_the_tray() {
        onTheOtherScreen(
                stage -> {
                    stage.hide();
                    stage.setFullScreen(true);
                },
                (stage, ringing) -> {
                    List<Double> seen = new ArrayList<>();
                    stage.xProperty().subscribe((was, is) -> seen.add(is.doubleValue()));
                    ringing.update(call(RingingTest::incoming), false);
                    assertTrue(seen.stream().anyMatch(x -> x >= RIGHT.getMinX()), seen.toString());
                });
    }
}
