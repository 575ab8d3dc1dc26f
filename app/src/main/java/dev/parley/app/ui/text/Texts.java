package dev.parley.app.ui.text;

import java.util.ResourceBundle;

/** The texts of the windows, from {@code messages.properties}. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.parley.app.ui.text.messages");

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

    /** Whether there is a text of that name. */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
