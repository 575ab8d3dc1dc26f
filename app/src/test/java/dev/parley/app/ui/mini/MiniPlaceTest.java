package dev.parley.app.ui.mini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.settings.WindowBounds.Corner;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniPlaceTest {
    /** A second screen, left of the first, with a panel of 40 below. */
    private static final Rectangle2D SCREEN = new Rectangle2D(-1600, 100, 1600, 860);

    @ParameterizedTest
    @CsvSource({
        "TOP_LEFT, -1584, 116",
        "TOP_RIGHT, -304, 116",
        "BOTTOM_LEFT, -1584, 782",
        "BOTTOM_RIGHT, -304, 782",
    })
    void it_is_in_a_corner_and_goes_there_again_when_it_is_let_go_near(Corner corner, double x, double y) {
        assertEquals(new Point2D(x, y), MiniPlace.at(corner, SCREEN, 288, 162));
        assertEquals(corner, MiniPlace.nearest(x + (x < -800 ? 344 : -56), y + (y < 500 ? 181 : -19), SCREEN));
        assertEquals(corner, MiniPlace.nearest(x + (x < -800 ? -56 : 344), y + (y < 500 ? -9 : 171), SCREEN));
    }
}
