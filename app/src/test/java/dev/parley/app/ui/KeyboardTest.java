package dev.parley.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Border;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page by keys alone: all is reached in the order it is read, the focus is seen, and a screen reader has words. */
class KeyboardTest {
    private static final int[] SIZE = {1000, 700};

    @ParameterizedTest
    @CsvSource({
        "choose, LIGHT",
        "changed, LIGHT",
        "account-wrong, LIGHT",
        "home-new, DARK",
        "home-asked, LIGHT",
        "home-trouble, LIGHT",
        "my-account-delete, LIGHT",
        "about, DARK",
        "devices-missing, LIGHT",
        "check, DARK",
        "laboratory-record, LIGHT",
        "library, LIGHT",
        "library-player-webm, DARK",
        "incoming, DARK",
        "call-trouble, LIGHT",
        "call-sound, DARK",
        "call-screen, LIGHT",
        "share-own, LIGHT",
        "record-panel, LIGHT",
        "record-question, LIGHT",
        "record-theirs-share, DARK",
        "ended-asked, LIGHT",
        "closing, DARK",
        "link-ask, LIGHT",
        "keyboard, DARK",
    })
    void a_page_is_usable_by_keys_alone(String page, ColorScheme scheme) {
        Fx.start();
        Consumer<State> state = Gallery.pages().get(page);
        Stage stage = Gallery.open(page, state, scheme, SIZE);
        try {
            assertEquals(List.of(), Fx.get(() -> faults(stage)));
        } finally {
            Fx.run(stage::hide);
        }
    }

    private static List<String> faults(Stage stage) {
        List<String> faults = new ArrayList<>();
        Walk walk = new Walk(stage.getScene());
        List<Node> stops = walk.around();
        walk.missed(new HashSet<>(stops)).forEach(node -> faults.add("not reached: " + node));
        Walk.jumps(stops).forEach(step -> faults.add("not in the order of reading: " + step));
        stops.stream()
                .filter(node -> !Walk.isShown(node) || !walk.isInScope(node))
                .forEach(node -> faults.add("reached, though it is covered: " + Walk.name(node)));
        Map<String, Node> names = new HashMap<>();
        for (Node node : stops) {
            faults.addAll(unsaid(node));
            Node same = names.put(words(node), node);
            if (same != null) {
                faults.add("of the same name: " + Walk.name(same) + " and " + Walk.name(node));
            }
        }
        List<Node> lap = walk.laps(true);
        List<Node> back = walk.laps(false);
        if (!lap.subList(1, lap.size()).equals(back.reversed().subList(0, back.size() - 1))) {
            faults.add("Shift+Tab goes another way");
        }
        faults.addAll(unseen(stage, walk, lap.size()));
        return faults;
    }

    private static List<String> unseen(Stage stage, Walk walk, int stops) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < stops; i++) {
            Node at = stage.getScene().getFocusOwner();
            Border with = Ring.border(at);
            walk.tab(true);
            if (stage.getScene().getFocusOwner() != at) {
                String fault = Ring.fault(at, with, Ring.border(at));
                if (!fault.isEmpty()) {
                    faults.add(Walk.name(at) + " " + fault);
                }
            }
        }
        return faults;
    }

    private static String words(Node node) {
        Object words = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return words == null ? "" : words.toString();
    }

    /** What a screen reader can't say of it. */
    private static List<String> unsaid(Node node) {
        List<String> faults = new ArrayList<>();
        if (words(node).isBlank()) {
            faults.add("without a name: " + Walk.name(node));
        }
        if (node instanceof ToggleButton toggle
                && !Boolean.valueOf(toggle.isSelected())
                        .equals(node.queryAccessibleAttribute(AccessibleAttribute.SELECTED))) {
            faults.add("says not whether it is on: " + Walk.name(node));
        }
        boolean plain = node.getAccessibleRole() == AccessibleRole.NODE
                || (node.getAccessibleRole() == AccessibleRole.PARENT
                        && !node.getStyleClass().contains("call-page")
                        && !"player".equals(node.getId()));
        if (plain) {
            faults.add("says not what it is: " + Walk.name(node));
        }
        return faults;
    }
}
