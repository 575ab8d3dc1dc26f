package dev.parley.app.ui.welcome;

import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.ScrollKeys;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** First start: one column in the middle, one step at a time. */
public final class WelcomeView extends StackPane {
    /** How wide the column is at most. */
    static final double WIDTH = 440;

    private final VBox column = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final ServerPane servers;
    private final CertificatePane certificate;
    private final AccountPane account;
    private final WaitPane wait;

    public WelcomeView(WelcomeModel model) {
        getStyleClass().add("page");
        servers = new ServerPane(model);
        certificate = new CertificatePane(model);
        account = new AccountPane(model);
        wait = new WaitPane(model);
        column.setAlignment(Pos.CENTER);
        column.setPadding(new Insets(32, 24, 32, 24));
        column.setFillWidth(false);
        scroll.setContent(column);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
        ScrollKeys.follow(this, scroll);
        model.stepProperty().subscribe(this::show);
        // Not the step alone: two certificates in a row are the same step.
        model.statusProperty().subscribe(status -> {
            certificate.update(status);
            account.update(status);
            wait.update(status);
        });
    }

    private void show(WelcomeModel.Step step) {
        VBox pane =
                switch (step) {
                    case CHOOSE -> servers;
                    case TRUST, CHANGED -> certificate;
                    case ACCOUNT -> account;
                    case CONNECTING, FAILED -> wait;
                };
        // As wide as the window lets it be, and never wider than reads well.
        pane.prefWidthProperty().unbind();
        pane.setMaxWidth(WIDTH);
        pane.prefWidthProperty().bind(column.widthProperty().subtract(48).map(w -> Math.min(WIDTH, w.doubleValue())));
        column.getChildren().setAll(pane);
        scroll.setVvalue(0);
        if (step == WelcomeModel.Step.ACCOUNT) {
            // It may only be on its way into the window, and is filled in after this.
            Platform.runLater(() -> account.firstField().requestFocus());
        }
    }

    /** The head of a step. */
    static VBox head(String title, String lead) {
        return new VBox(8, Controls.paragraph(title, "heading"), Controls.paragraph(lead, "muted"));
    }
}
