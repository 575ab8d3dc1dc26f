package dev.parley.app.session;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import java.util.List;
import java.util.Objects;

/**
 * How it stands with sharing screens.
 *
 * @param mine what I share
 * @param picksItself whether the system has its own picker, and no list is to be shown
 * @param sources what can be shared; while somebody is choosing
 * @param why nothing can be shared, as in {@link DisplayState#why}; empty where it can
 * @param detail for the words
 * @param remote whether the other person shares a screen with me now
 */
public record SharingView(
        DisplayState mine,
        boolean picksItself,
        List<DisplaySource> sources,
        String why,
        String detail,
        boolean remote) {
    /** Nobody shares anything. */
    public static final SharingView NONE = new SharingView(DisplayState.OFF, false, List.of(), "", "", false);

    public SharingView {
        Objects.requireNonNull(mine);
        sources = List.copyOf(sources);
        Objects.requireNonNull(why);
        Objects.requireNonNull(detail);
    }
}
