package dev.parley.app.ui.window;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks, in the page, before a call is ended by closing the window. */
final class ClosingPane extends StackPane {
    private final Label question = Controls.paragraph("", "strong");
    private final Button stay;

    ClosingPane(Runnable close) {
        setId("closing");
        getStyleClass().add("closing");
        stay = Controls.button(Texts.of("close.no"), this::hide, "big");
        stay.setId("stay");
        Button yes = Controls.button(Icon.HANG_UP, Texts.of("close.yes"), close, "danger", "big");
        yes.setId("close-anyway");
        FlowPane buttons = new FlowPane(8, 8, stay, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(24, question, buttons);
        card.getStyleClass().add("closing-card");
        card.setMaxSize(480, USE_PREF_SIZE);
        StackPane.setMargin(card, new Insets(16));
        getChildren().add(card);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            }
        });
        hide();
    }

    void ask(CallView call) {
        boolean rings = call.phase() == CallView.Phase.OUTGOING || call.phase() == CallView.Phase.INCOMING;
        question.setText(Texts.of(rings ? "close.ringing" : "close.question", call.displayName()));
        Controls.show(this, true);
        stay.requestFocus();
    }

    void hide() {
        Controls.show(this, false);
    }
}
