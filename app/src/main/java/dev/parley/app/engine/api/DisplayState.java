package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * How it stands with the screen or window that is shared.
 *
 * <pre>
 *          get             first picture        pause
 *  NONE ─────────▶ OPENING ─────────▶ LIVE ◀──────────▶ PAUSED
 *    ▲                │               ▲ │                  │
 *    │                │       restored│ ▼minimised, locked │
 *    │                ▼             WAITING                │
 *    └───────────── ended ◀────────────┴───────────────────┘
 * </pre>
 *
 * @param status where it is
 * @param source what is shared; null for {@link Status#NONE}, and where the system's own picker doesn't say
 * @param options how
 * @param why for {@link Status#WAITING}: {@code minimised}, {@code locked} or {@code resizing}; for {@link Status#NONE}
 *     after there was one: {@code stopped}, {@code window-closed}, {@code monitor-gone}, {@code cancelled} (in the
 *     system's picker), {@code denied}, {@code no-portal}, {@code no-pipewire}, {@code no-x11} or {@code failed}, or {@code
 *     engine-died}, as the desk says; else empty
 * @param detail for the words, such as what package to install
 */
public record DisplayState(Status status, DisplaySource source, DisplayOptions options, String why, String detail) {
    public DisplayState {
        Objects.requireNonNull(status);
        Objects.requireNonNull(why);
        Objects.requireNonNull(detail);
    }

    /** Nothing is shared, and never was. */
    public static final DisplayState OFF = new DisplayState(Status.NONE, null, null, "", "");

    /** Where sharing is. */
    public enum Status {
        NONE,
        OPENING,
        LIVE,
        WAITING,
        PAUSED
    }
}
