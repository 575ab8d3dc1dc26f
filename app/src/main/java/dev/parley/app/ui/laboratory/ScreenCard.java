package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.sharing.SharingModel;
import dev.parley.app.ui.sharing.SharingWords;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.video.VideoView;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The track of a screen, as {@code getDisplayMedia} gives it, with its picture (W3C Screen Capture). */
final class ScreenCard extends VBox {
    private final SharingModel model;
    private final VideoView picture;
    private final Label label = Controls.line("strong");
    private final Label state = Controls.line("lab-mono", "muted");
    private final Label settings = Controls.paragraph("", "lab-mono");
    private final Label ended = Controls.paragraph("", "small");
    private final PictureFrame frame;
    private final Button share;
    private final Button pause;
    private final Button stop;
    private boolean showing;

    ScreenCard(Session session, SharingModel model) {
        super(8);
        this.model = model;
        setId("lab-screen");
        getStyleClass().add("lab-card");
        picture = new VideoView(session, PictureSource.SCREEN);
        frame = new PictureFrame();
        frame.getChildren().add(picture);
        frame.setAccessibleText(Texts.of("lab.screen.picture"));
        state.setId("lab-screen-state");
        state.setMinWidth(USE_PREF_SIZE);
        settings.setId("lab-screen-settings");
        ended.setId("lab-screen-ended");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Node icon = Icon.SHARE_SCREEN.node(18);
        icon.getStyleClass().add("muted-icon");
        HBox head = new HBox(8, icon, label, state);
        head.setAlignment(Pos.CENTER_LEFT);
        share = button("lab-screen-share", "lab.screen.share", model::choose);
        share.setTooltip(Controls.tooltip(Texts.of("lab.screen.share.hint")));
        pause = button("lab-screen-pause", "share.pause", model::togglePause);
        stop = button("lab-screen-stop", "lab.stop", model::stop);
        stop.setAccessibleText(Texts.of("lab.stop.of", Texts.of("lab.screen")));
        HBox buttons = new HBox(8, share, pause, stop);
        getChildren().addAll(head, frame, settings, ended, buttons);
        model.viewProperty().subscribe(now -> update());
    }

    /** Opens its picture while there is one, or closes it. */
    void setShowing(boolean now) {
        showing = now;
        update();
    }

    /** Puts the focus on the button that begins. */
    void focusFirst() {
        share.requestFocus();
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = Controls.button(Texts.of(key), action, "lab-button");
        button.setId(id);
        return button;
    }

    private void update() {
        SharingView view = model.viewProperty().get();
        DisplayState mine = view.mine();
        boolean shared = SharingModel.isMine(view);
        label.setText(shared ? SharingWords.name(mine.source()) : Texts.of("lab.screen"));
        state.setText(Texts.of("lab.screen." + Words.name(mine.status())));
        setAccessibleText(label.getText() + ", " + state.getText());
        DisplayOptions options = mine.options();
        settings.setText(
                shared && options != null
                        ? Texts.of(
                                "lab.screen.frame",
                                Words.name(options.contentHint()),
                                options.contentHint().framesPerSecond(),
                                options.cursor() ? "always" : "never")
                        : "");
        Controls.show(settings, !settings.getText().isEmpty());
        String why = mine.status() == Status.WAITING ? SharingWords.mine(mine) : SharingWords.ended(mine);
        ended.setText(why);
        Controls.show(ended, !why.isEmpty());
        Controls.show(frame, shared);
        pause.setText(Texts.of(mine.status() == Status.PAUSED ? "share.resume" : "share.pause"));
        pause.setAccessibleText(pause.getText());
        pause.setDisable(!shared || mine.status() == Status.OPENING);
        stop.setDisable(!shared);
        if (showing && shared) {
            picture.start();
        } else {
            picture.stop();
        }
    }
}
