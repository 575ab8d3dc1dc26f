package dev.parley.app.ui.call;

import dev.parley.app.ui.devices.SoundModel;
import dev.parley.app.ui.devices.SoundPane;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.FittingScroll;
import dev.parley.app.ui.theme.Icon;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sound switches, above the bar of a call. Dressed as the menu is that it is opened from. */
final class SoundPanel extends VBox {
    private final SoundPane switches;
    private final Runnable closed;

    /** @param closed runs once it was left */
    SoundPanel(SoundModel model, Runnable closed) {
        super(8);
        this.closed = closed;
        setId("call-sound");
        getStyleClass().add("sound-panel");
        switches = new SoundPane(model, "call-sound-");
        switches.setPadding(new Insets(0, 16, 16, 16));
        Label title = Controls.line("strong");
        title.setText(Texts.of("sound.title"));
        Button close = Controls.iconButton(Icon.CLOSE, 18, Texts.of("sound.close"), this::close, "flat");
        close.setId("call-sound-close");
        HBox head = new HBox(8, title, Controls.spring(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(8, 8, 0, 16));
        FittingScroll scroll = new FittingScroll(switches);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                close();
            }
        });
        Controls.show(this, false);
    }

    void open() {
        Controls.show(this, true);
        switches.focusFirst();
    }

    void close() {
        if (isVisible()) {
            Controls.show(this, false);
            closed.run();
        }
    }
}
