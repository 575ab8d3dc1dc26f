package dev.parley.app.ui.recording;

import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.session.RecorderView;
import dev.parley.app.ui.recording.RecordingForm.FileType;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.FittingScroll;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How the call is to be recorded, above the bar of a call, with the button that asks the other person. */
public final class RecordingPanel extends VBox {
    private final RecordingModel model;
    private final Runnable closed;
    private final VBox layouts = new VBox(8);
    private final HBox types;
    private final HBox sounds;
    private final Label typeMore = Controls.paragraph("", "small", "muted");
    private final Label soundMore = Controls.paragraph("", "small", "muted");
    private final Button ask;

    /** @param closed runs once it was left */
    public RecordingPanel(RecordingModel model, Runnable closed) {
        super(12);
        this.model = model;
        this.closed = closed;
        setId("recording-panel");
        getStyleClass().addAll("sound-panel", "recording-panel");
        RecordingForm form = model.form();
        Label title = Controls.line("strong");
        title.setText(Texts.of("record.title"));
        Button close = Controls.iconButton(Icon.CLOSE, 18, Texts.of("record.close"), this::close, "flat");
        close.setId("recording-close");
        HBox head = new HBox(8, title, Controls.spring(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (RecordingLayout layout : RecordingLayout.values()) {
            layouts.getChildren().add(radio(layout, group));
        }
        types = segments(List.of(FileType.values()), form.type(), type -> "record.type." + Words.name(type));
        sounds = segments(
                List.of(true, false), form.mixed(), mixed -> mixed ? "record.sound.mixed" : "record.sound.separate");
        typeMore.setId("record-type-more");
        soundMore.setId("record-sound-more");
        ask = Controls.button(Icon.RECORD, Texts.of("record.ask"), this::ask, "record-button");
        ask.setId("record-ask");
        HBox foot = new HBox(8, Controls.spring(), ask);
        FittingScroll choices = new FittingScroll(new VBox(
                12,
                section("record.layout"),
                layouts,
                section("record.type"),
                new VBox(4, types, typeMore),
                section("record.sound"),
                new VBox(4, sounds, soundMore)));
        getChildren().addAll(head, choices, foot);
        form.layout().subscribe(now -> update());
        form.type().subscribe(now -> update());
        form.mixed().subscribe(now -> update());
        model.viewProperty().subscribe((RecorderView now) -> ask.setDisable(!model.isFree()));
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                close();
            }
        });
        Controls.show(this, false);
    }

    /** Shows it. */
    public void open() {
        Controls.show(this, true);
        layouts.getChildren().stream()
                .filter(each -> ((RadioButton) each).isSelected())
                .findFirst()
                .ifPresent(each -> each.requestFocus());
    }

    /** Hides it; does nothing if it isn't shown. */
    public void close() {
        if (isVisible()) {
            Controls.show(this, false);
            closed.run();
        }
    }

    private void ask() {
        model.ask();
        close();
    }

    private void update() {
        RecordingForm form = model.form();
        boolean tracks = form.isTracks();
        types.setDisable(tracks);
        typeMore.setText(Texts.of(
                tracks
                        ? "record.type.tracks"
                        : "record.type." + Words.name(form.type().get()) + ".more"));
        boolean files = form.layout().get() == RecordingLayout.FILES;
        sounds.setDisable(files);
        soundMore.setText(Texts.of(
                files
                        ? "record.sound.files"
                        : form.mixed().get()
                                ? "record.sound.mixed.more"
                                : tracks ? "record.sound.separate.more" : "record.sound.besides"));
    }

    private RadioButton radio(RecordingLayout layout, ToggleGroup group) {
        String key = "record.layout." + Words.name(layout);
        RadioButton radio = new RadioButton(Texts.of(key));
        radio.setId("record-layout-" + Words.name(layout));
        radio.setAccessibleText(Texts.of(key));
        radio.setWrapText(true);
        radio.setToggleGroup(group);
        radio.setSelected(model.form().layout().get() == layout);
        radio.selectedProperty().subscribe(on -> {
            if (on) {
                model.form().layout().set(layout);
            }
        });
        return radio;
    }

    private static <T> HBox segments(List<T> values, Property<T> chosen, Function<T, String> key) {
        HBox row = new HBox();
        row.getStyleClass().addAll("segments", "small-segments");
        for (T value : values) {
            String id = key.apply(value);
            ToggleButton segment = new ToggleButton(Texts.of(id));
            segment.setId(id.replace('.', '-'));
            segment.setAccessibleText(Texts.of(id));
            segment.setMinWidth(USE_PREF_SIZE);
            segment.setOnAction(e -> {
                segment.setSelected(true); // one of them, always
                chosen.setValue(value);
            });
            chosen.subscribe(now -> segment.setSelected(value.equals(now)));
            row.getChildren().add(segment);
        }
        row.getChildren().getFirst().getStyleClass().add("left-pill");
        row.getChildren().subList(1, values.size() - 1).forEach(each -> each.getStyleClass()
                .add("center-pill"));
        row.getChildren().getLast().getStyleClass().add("right-pill");
        return row;
    }

    private static Label section(String key) {
        Label label = Controls.line("section");
        label.setText(Texts.of(key));
        return label;
    }
}
