package dev.parley.app.ui.text;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of the windows, from {@code messages.properties} and its translations, in the language that the process has
 * when the first of them is asked for: see {@link Language#use}.
 */
public final class Texts {
    /** Where the bundles are. */
    static final String BASE = "dev.parley.app.ui.text.messages";

    private static final Language LANGUAGE = Language.of(Locale.getDefault(Locale.Category.DISPLAY));
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(BASE, LANGUAGE.bundle());

    private Texts() {}

    /**
     * The text of {@code key} with {@code {0}}, {@code {1}} … replaced. Not a {@code MessageFormat}: an apostrophe is
     * only an apostrophe, and numbers come as they were given.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public static String of(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /**
     * The text of a number of things: that of {@code key.one} or of {@code key.other}, as the language has it.
     *
     * @param count is {@code {0}}
     */
    public static String count(String key, long count) {
        return of(key + (LANGUAGE.isOne(count) ? ".one" : ".other"), Formats.whole(count));
    }

    /** Whether there is a text of that name. */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
