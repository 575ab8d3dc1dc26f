package dev.parley.app.ui.window;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.QuestionPane;
import javafx.scene.control.Button;

/** Asks, once, what becomes of the program when its window is closed. */
final class BackgroundPane extends QuestionPane {
    private final Button keep;

    /**
     * @param background the program goes on
     * @param end it ends
     */
    BackgroundPane(Runnable background, Runnable end) {
        super("background");
        Button quit = Controls.button(Texts.of("background.end"), () -> choose(end), "big");
        quit.setId("background-end");
        keep = Controls.button(Texts.of("background.keep"), () -> choose(background), "accent", "big");
        keep.setId("background-keep");
        fill(
                quit,
                keep,
                Controls.paragraph(Texts.of("background.question"), "strong"),
                Controls.paragraph(Texts.of("background.more")));
    }

    void ask() {
        Controls.show(this, true);
        keep.requestFocus();
    }

    private void choose(Runnable choice) {
        dismiss();
        choice.run();
    }

    @Override
    protected void dismiss() {
        Controls.show(this, false);
    }
}
