package dev.parley.app.ui.call;

/**
 * Talking while a key is held, as a pure machine:
 *
 * <pre>
 *          press, muted: UNMUTE            the key is let go: MUTE
 *   UP ──────────────────────▶ TALKING ─────────────────────────────▶ UP
 *    │ press, not muted           │ M: stays on · call over, menu open: MUTE
 *    └──────────▶ SPENT ◀─────────┘
 *                   └── the key is let go ──▶ UP
 * </pre>
 *
 * A held key repeats: only the first press counts. M (or the button) while one talks keeps the microphone on. When the
 * window loses the focus nobody tells that the key was let go, so that counts as letting go.
 */
enum PushToTalk {
    /** The key is not held. */
    UP,
    /** The key is held, and the microphone is on as long as it is. */
    TALKING,
    /** The key is held and means nothing until it is let go. */
    SPENT;

    /** What happens. */
    enum Input {
        /** The key goes down while the microphone is off, or repeats. */
        PRESS_MUTED,
        /** The key goes down while the microphone is on, or repeats. */
        PRESS_UNMUTED,
        /** The key is let go. */
        RELEASE,
        /** The microphone is switched by M or its button. */
        TOGGLE,
        /** The call is over, or something else has the keys; the key may still be held. */
        END,
        /** The window has lost the focus. */
        FOCUS_LOST
    }

    /** What to do with the microphone. */
    enum Effect {
        NONE,
        UNMUTE,
        MUTE
    }

    /** The next state, and what to do. */
    record Step(PushToTalk next, Effect effect) {}

    Step step(Input input) {
        return switch (this) {
            case UP ->
                switch (input) {
                    case PRESS_MUTED -> new Step(TALKING, Effect.UNMUTE);
                    case PRESS_UNMUTED -> new Step(SPENT, Effect.NONE);
                    case RELEASE, TOGGLE, END, FOCUS_LOST -> new Step(UP, Effect.NONE);
                };
            case TALKING ->
                switch (input) {
                    case PRESS_MUTED, PRESS_UNMUTED -> new Step(TALKING, Effect.NONE);
                    case RELEASE, FOCUS_LOST -> new Step(UP, Effect.MUTE);
                    case TOGGLE -> new Step(SPENT, Effect.NONE);
                    case END -> new Step(SPENT, Effect.MUTE);
                };
            case SPENT ->
                switch (input) {
                    case RELEASE, FOCUS_LOST -> new Step(UP, Effect.NONE);
                    case PRESS_MUTED, PRESS_UNMUTED, TOGGLE, END -> new Step(SPENT, Effect.NONE);
                };
        };
    }
}
