package dev.parley.app.ui.home;

import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.EndReason;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the list of recent calls: with whom, which way, how it went and when. */
final class RecentCell extends CallableCell<RecentCall> {
    private final HomeModel model;
    private final StackPane direction;
    private final Label when = new Label();
    private final Region mark = new Region();
    private final MenuItem add;
    private final MenuItem block;

    RecentCell(HomeModel model) {
        this(model, new StackPane());
    }

    private RecentCell(HomeModel model, StackPane direction) {
        super(RecentCall::username, direction, "ended.again", model::call);
        this.model = model;
        this.direction = direction;
        add = offer("home.add", model.contacts()::add);
        block = offer("home.block", model.contacts()::block);
        when.getStyleClass().addAll("muted", "small");
        when.setMinWidth(USE_PREF_SIZE);
        add(when);
        mark.getStyleClass().addAll("dot", "here");
        add(mark);
    }

    @Override
    void show(RecentCall recent) {
        boolean isPerson = !recent.username().equals(HomeModel.ECHO);
        add.setVisible(isPerson);
        block.setVisible(isPerson);
        markAsNew(recent.unseen());
        Controls.show(mark, recent.unseen());
        boolean talked = recent.durationMs() > 0;
        boolean elsewhere = talked && recent.outcome() == EndReason.ANSWERED_ELSEWHERE;
        FontIcon sign = icon(recent, talked, elsewhere).node(14);
        sign.getStyleClass().add(talked ? "accent-icon" : recent.outgoing() ? "muted-icon" : "warning-icon");
        direction.getChildren().setAll(sign);
        String word = Words.outcome(recent);
        when.setText(model.when(recent));
        say(
                recent.username(),
                recent.displayName(),
                word,
                Texts.of("ended.again") + ": " + recent.displayName(),
                Texts.of(elsewhere ? "recent.elsewhere" : recent.outgoing() ? "recent.out" : "recent.in") + ": "
                        + Texts.of("home.recents.hint", recent.displayName(), word, when.getText())
                        + (recent.unseen() ? " " + Texts.of("recent.new") : ""));
    }

    private static Icon icon(RecentCall recent, boolean talked, boolean elsewhere) {
        if (elsewhere) {
            return Icon.DEVICES;
        }
        return recent.outgoing() ? Icon.CALL_OUT : talked ? Icon.CALL_IN : Icon.CALL_MISSED;
    }
}
