package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One track: what it is, what it is set to, and what is wanted of it. */
final class TrackCard extends VBox {
    private final DeviceKind kind;
    private final Label label = Controls.line("strong");
    private final Label state = Controls.line("lab-mono", "muted");
    private final Region dot = new Region();
    private final LineGrid settings = new LineGrid();
    private final Label wanted = Controls.paragraph("", "lab-mono");
    private final VBox details;
    private final Node extra;

    /** @param extra more about it while it is live; null for nothing */
    TrackCard(LaboratoryModel model, DeviceKind kind, Action stop, Node extra) {
        super(8);
        this.kind = kind;
        this.extra = extra;
        String id = "lab-track-" + kind.name().toLowerCase(Locale.ROOT);
        setId(id);
        label.setId(id + "-label");
        state.setId(id + "-state");
        state.setMinWidth(USE_PREF_SIZE);
        wanted.setId(id + "-constraints");
        wanted.setMaxWidth(Double.MAX_VALUE);
        settings.setId(id + "-settings");
        getStyleClass().add("lab-card");
        dot.getStyleClass().add("dot");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Node icon = (kind == DeviceKind.CAMERA ? Icon.CAMERA : Icon.MICROPHONE).node(18);
        icon.getStyleClass().add("muted-icon");
        HBox head = new HBox(8, icon, label, dot, state, stopButton(model, stop));
        head.setAlignment(Pos.CENTER_LEFT);
        Label wantedName = Controls.line("section");
        wantedName.setText(Texts.of("lab.track.constraints"));
        Label settingsName = Controls.line("section");
        settingsName.setText(Texts.of("lab.track.settings"));
        details = new VBox(4, settingsName, settings, wantedName, wanted);
        VBox.setMargin(wantedName, new Insets(4, 0, 0, 0));
        getChildren().add(head);
        if (extra != null) {
            getChildren().add(extra);
        }
        getChildren().add(details);
        model.track(kind).subscribe(this::show);
    }

    private Node stopButton(LaboratoryModel model, Action stop) {
        Node button = ActionButton.of(model, stop, null, "lab.stop");
        button.setAccessibleText(Texts.of("lab.stop.of", Words.kind(kind)));
        return button;
    }

    private void show(ShownTrack track) {
        boolean live = track != null && track.live();
        Controls.show(details, track != null);
        dot.getStyleClass().remove("here");
        dot.getStyleClass().remove("offline");
        dot.getStyleClass().add(live ? "here" : "offline");
        if (extra != null) {
            Controls.show(extra, live);
        }
        String name = Texts.of(kind == DeviceKind.CAMERA ? "lab.track.camera" : "lab.track.microphone");
        label.setText(track == null ? name : track.state().label());
        label.setTooltip(track == null ? null : Controls.tooltip(track.state().label()));
        state.setText(Texts.of(track == null ? "lab.track.none" : live ? "lab.track.live" : "lab.track.ended"));
        if (track != null) {
            settings.show(LaboratoryWords.settings(track.state().settings()));
            wanted.setText(track.state().constraints().toString());
        }
        setAccessibleText(name + ", " + label.getText() + ", " + state.getText());
    }
}
