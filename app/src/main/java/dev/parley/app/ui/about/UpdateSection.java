package dev.parley.app.ui.about;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where a newer version is asked for, and what is new in it. */
public final class UpdateSection extends VBox {
    public UpdateSection(UpdateModel model) {
        super(12);
        Label title = Controls.line("title");
        title.setText(Texts.of("updates.title"));
        TextField address = new TextField();
        address.setId("updates-address");
        address.setPromptText(Texts.of("updates.prompt"));
        address.setAccessibleText(Texts.of("updates.address"));
        address.setMinWidth(0);
        HBox.setHgrow(address, Priority.ALWAYS);
        model.addressProperty().subscribe(address::setText);
        Button ask = Controls.button(Texts.of("updates.ask"), () -> model.ask(address.getText()));
        ask.setId("updates-ask");
        ask.disableProperty().bind(model.askingProperty());
        address.setOnAction(e -> ask.fire());
        Label outcome = Controls.paragraph("", "strong");
        outcome.setId("updates-outcome");
        Label news = Controls.paragraph("");
        news.setId("updates-news");
        for (Label label : new Label[] {outcome, news}) {
            label.managedProperty().bind(label.visibleProperty());
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
        }
        outcome.textProperty().bind(model.outcomeProperty());
        news.textProperty().bind(model.newsProperty());
        getChildren()
                .addAll(title, Controls.paragraph(Texts.of("updates.what")), new HBox(8, address, ask), outcome, news);
    }
}
