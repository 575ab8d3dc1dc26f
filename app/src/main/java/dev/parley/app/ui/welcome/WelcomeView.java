package dev.parley.app.ui.welcome;

import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.ScrollKeys;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** First start: one column in the middle, one step at a time, and below it what is there before one is signed in. */
public final class WelcomeView extends StackPane {
    /** How wide the column is at most. */
    static final double WIDTH = 440;

    private final VBox column = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final ServerPane servers;
    private final CertificatePane certificate;
    private final AccountPane account;
    private final WaitPane wait;
    /** What had the focus when the page was left; null for nothing. */
    private Node left;

    /**
     * @param settings turns to them
     * @param about turns to what is said about the program, where a problem is reported
     */
    public WelcomeView(WelcomeModel model, Runnable settings, Runnable about) {
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
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(new VBox(scroll, foot(settings, about)));
        ScrollKeys.follow(this, scroll);
        model.stepProperty().subscribe(this::show);
        // Not the step alone: two certificates in a row are the same step.
        model.statusProperty().subscribe(status -> {
            certificate.update(status);
            account.update(status);
            wait.update(status);
        });
    }

    private static HBox foot(Runnable settings, Runnable about) {
        Button first = Controls.button(Texts.of("home.preferences"), settings, "flat", "small", "muted");
        first.setId("welcome-settings");
        Button second = Controls.button(Texts.of("home.about"), about, "flat", "small", "muted");
        second.setId("welcome-about");
        HBox foot = new HBox(8, first, second);
        foot.setAlignment(Pos.CENTER);
        foot.setPadding(new Insets(8));
        return foot;
    }

    /** The page is turned to, or left. */
    public void setShowing(boolean showing) {
        if (!showing) {
            left = getScene().getFocusOwner();
        } else if (left != null && left.getScene() == getScene()) {
            left.requestFocus();
        } else if (column.getChildren().contains(account)) {
            account.firstField().requestFocus();
        }
    }

    private void show(WelcomeModel.Step step) {
        left = null; // what there was to do is another thing now
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
