package dev.parley.app.ui.sharing;

import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.session.SharingView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What I share, and what can be done about it. */
public final class SharingBar extends HBox {
    /** Below this width two of the buttons are only icons. */
    private static final double NARROW = 560;

    private final Label text = Controls.line();
    private final Button pause;
    private final Button another;

    public SharingBar(SharingModel model) {
        super(8);
        getStyleClass().add("sharing-bar");
        setMaxHeight(USE_PREF_SIZE);
        text.getStyleClass().add("sharing-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Controls.tellWhenCut(text);
        pause = Controls.button(Icon.PAUSE, Texts.of("share.pause"), model::togglePause);
        pause.getStyleClass().add("sharing-pause");
        another = Controls.button(Icon.SWAP, Texts.of("share.another"), model::choose);
        another.getStyleClass().add("sharing-another");
        another.setTooltip(Controls.tooltip(Texts.of("share.another.hint")));
        Button stop = Controls.button(Icon.STOP, Texts.of("share.stop"), model::stop);
        stop.setAccessibleText(Controls.of(stop.getText(), Texts.of("share.stop.hint")));
        stop.getStyleClass().add("sharing-stop");
        stop.setTooltip(Controls.tooltip(Texts.of("share.stop.hint")));
        pause.setTooltip(Controls.tooltip(""));
        getChildren().addAll(Icon.SHARE_SCREEN.node(18), text, pause, another, stop);
        model.viewProperty().subscribe(this::update);
        widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < NARROW;
            pause.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            another.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        });
    }

    private void update(SharingView view) {
        DisplayState mine = view.mine();
        if (!SharingModel.isMine(view)) {
            return; // it isn't shown, and keeps its words while it goes
        }
        String words = SharingWords.mine(mine);
        text.setText(words);
        setAccessibleText(words);
        boolean paused = mine.status() == DisplayState.Status.PAUSED;
        String key = paused ? "share.resume" : "share.pause";
        pause.setText(Texts.of(key));
        pause.setAccessibleText(Controls.of(pause.getText(), Texts.of(key + ".hint")));
        pause.getTooltip().setText(Texts.of(key + ".hint"));
        pause.setGraphic((paused ? Icon.PLAY : Icon.PAUSE).node(18));
        pause.setDisable(mine.status() == DisplayState.Status.OPENING);
        getStyleClass().remove("held");
        if (paused || mine.status() == DisplayState.Status.WAITING) {
            getStyleClass().add("held");
        }
    }
}
