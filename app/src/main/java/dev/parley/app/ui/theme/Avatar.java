package dev.parley.app.ui.theme;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** A round picture of a person: the initials on a colour made from the username. */
public final class Avatar extends StackPane {
    /** No reds among them (red is for hanging up), and all dark enough for white letters. */
    static final List<Color> COLOURS = List.of(
            Color.web("#8a5a12"),
            Color.web("#6d6a12"),
            Color.web("#4a7326"),
            Color.web("#2a7650"),
            Color.web("#1b7473"),
            Color.web("#2b6cab"),
            Color.web("#4a5fc1"),
            Color.web("#6b4fc1"),
            Color.web("#8a45b0"),
            Color.web("#9c4a7c"),
            Color.web("#5c6b7c"));

    private final Label letters = new Label();

    /** @param size the diameter */
    public Avatar(double size) {
        getStyleClass().add("avatar");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        letters.getStyleClass().add("avatar-letters");
        letters.setStyle("-fx-font-size: " + Math.round(size * 0.38) + "px;");
        letters.setMinWidth(USE_PREF_SIZE);
        getChildren().add(letters);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Whom to show. */
    public void show(String username, String displayName) {
        String name = displayName.isBlank() ? username : displayName;
        letters.setText(initials(name));
        setAccessibleText(name);
        setBackground(new Background(new BackgroundFill(colour(username), new CornerRadii(50, true), Insets.EMPTY)));
    }

    /** It is one picture: nobody wants to hear initials. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.CHILDREN
                ? FXCollections.emptyObservableList()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    static Color colour(String username) {
        return COLOURS.get(Math.floorMod(username.hashCode(), COLOURS.size()));
    }

    /** The first letters of the first and the last word; by code point, so no letter is cut in two. */
    static String initials(String name) {
        List<String> words = name.strip()
                .lines()
                .flatMap(l -> List.of(l.split("[\\s._-]+")).stream())
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return "?";
        }
        String first = first(words.getFirst());
        return (words.size() == 1 ? first : first + first(words.getLast())).toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
