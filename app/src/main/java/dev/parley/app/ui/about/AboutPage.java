package dev.parley.app.ui.about;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The program's version, and all that is shipped with it, each with its version and licence. JavaFX thread. */
public final class AboutPage extends StackPane {
    private static final double WIDTH = 640;

    private final ScrollPane scroll = new ScrollPane();
    private final Button back;

    /**
     * @param leave turns to the page before
     * @param sections what stands between the version and the list
     */
    public AboutPage(Inventory inventory, Runnable leave, Node... sections) {
        getStyleClass().add("page");
        back = Controls.iconButton(Icon.BACK, 20, Texts.of("me.back"), leave, "flat");
        back.setId("about-back");
        Label title = Controls.line("lab-title");
        title.setText(Texts.of("about.title"));
        HBox bar = new HBox(8, back, title);
        bar.getStyleClass().add("lab-bar");
        VBox column = new VBox(32, head(inventory));
        column.getChildren().addAll(sections);
        column.getChildren().add(parts(inventory));
        column.setMaxWidth(WIDTH);
        StackPane middle = new StackPane(column);
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        middle.setPadding(new Insets(24, 24, 48, 24));
        scroll.setContent(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(Texts.of("about.title"));
        scroll.getStyleClass().add("bare-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(new VBox(bar, scroll));
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                leave.run();
            }
        });
    }

    private static VBox head(Inventory inventory) {
        Label name = Controls.paragraph(Texts.of("about.version", inventory.version()), "title");
        name.setId("about-version");
        return new VBox(
                4,
                name,
                Controls.paragraph(Texts.of("about.what")),
                Controls.paragraph(
                        Texts.of(
                                "about.system",
                                Runtime.version(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")),
                        "muted",
                        "small"));
    }

    private static VBox parts(Inventory inventory) {
        Label title = Controls.line("title");
        title.setText(Texts.of("about.parts"));
        VBox rows = new VBox();
        rows.setId("about-parts");
        rows.getChildren().add(row("Java", Runtime.version().toString(), Texts.of("about.java.licence")));
        for (Inventory.Part one : inventory.parts()) {
            String licence = one.licences().stream()
                    .reduce((first, other) -> Texts.of("about.licence.or", first, other))
                    .orElse(Texts.of("about.licence.none"));
            rows.getChildren().add(row(one.name(), one.version(), licence));
        }
        return new VBox(12, title, Controls.paragraph(Texts.of("about.parts.more"), "muted"), rows);
    }

    private static VBox row(String name, String version, String licence) {
        Label what = Controls.paragraph(name + " " + version, "strong");
        Label how = Controls.paragraph(licence, "muted", "small");
        VBox row = new VBox(2, what, how);
        row.getStyleClass().add("me-row");
        return row;
    }

    /** Opens the page, or leaves it. */
    public void setShowing(boolean showing) {
        if (showing) {
            scroll.setVvalue(0);
            back.requestFocus();
        }
    }
}
