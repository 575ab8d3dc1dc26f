package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** While it rings, on either side. */
final class RingPane extends VBox {
    private static final double LOW = 440;

    private final CallModel model;
    private final Avatar avatar = new Avatar(128);
    private final Label name = Controls.line("ring-name");
    private final Button cancel;
    private final Button answer;
    private final Button withoutVideo;
    private final Button decline;
    private final Button check;
    private final FlowPane buttons = new FlowPane(16, 8);
    /** Keys that went down while they meant something else, and are not let go yet. */
    private final Set<KeyCode> begunDeaf = EnumSet.noneOf(KeyCode.class);

    /** @param openCheck shows camera and sound before the answer */
    RingPane(CallModel model, Runnable openCheck) {
        super(16);
        this.model = model;
        setAlignment(Pos.CENTER);
        setPadding(new Insets(16));
        getStyleClass().add("ring-shade");
        name.setId("ring-name");
        name.setMaxWidth(Region.USE_PREF_SIZE);
        Label state = new Label();
        state.setId("ring-state");
        state.getStyleClass().addAll("ring-state", "dim");
        state.textProperty().bind(model.statusProperty());
        cancel = AnswerBar.pill("cancel", Icon.HANG_UP, "ring.cancel", model::hangUp, "hang-up");
        answer = AnswerBar.pill("answer", Icon.CAMERA, "ring.answer", () -> model.answer(true), "answer");
        withoutVideo = AnswerBar.pill(
                "answer-no-video", Icon.CALL, "ring.answer-no-video", () -> model.answer(false), "plain");
        decline = AnswerBar.pill("decline", Icon.HANG_UP, "ring.decline", model::decline, "hang-up");
        buttons.setAlignment(Pos.CENTER);
        buttons.setPadding(new Insets(16, 0, 0, 0));
        Region above = new Region();
        Region below = new Region();
        VBox.setVgrow(above, Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        check = Controls.button(Icon.SETTINGS, Texts.of("check.open"), openCheck, "flat", "on-dark");
        check.setId("check");
        getChildren().addAll(above, avatar, name, state, below, buttons, check);
        addEventFilter(KeyEvent.ANY, this::guard);
        // In a low window the buttons need its room.
        heightProperty().subscribe(now -> Controls.show(avatar, now.doubleValue() == 0 || now.doubleValue() >= LOW));
        model.callProperty().subscribe(this::update);
    }

    private void update(CallView call) {
        if (call == null) {
            return;
        }
        avatar.show(call.username(), call.displayName());
        name.setText(call.displayName());
        // The focus is on one of them when it begins to ring: who calls is said with it.
        for (Button button : List.of(cancel, answer)) {
            button.setAccessibleText(Controls.of(button.getText(), call.displayName()));
        }
        boolean incoming = call.phase() == CallView.Phase.INCOMING;
        Controls.show(check, incoming);
        getStyleClass().remove("solid");
        if (incoming) {
            getStyleClass().add("solid");
        }
        if (incoming && !buttons.getChildren().contains(answer)) {
            buttons.getChildren().setAll(decline, withoutVideo, answer);
        } else if (call.phase() == CallView.Phase.OUTGOING
                && !buttons.getChildren().contains(cancel)) {
            buttons.getChildren().setAll(cancel);
        }
    }

    /** Puts the focus on what does the least harm. */
    void focusFirst() {
        (buttons.getChildren().contains(answer) ? answer : cancel).requestFocus();
    }

    /** Who was typing when it began to ring doesn't answer by the next space, nor by one that is held. */
    private void guard(KeyEvent event) {
        KeyCode key = event.getCode();
        if (key != KeyCode.SPACE && key != KeyCode.ENTER) {
            return;
        }
        boolean begun = begunDeaf.contains(key);
        if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            begunDeaf.remove(key);
        }
        boolean incoming = model.callProperty().get().phase() == CallView.Phase.INCOMING;
        if (incoming && (begun || model.deaf())) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) {
                begunDeaf.add(key);
            }
            event.consume();
        }
    }
}
