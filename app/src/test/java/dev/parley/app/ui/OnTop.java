package dev.parley.app.ui;

import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The small windows of the program that are above all others, and the mouse in them. */
public final class OnTop {
    private OnTop() {}

    /** Those that are there; on the JavaFX thread. */
    public static List<Stage> stages() {
        return Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && stage.isAlwaysOnTop())
                .map(Stage.class::cast)
                .toList();
    }

    /** The one that is there, null for none; on the JavaFX thread. */
    public static Stage stage() {
        List<Stage> there = stages();
        return there.isEmpty() ? null : there.getFirst();
    }

    /**
     * Does what the headless robot can't, as it drags nothing.
     *
     * @param x on the screen
     * @param y on the screen
     * @param still whether it hasn't moved since it was pressed
     */
    public static void mouse(Node node, EventType<MouseEvent> type, double x, double y, boolean still) {
        Fx.run(() -> Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        8,
                        8,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        still,
                        null)));
    }
}
