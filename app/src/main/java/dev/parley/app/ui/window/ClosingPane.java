package dev.parley.app.ui.window;

import dev.parley.app.session.CallView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.theme.QuestionPane;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Asks, in the page, before a call is ended by closing the window. */
final class ClosingPane extends QuestionPane {
    private final Label question = Controls.paragraph("", "strong");
    private final Button stay;
    private Runnable close = () -> {};

    ClosingPane() {
        super("closing");
        stay = Controls.button(Texts.of("close.no"), this::dismiss, "big");
        stay.setId("stay");
        Button yes = Controls.button(Icon.HANG_UP, Texts.of("close.yes"), this::agree, "danger", "big");
        yes.setId("close-anyway");
        fill(stay, yes, question);
    }

    /** @param yes what is to be done if the person agrees */
    void ask(CallView call, Runnable yes) {
        close = yes;
        boolean rings = call.phase() == CallView.Phase.OUTGOING || call.phase() == CallView.Phase.INCOMING;
        question.setText(Texts.of(rings ? "close.ringing" : "close.question", call.displayName()));
        Controls.show(this, true);
        stay.requestFocus();
    }

    private void agree() {
        dismiss();
        close.run();
    }

    @Override
    protected void dismiss() {
        Controls.show(this, false);
    }
}
