package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What the device of a track can: ranges, and the modes of a camera. */
final class CapabilitiesPane extends VBox {
    private static final double ROW = 24;
    private static final double HEADER = 32;

    private final Label none;
    private final LineGrid ranges = new LineGrid();
    private final TableView<ModeLine> modes = new TableView<>();

    CapabilitiesPane(LaboratoryModel model, DeviceKind kind) {
        super(8);
        boolean camera = kind == DeviceKind.CAMERA;
        Label title = Controls.line("section");
        title.setText(Texts.of(camera ? "lab.capabilities.camera" : "lab.capabilities.microphone"));
        none = Controls.paragraph(
                Texts.of(camera ? "lab.capabilities.camera.none" : "lab.capabilities.microphone.none"),
                "small",
                "muted");
        ranges.setId("lab-capabilities-" + kind.name().toLowerCase(Locale.ROOT));
        getChildren().addAll(title, none, ranges);
        if (camera) {
            buildTable();
            getChildren().add(modes);
        }
        model.track(kind).subscribe(this::show);
    }

    private void buildTable() {
        modes.setId("lab-modes");
        modes.setAccessibleText(Texts.of("lab.modes"));
        modes.getStyleClass().addAll("lab-modes", "lab-mono");
        modes.setFixedCellSize(ROW);
        modes.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        modes.getColumns()
                .addAll(List.of(
                        column("lab.modes.size", 144, ModeLine::size),
                        column("lab.modes.ratio", 88, ModeLine::ratio),
                        column("lab.modes.rates", 160, ModeLine::rates)));
    }

    private static TableColumn<ModeLine, String> column(String key, double width, Function<ModeLine, String> value) {
        TableColumn<ModeLine, String> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(value.apply(line.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private void show(ShownTrack track) {
        Controls.show(none, track == null);
        Controls.show(ranges, track != null);
        ranges.show(
                track == null
                        ? List.of()
                        : LaboratoryWords.capabilities(track.state().capabilities()));
        List<ModeLine> lines =
                track == null ? List.of() : ModeLine.list(track.state().modes());
        Controls.show(modes, !lines.isEmpty());
        if (!lines.equals(modes.getItems())) {
            modes.getItems().setAll(lines);
            double height = HEADER + ROW * lines.size() + 2;
            modes.setMinHeight(height); // all of it: the page scrolls, not the table
            modes.setPrefHeight(height);
        }
    }
}
