package dev.parley.app.ui.mini;

import dev.parley.app.session.CallView;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.RecorderView;
import dev.parley.app.session.Session;
import dev.parley.app.ui.call.CallModel;
import dev.parley.app.ui.recording.RecordingModel;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.video.VideoView;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The other person's picture with what can be done about the call over it. The buttons are there while the mouse is over
 * the picture or one of them has the focus; who it is, for how long, and that my microphone is off, always.
 */
final class MiniPane extends Pane {
    private static final int ICON = 18;

    private final CallModel model;
    private final VideoView picture;
    private final StackPane noPicture;
    private final Avatar avatar = new Avatar(64);
    private final Label name = Controls.line("strong");
    private final Region record = new Region();
    private final HBox head;
    private final HBox foot;
    private final Button microphone;
    private final Label muted = new Label("", Icon.MICROPHONE_OFF.node(16));

    /**
     * @param back shows the call in the program's window
     * @param close takes the small window away for this call
     */
    MiniPane(Session session, CallModel model, RecordingModel recording, Runnable back, Runnable close) {
        this.model = model;
        getStyleClass().addAll("call-page", "mini");
        setPrefSize(MiniPlace.WIDTH, MiniPlace.HEIGHT);
        picture = new VideoView(session, PictureSource.REMOTE);
        noPicture = new StackPane(avatar);
        noPicture.getStyleClass().add("no-picture");
        record.getStyleClass().add("record-dot");
        Label status = new Label();
        status.textProperty().bind(model.statusProperty());
        status.getStyleClass().add("small");
        status.setMinWidth(USE_PREF_SIZE);
        Button closing = button(Icon.CLOSE, "mini.close", close, "mini-close");
        head = new HBox(8, record, name, status, Controls.spring(), closing);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mini-head");
        microphone = button(Icon.MICROPHONE, "mini.microphone.on", model::toggleMicrophone, "mini-microphone");
        Button hangUp = button(Icon.HANG_UP, "call.hang-up", model::hangUp, "mini-hang-up");
        hangUp.getStyleClass().add("hang-up");
        Button toCall = button(Icon.WINDOW, "mini.back", back, "mini-back");
        foot = new HBox(12, microphone, hangUp, toCall);
        foot.setAlignment(Pos.CENTER);
        foot.getStyleClass().add("mini-foot");
        muted.getStyleClass().addAll("badge", "mini-muted");
        getChildren().addAll(noPicture, picture, head, muted, foot);
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                back.run();
            }
        });
        hoverProperty().subscribe(now -> refresh());
        focusWithinProperty().subscribe(now -> refresh());
        focusedProperty().subscribe(now -> refresh());
        picture.hasPictureProperty().subscribe(now -> refresh());
        model.callProperty().subscribe(now -> refresh());
        recording.viewProperty().subscribe(this::showRecording);
    }

    /** Opens the picture, or closes it. */
    void setShowing(boolean showing) {
        if (showing) {
            picture.start();
        } else {
            picture.stop();
        }
    }

    private void refresh() {
        CallView call = model.callProperty().get();
        if (call == null) {
            return;
        }
        name.setText(call.displayName());
        avatar.show(call.username(), call.displayName());
        picture.setAccessibleText(Texts.of("call.remote-picture", call.displayName()));
        if (!call.remoteCamera()) {
            picture.forget();
        }
        noPicture.setVisible(
                !call.remoteCamera() || !picture.hasPictureProperty().get());
        // It has the focus itself while none of its controls has.
        boolean buttons = isHover() || (isFocusWithin() && getScene().getFocusOwner() != this);
        foot.setVisible(buttons);
        head.getChildren().getLast().setVisible(buttons);
        muted.setVisible(!buttons && !call.microphone());
        String key = call.microphone() ? "mini.microphone.on" : "mini.microphone.off";
        if (!Texts.of(key).equals(microphone.getAccessibleText())) {
            say(microphone, call.microphone() ? Icon.MICROPHONE : Icon.MICROPHONE_OFF, key);
            microphone.getStyleClass().remove("is-off");
            if (!call.microphone()) {
                microphone.getStyleClass().add("is-off");
            }
        }
        muted.setAccessibleText(Texts.of("mini.microphone.off"));
    }

    private void showRecording(RecorderView view) {
        boolean on = view.mine() == RecorderView.Mine.RECORDING || view.theirs() == RecorderView.Theirs.RECORDING;
        boolean held = view.mine() == RecorderView.Mine.PAUSED || view.theirs() == RecorderView.Theirs.PAUSED;
        record.getStyleClass().setAll("record-dot", on ? "on" : "held");
        record.setAccessibleText(Texts.of("mini.recorded"));
        Controls.show(record, on || held);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        noPicture.resizeRelocate(0, 0, width, height);
        picture.resizeRelocate(0, 0, width, height);
        head.resizeRelocate(0, 0, width, head.prefHeight(width));
        double footHeight = foot.prefHeight(width);
        foot.resizeRelocate(0, height - footHeight, width, footHeight);
        muted.autosize();
        muted.relocate(8, height - muted.getHeight() - 8);
    }

    private static Button button(Icon icon, String key, Runnable action, String id) {
        Button button = new Button();
        button.setId(id);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("round", "mini-button");
        button.setTooltip(Controls.tooltip(""));
        button.setOnAction(e -> action.run());
        say(button, icon, key);
        return button;
    }

    private static void say(Button button, Icon icon, String key) {
        String text = Texts.of(key);
        button.setGraphic(icon.node(ICON));
        button.setAccessibleText(text);
        button.getTooltip().setText(text);
    }
}
