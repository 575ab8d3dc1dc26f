package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What remains of a screen of 1366 × 768 with a panel of 32 when the system scales: a layout knows only that. All that can
 * be pressed or written into is in sight, or in something that scrolls.
 */
class SmallScreenTest {
    @ParameterizedTest(name = "{0} %")
    @CsvSource({"150, 910, 490", "200, 683, 368"})
    void nothing_is_cut_on_a_small_screen_that_is_scaled(int percent, int width, int height) {
        Set<String> cut = new TreeSet<>();
        int[] looked = {0};
        try (Desk desk = new Desk(width, Math.min(height, 520), s -> {})) {
            Fx.run(() -> {
                desk.stage.setMinHeight(height); // as WindowPlace does there
                desk.stage.setHeight(height);
            });
            Gallery.pages().forEach((name, page) -> {
                desk.set(page);
                Fx.run(() -> look(name, desk.stage.getScene().getRoot(), width, height, looked, cut));
            });
        }
        assertTrue(looked[0] > 200, "it looked at " + looked[0]);
        assertEquals("", String.join("\n", cut));
    }

    private static void look(String page, Node node, double width, double height, int[] looked, Set<String> cut) {
        if (!node.isVisible() || node instanceof ScrollPane) {
            return;
        }
        if (node instanceof ListView<?> list) {
            looked[0]++;
            if (list.getHeight() < 56) {
                cut.add(page + ": #" + list.getId() + " has a height of " + list.getHeight());
            }
            return;
        }
        if (node instanceof Control control && (node instanceof ButtonBase || node instanceof TextInputControl)) {
            looked[0]++;
            Bounds at = node.localToScene(node.getLayoutBounds());
            boolean inside = at.getMinX() >= 0 && at.getMinY() >= 0 && at.getMaxX() <= width && at.getMaxY() <= height;
            if (!inside || control.getWidth() < 16 || control.getHeight() < 16) {
                cut.add(page + ": #" + node.getId() + " " + control.getAccessibleText() + " at " + at);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(page, child, width, height, looked, cut));
        }
    }
}
