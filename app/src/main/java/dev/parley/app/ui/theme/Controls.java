package dev.parley.app.ui.theme;

import dev.parley.app.ui.text.Texts;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Makes the small controls that all pages share, each with its words for screen readers. */
public final class Controls {
    /** What is dressed so begins a page or a part of one. */
    private static final Set<String> HEADINGS = Set.of("heading", "title", "section", "lab-title", "ring-name");

    private Controls() {}

    /** A button of words. */
    public static Button button(String text, Runnable action, String... styles) {
        Button button = new Button(text);
        button.setOnAction(e -> action.run());
        button.setAccessibleText(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(styles);
        return button;
    }

    /** A button of an icon and words. */
    public static Button button(Icon icon, String text, Runnable action, String... styles) {
        Button button = button(text, action, styles);
        button.setGraphic(icon.node(18));
        button.setGraphicTextGap(8);
        return button;
    }

    /** A button that is only an icon; {@code text} is its tooltip and what a screen reader says. */
    public static Button iconButton(Icon icon, int size, String text, Runnable action, String... styles) {
        Button button = button(text, action, styles);
        button.setGraphic(icon.node(size));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("icon-only");
        button.setTooltip(tooltip(text));
        return button;
    }

    /** A tooltip that comes soon. */
    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        return tooltip;
    }

    /** A line of text that gives way to its neighbours: it ends in an ellipsis and never widens the page. */
    public static Label line(String... styles) {
        Label label = new Label();
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMinWidth(0);
        return dress(label, styles);
    }

    /** Shows the whole text in a tooltip where it ends in an ellipsis. */
    public static void tellWhenCut(Labeled labeled) {
        tellWhenCut(labeled, labeled);
    }

    /** The same, where {@code control} has the mouse. */
    public static void tellWhenCut(Labeled labeled, Control control) {
        Tooltip tooltip = tooltip("");
        tooltip.textProperty().bind(labeled.textProperty());
        labeled.textTruncatedProperty().subscribe(cut -> control.setTooltip(cut ? tooltip : null));
    }

    /** A text of several lines, as high as it needs. */
    public static Label paragraph(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return dress(label, styles);
    }

    private static Label dress(Label label, String... styles) {
        label.getStyleClass().addAll(styles);
        if (HEADINGS.stream().anyMatch(label.getStyleClass()::contains)) {
            label.setAccessibleRoleDescription(Texts.of("spoken.heading")); // JavaFX has no role for it
        }
        return label;
    }

    /** Which of several: what a screen reader says of a button that stands there more than once, “Play: Monday”. */
    public static String of(String text, String which) {
        return Texts.of("spoken.of", text, which);
    }

    /** Takes the room that is left. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Shows or removes a node, and its room with it. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
