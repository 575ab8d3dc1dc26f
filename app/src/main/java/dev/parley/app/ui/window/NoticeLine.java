package dev.parley.app.ui.window;

import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/** Something said once, in a line that goes by itself. */
final class NoticeLine extends HBox {
    /** How long it stays. */
    static final Duration STAY = Duration.seconds(6);

    private final Label text = Controls.paragraph("");
    private final PauseTransition leave = new PauseTransition(STAY);
    private long shown;

    NoticeLine() {
        super(12);
        setId("notice");
        getStyleClass().add("notice");
        setMaxSize(560, USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren()
                .addAll(
                        text,
                        Controls.spring(),
                        Controls.iconButton(Icon.CLOSE, 18, Texts.of("notice.close"), this::hide, "flat"));
        leave.setOnFinished(e -> hide());
        hide();
    }

    /** Shows the notice if it is a new one. */
    void update(Snapshot.Notice notice) {
        if (notice == null || notice.number() <= shown) {
            return;
        }
        shown = notice.number();
        say(Words.notice(notice));
    }

    /** Shows some words; nothing for none. */
    void say(String words) {
        if (!words.isEmpty()) {
            text.setText(words);
            Announcer.say(this, words);
            Controls.show(this, true);
            leave.playFromStart();
        }
    }

    private void hide() {
        leave.stop();
        Controls.show(this, false);
    }
}
