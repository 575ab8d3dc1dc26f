package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.ConstrainBoolean;
import dev.parley.app.ui.text.Texts;
import java.util.Locale;

/** What can be wanted of a switch of a microphone's track. */
enum SwitchChoice {
    NOT_GIVEN,
    ON_IDEAL,
    OFF_IDEAL,
    ON_EXACT,
    OFF_EXACT;

    ConstrainBoolean wanted() {
        return switch (this) {
            case NOT_GIVEN -> ConstrainBoolean.NONE;
            case ON_IDEAL -> ConstrainBoolean.ideal(true);
            case OFF_IDEAL -> ConstrainBoolean.ideal(false);
            case ON_EXACT -> ConstrainBoolean.exact(true);
            case OFF_EXACT -> ConstrainBoolean.exact(false);
        };
    }

    String words() {
        return Texts.of("lab.switch." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
