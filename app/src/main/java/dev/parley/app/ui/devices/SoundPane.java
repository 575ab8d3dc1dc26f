package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.session.SoundView;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import dev.parley.app.ui.theme.SettingRow;
import dev.parley.app.ui.theme.Switch;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The switches for what is done to the microphone's sound; the same before a call and in one. */
public final class SoundPane extends VBox {
    private final Switch echo;
    private final Switch gain;
    private final Switch original;
    private final Switch warn;
    private final HBox noise = new HBox();
    private final Map<NoiseSuppression, ToggleButton> levels = new EnumMap<>(NoiseSuppression.class);
    private final HBox[] processing;

    /** @param prefix of the ids, since there may be two in a window */
    public SoundPane(SoundModel model, String prefix) {
        super(16);
        echo = toggle(prefix + "echo", "sound.echo");
        gain = toggle(prefix + "gain", "sound.gain");
        original = toggle(prefix + "original", "sound.original");
        warn = toggle(prefix + "warn", "sound.warn");
        for (NoiseSuppression level : NoiseSuppression.values()) {
            levels.put(level, segment(model, level, prefix));
        }
        levels.get(NoiseSuppression.OFF).getStyleClass().add("left-pill");
        levels.get(NoiseSuppression.LOW).getStyleClass().add("center-pill");
        levels.get(NoiseSuppression.HIGH).getStyleClass().add("right-pill");
        noise.getChildren().setAll(levels.values());
        noise.getStyleClass().addAll("segments", "small-segments");
        noise.setMinWidth(USE_PREF_SIZE);
        HBox echoRow = new SettingRow("sound.echo", echo);
        HBox noiseRow = new SettingRow("sound.noise", noise);
        HBox gainRow = new SettingRow("sound.gain", gain);
        processing = new HBox[] {echoRow, noiseRow, gainRow};
        getChildren()
                .addAll(
                        echoRow,
                        noiseRow,
                        gainRow,
                        new SettingRow("sound.original", original),
                        new SettingRow("sound.warn", warn));
        echo.setOnAction(e -> model.setEchoCancellation(echo.isSelected()));
        gain.setOnAction(e -> model.setAutoGainControl(gain.isSelected()));
        original.setOnAction(e -> model.setOriginal(original.isSelected()));
        warn.setOnAction(e -> model.setWarnWhenMuted(warn.isSelected()));
        model.soundProperty().subscribe(this::update);
    }

    /** Puts the focus on the first switch that can be worked. */
    public void focusFirst() {
        (echo.isDisabled() ? original : echo).requestFocus();
    }

    private void update(SoundView sound) {
        SoundProcessing now = sound.processing();
        echo.setSelected(now.echoCancellation() && !now.original());
        gain.setSelected(now.autoGainControl() && !now.original());
        original.setSelected(now.original());
        warn.setSelected(sound.warnWhenMuted());
        NoiseSuppression level = now.original() ? NoiseSuppression.OFF : now.noiseSuppression();
        levels.forEach((each, button) -> button.setSelected(each == level));
        for (HBox row : processing) {
            row.setDisable(now.original());
        }
    }

    private static ToggleButton segment(SoundModel model, NoiseSuppression level, String prefix) {
        String word = Words.noiseSuppression(level);
        ToggleButton button = new ToggleButton(word);
        button.setId(prefix + "noise-" + level.name().toLowerCase(Locale.ROOT));
        button.setAccessibleText(Texts.of("sound.noise") + ": " + word);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> {
            button.setSelected(true); // one of the three, always
            model.setNoiseSuppression(level);
        });
        return button;
    }

    private static Switch toggle(String id, String key) {
        Switch made = new Switch(Texts.of(key), false);
        made.setId(id);
        made.setAccessibleHelp(Texts.of(key + ".more"));
        return made;
    }
}
