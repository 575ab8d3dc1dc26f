package dev.parley.app.ui.welcome;

import dev.parley.app.session.FoundServer;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.AppIcon;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Choosing the server: on this computer, one of the network, or another address. */
final class ServerPane extends VBox {
    private final WelcomeModel model;
    private final VBox found = new VBox(8);
    private final TextField address = new TextField();
    private final Label bad = Controls.paragraph("", "error-text");

    ServerPane(WelcomeModel model) {
        super(24);
        this.model = model;
        VBox head = WelcomeView.head(Texts.of("welcome.title"), Texts.of("welcome.lead"));
        head.getChildren().addFirst(AppIcon.view(64));
        Button own = choice(
                "own-server", Icon.COMPUTER, Texts.of("welcome.own"), Texts.of("welcome.own.more"), model::useOwn);
        // Where somebody on this network serves already, a second server would keep the two apart.
        BooleanBinding alone = Bindings.isEmpty(model.found());
        alone.subscribe(suggested -> {
            own.getStyleClass().remove("suggested");
            if (suggested) {
                own.getStyleClass().add("suggested");
            }
        });
        Label tag = new Label(Texts.of("welcome.own.tag"));
        tag.visibleProperty().bind(alone);
        tag.getStyleClass().add("tag");
        tag.setMinWidth(USE_PREF_SIZE);
        ((HBox) ((VBox) ((HBox) own.getGraphic()).getChildren().get(1))
                        .getChildren()
                        .getFirst())
                .getChildren()
                .add(tag);
        getChildren().addAll(head, own, section(Texts.of("welcome.found"), found));
        getChildren().add(section(Texts.of("welcome.type"), typed()));
        model.found().addListener((ListChangeListener<FoundServer>) change -> list());
        list();
    }

    private static VBox section(String title, Node content) {
        Label label = new Label(title);
        label.getStyleClass().add("section");
        return new VBox(8, label, content);
    }

    private VBox typed() {
        address.setId("address");
        address.setPromptText(Texts.of("welcome.type.prompt"));
        address.setAccessibleText(Texts.of("welcome.type"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Button connect = Controls.button(Texts.of("welcome.type.connect"), this::connect);
        connect.setId("connect");
        connect.disableProperty().bind(address.textProperty().map(String::isBlank));
        address.setOnAction(e -> connect());
        address.textProperty().subscribe(text -> say(""));
        return new VBox(4, new HBox(8, address, connect), bad);
    }

    private void connect() {
        if (!address.getText().isBlank() && !model.useAddress(address.getText())) {
            say(Texts.of("welcome.type.bad"));
        }
    }

    private void say(String sentence) {
        Announcer.say(bad, sentence);
        bad.setText(sentence); // its line stays when it is empty, so that nothing jumps
    }

    private void list() {
        found.getChildren().clear();
        for (FoundServer server : model.found()) {
            found.getChildren()
                    .add(choice(
                            "found", Icon.SERVER, server.name(), server.url().toString(), () -> model.use(server)));
        }
        if (model.found().isEmpty()) {
            found.getChildren().add(Controls.paragraph(Texts.of("welcome.looking"), "muted"));
        }
    }

    private static Button choice(String id, Icon icon, String title, String more, Runnable action) {
        Label name = Controls.line("strong");
        name.setText(title);
        HBox first = new HBox(8, name);
        first.setAlignment(Pos.CENTER_LEFT);
        Label text = Controls.line("muted", "small");
        text.setText(more);
        VBox words = new VBox(2, first, text);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        FontIcon sign = icon.node(24);
        sign.getStyleClass().add("accent-icon");
        FontIcon next = Icon.NEXT.node(20);
        next.getStyleClass().add("muted-icon");
        HBox row = new HBox(16, sign, words, next);
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setId(id);
        button.setGraphic(row);
        button.getStyleClass().setAll("choice");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        row.prefWidthProperty().bind(button.widthProperty().subtract(32));
        button.setAccessibleText(title + ". " + more);
        button.setOnAction(e -> action.run());
        return button;
    }
}
