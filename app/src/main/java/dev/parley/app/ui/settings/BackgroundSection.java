package dev.parley.app.ui.settings;

import dev.parley.app.desktop.Autostart;
import dev.parley.app.settings.DesktopPreferences.OnClose;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.SettingRow;
import dev.parley.app.ui.theme.Switch;
import java.io.IOException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How one is reached while the window isn't looked at: notifications, in the background, with the session. */
public final class BackgroundSection extends VBox {
    private final DesktopModel model;
    private final ObservableBooleanValue tray;
    private final Autostart autostart;
    private final Executor worker;
    private final Switch notify = new Switch(Texts.of("settings.notify"), false);
    private final Switch background = new Switch(Texts.of("settings.background"), false);
    private final Switch start = new Switch(Texts.of("settings.autostart"), false);
    private final Label failed = Controls.paragraph("", "error-text");

    /**
     * @param tray whether there is one
     * @param worker for what blocks
     */
    public BackgroundSection(DesktopModel model, ObservableBooleanValue tray, Autostart autostart, Executor worker) {
        super(12);
        this.model = model;
        this.tray = tray;
        this.autostart = autostart;
        this.worker = worker;
        Label title = Controls.line("title");
        title.setText(Texts.of("settings.reach"));
        notify.setId("notifications");
        notify.setOnAction(e -> model.change(now -> now.withNotifications(notify.isSelected())));
        background.setId("keep-in-background");
        background.setOnAction(
                e -> model.change(now -> now.withOnClose(background.isSelected() ? OnClose.BACKGROUND : OnClose.END)));
        start.setId("autostart");
        start.setDisable(true); // until it is known how it stands
        start.setOnAction(e -> setAutostart(start.isSelected()));
        failed.setId("autostart-failed");
        Controls.show(failed, false);
        Label way = Controls.paragraph("", "small", "muted");
        way.setId("background-way");
        way.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.of(tray.get() ? "settings.background.tray" : "settings.background.no-tray"), tray));
        getChildren()
                .addAll(
                        title,
                        new SettingRow("settings.notify", notify),
                        new SettingRow("settings.background", background),
                        way,
                        new SettingRow("settings.autostart", start),
                        failed);
        model.preferencesProperty().subscribe(now -> show());
        tray.subscribe(now -> show());
        readAutostart();
    }

    private void show() {
        notify.setSelected(!model.preferencesProperty().get().withoutNotifications());
        background.setSelected(
                switch (model.preferencesProperty().get().onClose()) {
                    case ASK -> tray.get();
                    case BACKGROUND -> true;
                    case END -> false;
                });
    }

    private void readAutostart() {
        worker.execute(() -> {
            boolean on = autostart.isOn();
            Platform.runLater(() -> {
                start.setSelected(on);
                start.setDisable(false);
            });
        });
    }

    private void setAutostart(boolean on) {
        start.setDisable(true);
        worker.execute(() -> {
            String problem = "";
            try {
                autostart.set(on);
            } catch (IOException e) {
                problem = Texts.of("settings.autostart.failed", e.getMessage());
            }
            String said = problem;
            Platform.runLater(() -> {
                failed.setText(said);
                Controls.show(failed, !said.isEmpty());
            });
            readAutostart();
        });
    }
}
