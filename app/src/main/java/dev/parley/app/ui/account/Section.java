package dev.parley.app.ui.account;

import dev.parley.app.session.AccountView.Phase;
import dev.parley.app.session.AccountView.Task;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A part of the page with a title. */
abstract class Section extends VBox {
    Section(String title) {
        super(12);
        getStyleClass().add("me-section");
        Label label = Controls.line("title");
        label.setText(title);
        getChildren().add(label);
    }

    /** A line that says how something went; it has room only while it says something. */
    static Label outcome(String id) {
        Label label = Controls.paragraph("");
        label.setId(id);
        Announcer.follow(label);
        Controls.show(label, false);
        return label;
    }

    /**
     * Says how it went.
     *
     * @param done what to say where it was done; empty for nothing
     */
    static void say(Label outcome, Task task, String done) {
        String words =
                switch (task.phase()) {
                    case IDLE, ASKED -> "";
                    case DONE -> done;
                    case REFUSED -> Words.account(task.problem()).line();
                };
        outcome.setText(words);
        outcome.getStyleClass().removeAll("error-text", "done-text");
        outcome.getStyleClass().add(task.phase() == Phase.DONE ? "done-text" : "error-text");
        Controls.show(outcome, !words.isEmpty());
    }

    /** A field with its name over it. */
    static VBox labelled(String name, Node field, Node target) {
        Label label = new Label(name);
        label.getStyleClass().add("strong");
        label.setLabelFor(target);
        return new VBox(4, label, field);
    }
}
