package dev.parley.app.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.WindowBounds;
import dev.parley.app.settings.WindowBounds.Corner;
import dev.parley.app.ui.Desk;
import dev.parley.app.ui.Fx;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlaceTest {
    /** With a panel of 32 above. */
    private static final Rectangle2D LEFT = new Rectangle2D(0, 32, 1366, 736);

    private static final Rectangle2D RIGHT = new Rectangle2D(1366, 0, 1920, 1080);
    /** A screen of 1366 × 768 at 150 %. */
    private static final Rectangle2D SMALL = new Rectangle2D(0, 20, 911, 492);

    private static Rectangle2D rectangle(String numbers) {
        double[] each =
                Stream.of(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Rectangle2D(each[0], each[1], each[2], each[3]);
    }

    private static WindowBounds kept(Rectangle2D at) {
        return new WindowBounds(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight(), false, Corner.BOTTOM_RIGHT);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "100 100 900 600, 100 100 900 600", // where it was
        "1000 100 900 600, 1000 100 900 600", // half on each
        "1366 0 1920 1080, 1366 0 1920 1080", // all of the second
        "100 0 900 600, 100 32 900 600", // under the panel
        "-300 100 900 600, 0 100 900 600", // over the left edge
        "100 100 200 100, 100 100 440 520", // smaller than it may be
        "3200 1000 900 600, 2386 480 900 600", // nearly out
        "9000 500 900 600, 2386 480 900 600", // on a screen that is gone
        "-5000 -5000 900 600, 0 32 900 600",
        "-2000 100 3000 2000, 0 32 1366 736", // larger than a screen
        "0 0 0 0, 183 50 1000 700", // never anywhere: in the middle
    })
    void a_window_is_put_where_it_was_or_as_near_as_there_is_a_screen(String kept, String wanted) {
        Rectangle2D at = WindowPlace.fit(kept(rectangle(kept)), List.of(LEFT, RIGHT), LEFT, 1);
        assertEquals(rectangle(wanted), at);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"0 0 0 0, 0 20 911 492", "100 100 1000 700, 0 20 911 492", "5 20 440 520, 5 20 440 492"})
    void on_a_small_screen_a_window_is_no_larger_than_it(String kept, String wanted) {
        assertEquals(rectangle(wanted), WindowPlace.fit(kept(rectangle(kept)), List.of(SMALL), SMALL, 1));
    }

    @Test
    void where_a_window_is_closed_is_kept() {
        try (Desk desk = new Desk(800, 600, s -> {})) {
            Fx.run(() -> {
                desk.stage.setX(50);
                desk.stage.setY(40);
            });
            desk.pulses(2);
            desk.cross();
            assertEquals(new WindowBounds(50, 40, 800, 600, false, Corner.BOTTOM_RIGHT), desk.bounds.get());
        }
    }

    @Test
    void a_maximized_window_is_kept_with_its_place_of_before() {
        try (Desk desk = new Desk(800, 600, s -> {})) {
            long rested = System.nanoTime() + (long) (WindowPlace.REST.toMillis() * 1.5e6);
            Fx.until("rested", () -> System.nanoTime() > rested);
            Fx.run(() -> desk.stage.setMaximized(true));
            desk.pulses(2);
            desk.cross();
            assertEquals(new WindowBounds(0, 0, 800, 600, true, Corner.BOTTOM_RIGHT), desk.bounds.get());
        }
    }
}
