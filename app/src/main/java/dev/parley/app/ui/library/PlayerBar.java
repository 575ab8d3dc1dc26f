package dev.parley.app.ui.library;

import dev.parley.app.ui.call.FullScreen;
import dev.parley.app.ui.text.Formats;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.Controls;
import dev.parley.app.ui.theme.Icon;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What the player is worked with, under the picture. */
final class PlayerBar extends VBox {
    private static final List<Double> RATES = List.of(0.5, 0.75, 1.0, 1.25, 1.5, 2.0);

    private final LibraryModel model;
    private final PlayerModel player;
    private final Button play;
    private final Slider slider = new TimeSlider();
    private final Marks marks = new Marks();
    /** The slider is moved by the clock, not by the person. */
    private boolean byClock;

    PlayerBar(LibraryModel model, FullScreen screen) {
        super(8);
        this.model = model;
        this.player = model.player();
        getStyleClass().add("player-bar");
        play = button(Icon.PLAY, "player.play", player::toggle);
        play.setId("player-play");
        player.state().subscribe(now -> {
            boolean plays = now == PlayerModel.State.PLAYING;
            show(play, plays ? Icon.PAUSE : Icon.PLAY, plays ? "player.pause" : "player.play");
        });
        getChildren().addAll(times(), buttons(screen), part());
        disableProperty().bind(Bindings.createBooleanBinding(() -> !player.isOpen(), player.state()));
    }

    private HBox times() {
        slider.setId("player-slider");
        slider.setAccessibleText(Texts.of("player.slider"));
        slider.maxProperty().bind(Bindings.max(1, player.duration()));
        slider.setBlockIncrement(PlayerModel.STEP_MS);
        player.position().subscribe(now -> {
            byClock = true;
            slider.setValue(now.doubleValue());
            byClock = false;
        });
        slider.valueProperty().subscribe(now -> {
            if (!byClock) {
                player.seek(now.doubleValue());
            }
        });
        Label at = new Label();
        at.setId("player-position");
        at.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.timer(Math.round(player.position().get())), player.position()));
        Label of = new Label();
        of.setId("player-duration");
        of.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.timer(Math.round(player.duration().get())), player.duration()));
        at.setMinWidth(Region.USE_PREF_SIZE);
        of.setMinWidth(Region.USE_PREF_SIZE);
        VBox middle = new VBox(slider, marks);
        middle.setAlignment(Pos.CENTER);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox row = new HBox(12, at, middle, of);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private FlowPane buttons(FullScreen screen) {
        Button mute = button(Icon.SPEAKER, "player.mute", () -> player.muted()
                .set(!player.muted().get()));
        mute.setId("player-mute");
        player.muted()
                .subscribe(off ->
                        show(mute, off ? Icon.SPEAKER_OFF : Icon.SPEAKER, off ? "player.unmute" : "player.mute"));
        Slider volume = new Slider(0, 1, 1);
        volume.setId("player-volume");
        volume.setAccessibleText(Texts.of("player.volume"));
        volume.setBlockIncrement(0.1);
        volume.setPrefWidth(88);
        volume.valueProperty().bindBidirectional(player.volume());
        Button full = button(
                Icon.FULL_SCREEN,
                "call.full-screen.on",
                () -> screen.set(!screen.onProperty().get()));
        full.setId("player-full-screen");
        screen.onProperty()
                .subscribe(on -> show(
                        full,
                        on ? Icon.FULL_SCREEN_LEAVE : Icon.FULL_SCREEN,
                        on ? "call.full-screen.off" : "call.full-screen.on"));
        Button still = button(Icon.STILL, "player.still", model.exports()::still);
        still.setId("player-still");
        still.disableProperty().bind(player.picture().map(there -> !there));
        HBox sound = new HBox(4, mute, volume);
        sound.setAlignment(Pos.CENTER);
        FlowPane row = new FlowPane(
                8,
                8,
                button(Icon.BACK_10, "player.ten-back", () -> player.skip(false)),
                frameButton(false),
                play,
                frameButton(true),
                button(Icon.ON_10, "player.ten-on", () -> player.skip(true)),
                rates(),
                sound,
                still,
                full);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private Button frameButton(boolean forward) {
        Button frame = button(
                forward ? Icon.FRAME_ON : Icon.FRAME_BACK,
                forward ? "player.frame-on" : "player.frame-back",
                () -> player.frame(forward));
        frame.disableProperty().bind(player.picture().map(there -> !there));
        return frame;
    }

    private ComboBox<Double> rates() {
        ComboBox<Double> rates = new ComboBox<>();
        rates.getItems().setAll(RATES);
        rates.setId("player-rate");
        rates.setAccessibleText(Texts.of("player.rate"));
        rates.setTooltip(Controls.tooltip(Texts.of("player.rate")));
        rates.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double rate) {
                return rate == null ? "" : Texts.of("player.times", Formats.decimal(rate, 0, 2));
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException("nobody types a speed");
            }
        });
        player.rate().subscribe(now -> rates.setValue(now.doubleValue()));
        rates.valueProperty().subscribe(now -> player.rate().set(now));
        return rates;
    }

    private FlowPane part() {
        Button from = Controls.button(Texts.of("player.mark-from"), player::markFrom, "part", "small");
        from.setId("player-from");
        from.setTooltip(Controls.tooltip(Texts.of("player.mark-from.hint")));
        Button to = Controls.button(Texts.of("player.mark-to"), player::markTo, "part", "small");
        to.setId("player-to");
        to.setTooltip(Controls.tooltip(Texts.of("player.mark-to.hint")));
        Label range = new Label();
        range.setId("player-part");
        range.setMinWidth(Region.USE_PREF_SIZE);
        Button export = Controls.button(Icon.CUT, Texts.of("player.export"), model.exports()::part, "part", "small");
        export.setId("player-export");
        export.setTooltip(Controls.tooltip(Texts.of("player.export.hint")));
        Button clear = Controls.iconButton(
                Icon.CLOSE, 16, Texts.of("player.unmark"), player.marks()::clear, "flat", "on-dark");
        clear.setId("player-unmark");
        PartMarks part = player.marks();
        Runnable refresh = () -> {
            boolean marked = part.isSet();
            double begin = part.begin();
            double end = part.endOf(player.duration().get());
            range.setText(
                    marked
                            ? Texts.of("player.part", Words.timer(Math.round(begin)), Words.timer(Math.round(end)))
                            : Texts.of("player.part.none"));
            export.setDisable(!marked);
            clear.setVisible(marked);
            marks.show(player.duration().get(), marked ? begin : 0, marked ? end : 0);
        };
        part.from().subscribe(now -> refresh.run());
        part.to().subscribe(now -> refresh.run());
        player.duration().subscribe(now -> refresh.run());
        FlowPane row = new FlowPane(8, 8, from, to, range, clear, export);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private static Button button(Icon icon, String key, Runnable action) {
        return Controls.iconButton(icon, 24, Texts.of(key), action, "flat", "on-dark");
    }

    private static void show(Button button, Icon icon, String key) {
        button.setGraphic(icon.node(24));
        button.setText(Texts.of(key));
        button.setAccessibleText(Texts.of(key));
        button.getTooltip().setText(Texts.of(key));
    }

    void focusPlay() {
        play.requestFocus();
    }

    /** Its value is a time to screen readers, not a number of milliseconds. */
    private static final class TimeSlider extends Slider {
        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.VALUE_STRING
                    ? Words.timer(Math.round(getValue()))
                    : super.queryAccessibleAttribute(attribute, parameters);
        }
    }

    /** The part that is marked, under the slider. */
    private static final class Marks extends Pane {
        private final Region part = new Region();
        private double begin;
        private double end;

        Marks() {
            part.getStyleClass().add("player-marks");
            getChildren().add(part);
            setMinHeight(4);
            setPrefHeight(4);
            setMouseTransparent(true);
        }

        void show(double duration, double from, double to) {
            begin = duration > 0 ? from / duration : 0;
            end = duration > 0 ? to / duration : 0;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            part.setVisible(end > begin);
            part.resizeRelocate(begin * getWidth(), 0, Math.max(2, (end - begin) * getWidth()), getHeight());
        }
    }
}
