package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.keyboard.Shortcut;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who calls, and the answers: for a page that covers the ringing one. */
public final class AnswerBar extends VBox {

    public AnswerBar(CallModel model) {
        super(8);
        getStyleClass().add("page-foot");
        setAlignment(Pos.CENTER);
        Label who = Controls.line("strong");
        who.setId("check-caller");
        model.callProperty().subscribe((CallView call) -> {
            if (call != null) {
                who.setText(call.displayName());
            }
        });
        Label calls = new Label(Texts.of("ring.calls-you"));
        calls.setMinWidth(USE_PREF_SIZE);
        HBox caller = new HBox(4, who, calls);
        caller.setAlignment(Pos.CENTER);
        FlowPane buttons = new FlowPane(
                12,
                8,
                pill("check-decline", Icon.HANG_UP, "ring.decline", model::decline, "hang-up"),
                pill("check-answer-no-video", Icon.CALL, "ring.answer-no-video", () -> model.answer(false), "plain"),
                pill("check-answer", Icon.CAMERA, "ring.answer", () -> model.answer(true), "answer"));
        buttons.setAlignment(Pos.CENTER);
        buttons.getChildren().forEach(button -> button.getStyleClass().add("low"));
        getChildren().addAll(caller, buttons);
    }

    /** A large round-ended button, which Enter presses as well. */
    static Button pill(String id, Icon icon, String key, Runnable action, String style) {
        Button button = Controls.button(icon, Texts.of(key), action);
        button.setId(id);
        button.getStyleClass().setAll("pill", style);
        button.setTooltip(Controls.tooltip(Texts.of(key + ".hint", Shortcut.text(Shortcut.HANG_UP))));
        button.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isConsumed()) {
                event.consume();
                button.fire();
            }
        });
        return button;
    }
}
