package dev.parley.app.ui.call;

import dev.parley.app.engine.api.DeviceKind;

/**
 * A line on top of the picture.
 *
 * @param text what happened and what to do
 * @param warning whether something is wrong
 * @param offer what its button does
 */
public record CallNote(String text, boolean warning, Offer offer) {

    /** What can be done about it, by the button in the line. */
    public sealed interface Offer {}

    /** Nothing; it has no button, and goes when it is over. */
    public record Nothing() implements Offer {}

    /** Try a device again. */
    public record Retry(DeviceKind kind) implements Offer {}

    /** Turn my microphone on. */
    public record Unmute() implements Offer {}

    /** Take the line away: it was read. */
    public record Dismiss() implements Offer {}
}
