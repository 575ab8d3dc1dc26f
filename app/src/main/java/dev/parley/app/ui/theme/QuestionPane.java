package dev.parley.app.ui.theme;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks something over the page, in a card with buttons at its end. Hidden at first. It keeps the
 * focus as long as it shows, and gives it back. JavaFX thread. */
public abstract class QuestionPane extends StackPane {
    private static final int WIDTH = 520;

    protected QuestionPane(String id) {
        setId(id);
        getStyleClass().add("question");
        // Before what is in it: a list takes Escape for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                dismiss();
                e.consume();
            }
        });
        Controls.show(this, false);
        FocusKeeper.keepIn(this);
    }

    /** Makes the card; once. */
    protected final void fill(Button no, Button yes, Node... content) {
        fill(new FlowPane(8, 8, no, yes), content);
    }

    /** The same, of what is only to be read. */
    protected final void fillWithOne(Button close, Node... content) {
        fill(new FlowPane(close), content);
    }

    private void fill(FlowPane buttons, Node... content) {
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(16, content);
        card.getChildren().add(buttons);
        card.getStyleClass().add("question-card");
        card.setMaxSize(WIDTH, USE_PREF_SIZE);
        StackPane.setMargin(card, new Insets(16));
        getChildren().add(card);
    }

    /** What Escape does: the same as the button that changes nothing. */
    protected abstract void dismiss();
}
