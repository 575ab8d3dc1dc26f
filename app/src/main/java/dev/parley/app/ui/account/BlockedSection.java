package dev.parley.app.ui.account;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Avatar;
import dev.parley.app.ui.theme.Controls;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** For whom I am offline whatever they do; each can be taken back. */
final class BlockedSection extends Section {
    private final AccountModel model;
    private final VBox rows = new VBox();

    BlockedSection(AccountModel model) {
        super(Texts.of("me.blocked"));
        this.model = model;
        rows.setId("blocked");
        getChildren().addAll(Controls.paragraph(Texts.of("me.blocked.more"), "muted"), rows);
        model.blockedProperty().subscribe(this::update);
    }

    private void update(List<String> blocked) {
        rows.getChildren().setAll(blocked.stream().map(this::row).toList());
        Controls.show(this, !blocked.isEmpty());
    }

    private HBox row(String username) {
        Avatar avatar = new Avatar(32);
        avatar.show(username, username);
        Label name = Controls.line();
        name.setText("@" + username);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button back = Controls.button(Texts.of("me.blocked.unblock"), () -> model.unblock(username));
        back.setId("unblock-" + username);
        back.setAccessibleText(Texts.of("me.blocked.unblock.hint", username));
        HBox row = new HBox(12, avatar, name, back);
        row.getStyleClass().add("me-row");
        return row;
    }
}
