package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.session.PictureSource;
import dev.parley.app.session.Session;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import dev.parley.app.ui.video.VideoView;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panel of the home page: my own picture and the three dropdowns. The camera is open only while it shows. */
public final class DevicePanel extends VBox {
    private static final double WIDTH = 320;

    private final DevicesModel model;
    private final VideoView picture;

    /**
     * @param close leaves the panel
     * @param test makes the call to try everything
     */
    public DevicePanel(Session session, DevicesModel model, Runnable close, Runnable test) {
        super(16);
        this.model = model;
        picture = new VideoView(session, PictureSource.PREVIEW);
        picture.setScaleX(-1);
        getStyleClass().add("device-panel");
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = Controls.line("strong");
        title.setText(Texts.of("devices.title"));
        Button leave = Controls.iconButton(Icon.CLOSE, 18, Texts.of("devices.close"), close, "flat");
        HBox head = new HBox(8, title, Controls.spring(), leave);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, preview());
        for (DeviceKind kind : DeviceKind.values()) {
            getChildren().add(dropdown(kind));
        }
        Button call = Controls.button(Icon.CALL, Texts.of("devices.test"), test);
        call.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(call);
    }

    /** Opens the camera for the small picture, or lets go of it. */
    public void setShowing(boolean showing) {
        Controls.show(this, showing);
        if (showing) {
            picture.start();
        } else {
            picture.stop();
        }
    }

    private StackPane preview() {
        Label none = Controls.paragraph(Texts.of("devices.preview.none"), "small");
        none.setStyle("-fx-text-fill: rgba(255,255,255,0.72); -fx-text-alignment: center;");
        none.visibleProperty().bind(picture.hasPictureProperty().not());
        StackPane preview = new StackPane(none, picture);
        preview.getStyleClass().add("preview");
        preview.setAccessibleText(Texts.of("call.self-picture"));
        preview.setMinHeight(160);
        preview.setPrefHeight(160);
        preview.setMaxHeight(160);
        return preview;
    }

    private VBox dropdown(DeviceKind kind) {
        Label name = new Label(Words.kind(kind));
        name.getStyleClass().add("section");
        ComboBox<DeviceItem> box = new ComboBox<>();
        box.setId("device-" + kind.name().toLowerCase(Locale.ROOT));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(WIDTH);
        box.setAccessibleText(Words.kind(kind));
        name.setLabelFor(box);
        model.items(kind).subscribe(items -> fill(box, items));
        box.setOnAction(e -> {
            DeviceItem item = box.getValue();
            if (item != null && !item.chosen()) {
                model.choose(kind, item.choice());
            }
        });
        Label problem = Controls.paragraph("", "small", "muted");
        Button again = Controls.button(Texts.of("call.retry"), () -> model.retry(kind), "small");
        VBox trouble = new VBox(8, problem, again);
        model.problem(kind).subscribe((Sentence sentence) -> {
            problem.setText(sentence.line());
            Controls.show(trouble, !sentence.title().isEmpty());
        });
        return new VBox(4, name, box, trouble);
    }

    private static void fill(ComboBox<DeviceItem> box, List<DeviceItem> items) {
        if (!items.equals(box.getItems())) {
            box.getItems().setAll(items);
        }
        items.stream().filter(DeviceItem::chosen).findFirst().ifPresent(box::setValue);
    }
}
