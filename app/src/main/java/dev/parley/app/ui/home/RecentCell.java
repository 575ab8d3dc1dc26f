package dev.parley.app.ui.home;

import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Icon;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the list of recent calls: with whom, which way, how it went and when. */
final class RecentCell extends CallableCell<RecentCall> {
    private final HomeModel model;
    private final StackPane direction;
    private final Label when = new Label();

    RecentCell(HomeModel model) {
        this(model, new StackPane());
    }

    private RecentCell(HomeModel model, StackPane direction) {
        super(RecentCall::username, direction, "ended.again", model::call, "home.add", model::add);
        this.model = model;
        this.direction = direction;
        when.getStyleClass().addAll("muted", "small");
        when.setMinWidth(USE_PREF_SIZE);
        add(when);
    }

    @Override
    void show(RecentCall recent) {
        boolean talked = recent.durationMs() > 0;
        FontIcon sign = (recent.outgoing() ? Icon.CALL_OUT : talked ? Icon.CALL_IN : Icon.CALL_MISSED).node(14);
        sign.getStyleClass().add(talked ? "accent-icon" : recent.outgoing() ? "muted-icon" : "warning-icon");
        direction.getChildren().setAll(sign);
        String word = Words.outcome(recent);
        when.setText(model.when(recent));
        say(
                recent.username(),
                recent.displayName(),
                word,
                Texts.of("ended.again") + ": " + recent.displayName(),
                Texts.of(recent.outgoing() ? "recent.out" : "recent.in") + ": "
                        + Texts.of("home.recents.hint", recent.displayName(), word, when.getText()));
    }
}
