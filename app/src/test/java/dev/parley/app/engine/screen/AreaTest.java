package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {
    private static final Area TEN = new Area(10, 10, 10, 10);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, 10, 100", // beside
        "10, 10, 10, 10, 0", // the same
        "0, 0, 100, 100, 0", // around
        "12, 12, 3, 3, 91", // within
        "15, 15, 10, 10, 75", // a corner
        "15, 0, 2, 100, 80", // across
        "12, 12, 0, 5, 100" // empty
    })
    void without_leaves_all_other_pixels_once(int x, int y, int width, int height, int left) {
        List<Area> rest = TEN.without(new Area(x, y, width, height));
        int pixels = 0;
        for (int py = 0; py < 30; py++) {
            for (int px = 0; px < 30; px++) {
                boolean wanted = contains(TEN, px, py) && !contains(new Area(x, y, width, height), px, py);
                int atX = px;
                int atY = py;
                long times =
                        rest.stream().filter(one -> contains(one, atX, atY)).count();
                assertEquals(wanted ? 1 : 0, times, px + ", " + py);
                pixels += wanted ? 1 : 0;
            }
        }
        assertEquals(left, pixels);
    }

    private static boolean contains(Area area, int x, int y) {
        return !area.and(new Area(x, y, 1, 1)).isEmpty();
    }

    @Test
    void what_two_have_is_the_overlap() {
        assertEquals(new Area(15, 10, 5, 4), TEN.and(new Area(15, 0, 50, 14)));
        assertTrue(TEN.and(new Area(20, 10, 5, 5)).isEmpty());
    }
}
