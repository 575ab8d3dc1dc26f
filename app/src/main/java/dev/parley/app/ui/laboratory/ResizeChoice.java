package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.ConstrainDOMString;
import dev.parley.app.engine.api.constraints.VideoResizeMode;
import dev.parley.app.ui.text.Texts;
import java.util.Locale;

/** What can be wanted of {@code resizeMode}. */
enum ResizeChoice {
    ANY,
    NONE_IDEAL,
    NONE_EXACT,
    CROP_IDEAL,
    CROP_EXACT;

    ConstrainDOMString wanted() {
        return switch (this) {
            case ANY -> ConstrainDOMString.NONE;
            case NONE_IDEAL -> ConstrainDOMString.ideal(VideoResizeMode.NONE.value());
            case NONE_EXACT -> ConstrainDOMString.exact(VideoResizeMode.NONE.value());
            case CROP_IDEAL -> ConstrainDOMString.ideal(VideoResizeMode.CROP_AND_SCALE.value());
            case CROP_EXACT -> ConstrainDOMString.exact(VideoResizeMode.CROP_AND_SCALE.value());
        };
    }

    String words() {
        return Texts.of("lab.resize." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
