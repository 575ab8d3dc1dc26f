package dev.parley.app.ui.text;

/**
 * What happened, and what to do about it.
 *
 * @param title what happened
 * @param more what to do; empty where nothing is
 */
public record Sentence(String title, String more) {
    /** Reads {@code title|more}. */
    public static Sentence parse(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? new Sentence(text, "") : new Sentence(text.substring(0, bar), text.substring(bar + 1));
    }

    /** Both, in one line. */
    public String line() {
        return more.isEmpty() ? title : title + " " + more;
    }
}
