package dev.parley.app.ui.theme;

import dev.parley.app.ui.text.Texts;
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

/** A page over home that is read from top to bottom: a title, the way back, and one column that scrolls. */
public class ColumnPage extends StackPane {
    private static final double WIDTH = 640;

    private final VBox column = new VBox(32);
    private final ScrollPane scroll = new ScrollPane();
    private final Button back;

    /**
     * @param id of the page; its button back has {@code ID-back}
     * @param leave turns to the page before
     */
    protected ColumnPage(String id, String title, Runnable leave) {
        getStyleClass().add("page");
        back = Controls.iconButton(Icon.BACK, 20, Texts.of("me.back"), leave, "flat");
        back.setId(id + "-back");
        Label head = Controls.line("lab-title");
        head.setText(title);
        HBox bar = new HBox(8, back, head);
        bar.getStyleClass().add("lab-bar");
        column.setMaxWidth(WIDTH);
        StackPane middle = new StackPane(column);
        StackPane.setAlignment(column, Pos.TOP_CENTER);
        middle.setPadding(new Insets(24, 24, 48, 24));
        scroll.setContent(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(title);
        scroll.getStyleClass().add("bare-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(new VBox(bar, scroll));
        ScrollKeys.follow(this, scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                leave.run();
            }
        });
    }

    /** Puts more below what the page has. */
    protected final void add(Node... more) {
        column.getChildren().addAll(more);
    }

    /** Opens the page, or leaves it. */
    public void setShowing(boolean showing) {
        if (showing) {
            scroll.setVvalue(0);
            back.requestFocus();
        }
    }
}
