package dev.parley.app.ui.call;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.recording.RecordingLine;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.EndReason;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** How a call ended, and what to do now. */
public final class EndedPage extends VBox {
    /** How long the page stays after a plain hang-up. */
    static final Duration STAY = Duration.seconds(6);

    private final CallModel model;
    private final RecordingModel recording;
    private final Avatar avatar = new Avatar(96);
    private final Label title = Controls.paragraph("", "ring-name");
    private final Label more = Controls.paragraph("", "ring-state");
    private final Button back;
    private final Button add;
    private final PauseTransition leave = new PauseTransition(STAY);

    public EndedPage(CallModel model, RecordingModel recording) {
        super(16);
        this.model = model;
        this.recording = recording;
        setAlignment(Pos.CENTER);
        setPadding(new Insets(32));
        getStyleClass().addAll("call-page", "ended-page");
        title.setId("ended-title");
        more.setId("ended-more");
        title.setStyle("-fx-text-alignment: center;");
        more.setStyle("-fx-text-alignment: center;");
        more.getStyleClass().add("dim");
        more.setMaxWidth(520);
        more.setAlignment(Pos.CENTER);
        Button again = Controls.button(Icon.CALL, Texts.of("ended.again"), model::callAgain);
        again.setId("again");
        again.getStyleClass().setAll("pill", "answer");
        back = Controls.button(Icon.BACK, Texts.of("ended.back"), model::dismiss);
        back.setId("dismiss");
        back.getStyleClass().setAll("pill", "plain");
        add = Controls.button(Icon.ADD_PERSON, Texts.of("ended.add"), this::add);
        add.setId("add-contact");
        add.getStyleClass().setAll("pill", "plain");
        FlowPane buttons = new FlowPane(16, 16, back, again, add);
        buttons.setAlignment(Pos.CENTER);
        buttons.setPadding(new Insets(24, 0, 0, 0));
        getChildren().addAll(avatar, title, more, new RecordingLine(recording), buttons);
        leave.setOnFinished(e -> {
            if (recording.isQuiet()) {
                model.dismiss();
            }
        });
        model.callProperty().subscribe(this::update);
    }

    private void update(CallView call) {
        if (call != null && call.phase() == CallView.Phase.ENDED) {
            avatar.show(call.username(), call.displayName());
            Sentence ending = model.ending();
            title.setText(ending.title());
            more.setText(ending.more());
            back.setAccessibleHelp(ending.line()); // the focus is there
            Controls.show(add, call.endReason() == EndReason.ASKED);
        }
    }

    private void add() {
        model.addContact();
        model.dismiss();
    }

    /** Begins to wait where there is nothing to read, or stops. */
    public void setShowing(boolean showing) {
        if (!showing) {
            leave.stop();
            recording.dismissEnded();
        } else {
            back.requestFocus();
            if (model.callProperty().get().endReason() == EndReason.HUNG_UP) {
                leave.playFromStart();
            }
        }
    }
}
