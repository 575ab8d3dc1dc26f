package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.TrackState;

/**
 * A track as the page shows it; one that has ended still says what it was.
 *
 * @param state the newest of it
 * @param live its {@code readyState}
 */
record ShownTrack(TrackState state, boolean live) {}
