package dev.parley.app.ui.laboratory;

/**
 * What came of the last thing that was asked for.
 *
 * @param kind how it went
 * @param title the name of it; of an error, as the standard has it
 * @param text a sentence
 */
record Outcome(Kind kind, String title, String text) {
    enum Kind {
        /** Nothing was asked for, or its tracks are no more. */
        IDLE,
        /** It is not answered yet. */
        ASKING,
        /** There are tracks. */
        SELECTED,
        /** It can't be. */
        REFUSED
    }
}
