package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.ConstrainBoolean;
import dev.parley.app.engine.api.constraints.MediaTrackConstraintSet;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The constraints on a microphone as they are chosen. JavaFX thread. */
final class AudioEditor {
    private final Map<AudioProperty, ObjectProperty<SwitchChoice>> choices = new EnumMap<>(AudioProperty.class);

    /** @param changed called after each change */
    AudioEditor(Runnable changed) {
        for (AudioProperty property : AudioProperty.values()) {
            ObjectProperty<SwitchChoice> choice = new SimpleObjectProperty<>(SwitchChoice.NOT_GIVEN);
            choice.addListener(o -> changed.run());
            choices.put(property, choice);
        }
    }

    ObjectProperty<SwitchChoice> choice(AudioProperty property) {
        return choices.get(property);
    }

    /** Whether nothing is chosen. */
    boolean isEmpty() {
        return choices.values().stream().allMatch(choice -> choice.get() == SwitchChoice.NOT_GIVEN);
    }

    void reset() {
        choices.values().forEach(choice -> choice.set(SwitchChoice.NOT_GIVEN));
    }

    /** What is wanted. */
    MediaTrackConstraints constraints() {
        return MediaTrackConstraints.of(MediaTrackConstraintSet.NONE
                .withEchoCancellation(wanted(AudioProperty.ECHO_CANCELLATION))
                .withNoiseSuppression(wanted(AudioProperty.NOISE_SUPPRESSION))
                .withAutoGainControl(wanted(AudioProperty.AUTO_GAIN_CONTROL)));
    }

    private ConstrainBoolean wanted(AudioProperty property) {
        return choice(property).get().wanted();
    }
}
