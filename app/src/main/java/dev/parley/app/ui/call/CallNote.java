package dev.parley.app.ui.call;

import dev.parley.app.engine.api.DeviceKind;

/**
 * A line on top of the picture.
 *
 * @param text what happened and what to do
 * @param warning whether something is wrong
 * @param retry the device to try again; null for none
 */
public record CallNote(String text, boolean warning, DeviceKind retry) {}
