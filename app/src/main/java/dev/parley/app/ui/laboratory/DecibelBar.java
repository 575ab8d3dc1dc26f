package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.session.Devices;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.theme.Controls;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How loud the microphone is, in dB below full scale. Listens only while it is told to. */
final class DecibelBar extends HBox {
    private static final Logger LOG = LoggerFactory.getLogger(DecibelBar.class);
    /** What the left end stands for: below it is only noise. */
    private static final double FLOOR_DB = -60;

    private final Devices devices;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label text = Controls.line("lab-mono", "muted");
    private AutoCloseable listening;

    DecibelBar(Devices devices) {
        super(8);
        this.devices = devices;
        setAlignment(Pos.CENTER_LEFT);
        bar.setId("lab-level");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(0);
        bar.setAccessibleText(Texts.of("lab.level"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        text.setId("lab-level-text");
        text.setMinWidth(176);
        text.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(bar, text);
    }

    void setListening(boolean now) {
        if (now == (listening != null)) {
            return;
        }
        if (now) {
            listening = devices.listen(level -> Platform.runLater(() -> show(level)));
        } else {
            try {
                listening.close();
            } catch (Exception e) {
                LOG.warn("The microphone is still measured", e);
            }
            listening = null;
        }
        bar.setProgress(0);
        text.setText(Texts.of("lab.level.none"));
    }

    private void show(MicrophoneLevel level) {
        if (listening == null) {
            return; // it was on its way
        }
        bar.setProgress(Math.clamp(1 - decibels(level.level()) / FLOOR_DB, 0, 1));
        text.setText(
                level.signal()
                        ? Texts.of("lab.level.db", words(level.level()), words(level.peak()))
                        : Texts.of("lab.level.silent"));
    }

    private static double decibels(double amplitude) {
        return Math.max(20 * Math.log10(Math.max(amplitude, 1e-9)), 2 * FLOOR_DB);
    }

    private static String words(double amplitude) {
        long decibels = Math.round(decibels(amplitude));
        return decibels < 0 ? "−" + -decibels : String.valueOf(decibels);
    }
}
