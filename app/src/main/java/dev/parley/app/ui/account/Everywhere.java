package dev.parley.app.ui.account;

import dev.parley.app.session.AccountView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Signs out all devices, after a second look. */
final class Everywhere extends VBox {
    private final Label outcome = Section.outcome("everywhere-outcome");
    private final Button sure;
    private final Decision decision;

    Everywhere(AccountModel model) {
        super(8);
        sure = Controls.button(Texts.of("me.everywhere.sure"), model::signOutEverywhere, "accent");
        sure.setId("everywhere-sure");
        decision = new Decision(
                "everywhere",
                Texts.of("me.everywhere"),
                new VBox(Controls.paragraph(Texts.of("me.everywhere.more"))),
                sure,
                sure::requestFocus);
        getChildren().addAll(decision, outcome);
        model.viewProperty().subscribe(this::update);
    }

    private void update(AccountView view) {
        Section.say(outcome, view.everywhere(), "");
        decision.setDisable(view.everywhere().isAsked());
    }

    void close() {
        decision.close();
    }
}
