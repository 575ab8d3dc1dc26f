package dev.parley.app.ui.account;

import dev.parley.app.session.AccountView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.signaling.protocol.DeviceInfo;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where I am signed in; each but this one can be signed out, and all at once. */
final class DevicesSection extends Section {
    private final AccountModel model;
    private final VBox rows = new VBox();
    private final Label outcome = outcome("devices-outcome");
    private final Everywhere everywhere;
    private List<DeviceInfo> shown = List.of();

    DevicesSection(AccountModel model) {
        super(Texts.of("me.devices"));
        this.model = model;
        rows.setId("my-devices");
        everywhere = new Everywhere(model);
        getChildren().addAll(rows, outcome, everywhere);
        model.viewProperty().subscribe(this::update);
    }

    void close() {
        everywhere.close();
    }

    private void update(AccountView view) {
        boolean nothingYet = view.devices().isEmpty();
        if (nothingYet || !view.devices().equals(shown)) {
            shown = view.devices();
            rows.getChildren().setAll(shown.stream().map(Row::new).toList());
        }
        if (nothingYet && view.listing().isAsked()) {
            rows.getChildren().setAll(Controls.paragraph(Texts.of("me.devices.looking"), "muted"));
        }
        rows.getChildren().stream().filter(Row.class::isInstance).forEach(row -> ((Row) row)
                .busy(view.revoking().isAsked(), view.revoked()));
        say(outcome, view.listing().problem().code().isEmpty() ? view.revoking() : view.listing(), "");
    }

    private final class Row extends HBox {
        private final DeviceInfo device;
        private final Button out = Controls.button("", this::revoke);

        Row(DeviceInfo device) {
            super(16);
            this.device = device;
            getStyleClass().add("me-row");
            FontIcon sign = Icon.COMPUTER.node(24);
            sign.getStyleClass().add(device.connected() ? "accent-icon" : "muted-icon");
            Label name = Controls.line("strong");
            name.setText(device.name().isBlank() ? Texts.of("me.device.unnamed") : device.name());
            Controls.tellWhenCut(name);
            HBox first = new HBox(8, name);
            first.setAlignment(Pos.CENTER_LEFT);
            if (device.current()) {
                Label tag = new Label(Texts.of("me.device.this"));
                tag.getStyleClass().add("count");
                tag.setMinWidth(USE_PREF_SIZE);
                first.getChildren().add(tag);
            }
            Label line = Controls.line("muted", "small");
            line.setText(model.line(device));
            Controls.tellWhenCut(line);
            VBox words = new VBox(2, first, line);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            getChildren().addAll(sign, words);
            if (!device.current()) {
                out.setId("revoke-" + device.id());
                out.setAccessibleText(Texts.of("me.device.out.hint", name.getText(), line.getText()));
                getChildren().add(out);
            }
        }

        private void revoke() {
            model.revoke(device);
        }

        void busy(boolean asked, String revoked) {
            out.setDisable(asked);
            out.setText(Texts.of(asked && device.id().equals(revoked) ? "account.busy" : "home.sign-out"));
        }
    }
}
