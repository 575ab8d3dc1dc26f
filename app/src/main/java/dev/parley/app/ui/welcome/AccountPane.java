package dev.parley.app.ui.welcome;

import dev.parley.app.session.ServerStatus;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Announcer;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.PasswordBox;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Registration;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Making an account, or signing in with one. */
final class AccountPane extends VBox {
    private final WelcomeModel model;
    private final VBox head = WelcomeView.head(Texts.of("account.title"), "");
    private final ToggleButton fresh = segment("account-new", "account.new");
    private final ToggleButton known = segment("account-have", "account.have");
    private final TextField display = field("display-name", "account.display");
    private final TextField username = field("username", "account.username");
    private final TextField invitation = field("invitation", "account.invitation");
    private final PasswordBox password = new PasswordBox("password", Texts.of("account.password"));
    private final Label displayHint = hint();
    private final Label usernameHint = hint();
    private final Label passwordHint = hint();
    private final Label invitationHint = hint();
    private final Label general = Controls.paragraph("");
    private final Label closed = Controls.paragraph(Texts.of("account.closed"), "muted");
    private final VBox displayBox = labelled("account.display", display, displayHint);
    private final VBox invitationBox = labelled("account.invitation", invitation, invitationHint);
    private final VBox fields;
    private final Button submit = Controls.button("", this::submit, "accent", "big");

    AccountPane(WelcomeModel model) {
        super(24);
        this.model = model;
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(fresh, known);
        fresh.getStyleClass().add("left-pill");
        known.getStyleClass().add("right-pill");
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before); // one of the two, always
            }
        });
        fresh.setSelected(true);
        HBox segments = new HBox(fresh, known);
        segments.getStyleClass().add("segments");
        display.setPromptText(Texts.of("account.display.prompt"));
        username.setPromptText(Texts.of("account.username.prompt"));
        display.textProperty().bindBidirectional(model.displayNameProperty());
        username.setTextFormatter(new TextFormatter<String>(change -> {
            change.setText(change.getText().toLowerCase(Locale.ROOT)); // usernames have no capitals
            return change;
        }));
        username.textProperty().bindBidirectional(model.usernameProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        invitation.setPromptText(Texts.of("account.invitation.prompt"));
        invitation.textProperty().bindBidirectional(model.invitationProperty());
        closed.setId("registration-closed");
        general.setId("account-problem");
        Announcer.follow(general);
        display.setOnAction(e -> submit());
        invitation.setOnAction(e -> submit());
        username.setOnAction(e -> submit());
        password.setOnAction(this::submit);
        submit.setId("submit");
        submit.setMaxWidth(Double.MAX_VALUE);
        submit.setMinHeight(48);
        Button other = Controls.button(Texts.of("account.other-server"), model::otherServer, "flat");
        other.setId("back");
        other.disableProperty().bind(model.busyProperty());
        fields = new VBox(
                16,
                invitationBox,
                displayBox,
                labelled("account.username", username, usernameHint),
                labelled("account.password", password, passwordHint));
        VBox form = new VBox(16, general, closed, fields);
        form.disableProperty().bind(model.busyProperty());
        segments.disableProperty().bind(model.busyProperty());
        VBox buttons = new VBox(8, submit, other);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(head, segments, form, buttons);
        fresh.selectedProperty().subscribe(now -> refresh());
        model.problemProperty().subscribe(now -> refresh());
        model.registrationProperty().subscribe(now -> refresh());
        username.textProperty().subscribe(now -> refresh());
        password.textProperty().subscribe(now -> refresh());
        submit.textProperty()
                .bind(Bindings.createStringBinding(this::submitText, model.busyProperty(), fresh.selectedProperty()));
        submit.accessibleTextProperty().bind(submit.textProperty());
        model.busyProperty().subscribe(busy -> {
            submit.setMouseTransparent(busy);
            submit.setOpacity(busy ? 0.7 : 1);
        });
    }

    /** Names the server that the account is for. */
    void update(ServerStatus status) {
        if (status instanceof ServerStatus.NeedsAccount needs) {
            ((Label) head.getChildren().get(1)).setText(Texts.of("account.lead", needs.serverName()));
            if (!needs.suggestedUsername().isEmpty() || needs.registration() == Registration.CLOSED) {
                known.setSelected(true);
            }
        }
    }

    /** Where one begins to type. */
    TextField firstField() {
        if (fresh.isSelected()) {
            return model.registrationProperty().get() == Registration.INVITATION ? invitation : display;
        }
        // Whose name is there already needs only the password.
        return username.getText().isEmpty() ? username : password.field();
    }

    private void submit() {
        boolean begun = fresh.isSelected() ? model.register() : model.signIn();
        if (!begun && !model.busyProperty().get()) {
            if (invitationBox.isVisible() && invitation.getText().isBlank()) {
                invitation.requestFocus();
            } else if (!WelcomeModel.goodUsername(model.usernameProperty().get())) {
                username.requestFocus();
            } else {
                password.focusField();
            }
        }
    }

    private String submitText() {
        if (model.busyProperty().get()) {
            return Texts.of("account.busy");
        }
        return Texts.of(fresh.isSelected() ? "account.register" : "account.sign-in");
    }

    private void refresh() {
        boolean isNew = fresh.isSelected();
        Registration registration = model.registrationProperty().get();
        boolean isClosed = isNew && registration == Registration.CLOSED;
        ServerStatus.Problem problem = model.problemProperty().get();
        String words = problem.code().isEmpty() ? "" : Words.problem(problem).line();
        Controls.show(closed, isClosed);
        Controls.show(fields, !isClosed);
        Controls.show(submit, !isClosed);
        Controls.show(displayBox, isNew);
        Controls.show(invitationBox, isNew && registration == Registration.INVITATION);
        displayHint.setText("");
        Controls.show(displayHint, false);
        boolean aboutName =
                problem.code().equals("name-taken") || problem.code().equals("bad-name");
        boolean aboutPassword =
                problem.code().equals("wrong-credentials") || problem.code().equals("bad-password");
        boolean aboutInvitation = problem.code().equals("invitation-needed");
        boolean passwordGood = WelcomeModel.goodPassword(password.textProperty().get());
        say(usernameHint, aboutName ? words : "", isNew ? Texts.of(nameRule(username.getText())) : "");
        say(
                passwordHint,
                aboutPassword ? words : "",
                isNew
                        ? Texts.of(
                                passwordGood ? "account.password.ok" : "account.password.rule",
                                Limits.PASSWORD_MIN_CHARACTERS)
                        : "");
        say(invitationHint, aboutInvitation ? words : "", Texts.of("account.invitation.rule"));
        boolean inPlace = aboutName || aboutPassword || (aboutInvitation && invitationBox.isVisible());
        general.setText(inPlace ? "" : words);
        general.getStyleClass().removeAll("error-text", "told");
        general.getStyleClass().add(isFault(problem) ? "error-text" : "told");
        Controls.show(general, !general.getText().isEmpty());
    }

    /** Whether something went wrong, other than that the person, or somebody else, ended the sign-in. */
    private static boolean isFault(ServerStatus.Problem problem) {
        return !problem.code().startsWith("signed-out-")
                && !problem.code().equals("token-expired")
                && !problem.code().equals("deleted");
    }

    /** What to say about a username as far as it is typed: each fits on one line, so nothing jumps. */
    private static String nameRule(String name) {
        if (WelcomeModel.goodUsername(name)) {
            return "account.username.ok";
        }
        boolean edges = name.length() >= 2 && name.length() <= Limits.USERNAME_CHARACTERS;
        return edges && name.matches("[a-z0-9._-]+") ? "account.username.edges" : "account.username.rule";
    }

    private static void say(Label hint, String error, String rule) {
        hint.setText(error.isEmpty() ? rule : error);
        hint.getStyleClass().removeAll("error-text", "muted", "small");
        hint.getStyleClass().addAll(error.isEmpty() ? new String[] {"muted", "small"} : new String[] {"error-text"});
        Controls.show(hint, !hint.getText().isEmpty());
    }

    private static Label hint() {
        return Controls.paragraph("", "muted", "small");
    }

    private static VBox labelled(String key, Node field, Label hint) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("strong");
        label.setLabelFor(field);
        return new VBox(4, label, field, hint);
    }

    private static TextField field(String id, String key) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(Texts.of(key));
        return field;
    }

    private static ToggleButton segment(String id, String key) {
        ToggleButton button = new ToggleButton(Texts.of(key));
        button.setId(id);
        button.setAccessibleText(Texts.of(key));
        return button;
    }
}
