package dev.parley.app.session;

import dev.parley.app.engine.api.DisplayOptions;

/**
 * Sharing a screen or window, in a call or in the laboratory. Methods may be called on any thread and never block; the
 * outcome is in the next {@link Snapshot#sharing}.
 */
public interface Sharing {

    /** Whether somebody looks at what can be shared, so that {@link SharingView#sources} is kept up to date. */
    void choosing(boolean on);

    /**
     * A small live picture of one that can be shared, while {@link #choosing} is on.
     *
     * @param source its id
     */
    Surface thumbnail(String source);

    /**
     * Shares a screen or window, in place of the one before; in a call with the other person, else for the laboratory.
     *
     * @param source its id; empty to leave the choice to the system's own picker
     */
    void share(String source, DisplayOptions options);

    /** Holds the picture that others see, or lets it go on. */
    void pause(boolean on);

    /** Ends it. */
    void stop();
}
