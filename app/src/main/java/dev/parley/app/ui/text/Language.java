package dev.parley.app.ui.text;

import java.util.Locale;

/** The languages that the windows speak. */
public enum Language {
    /** The one in which all texts are written first; where there is no bundle for the system's language, this is used. */
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch"),
    SPANISH("es", "Español"),
    FRENCH("fr", "Français");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The language's tag of BCP 47: {@code de}. */
    public String tag() {
        return tag;
    }

    /** What those who speak it call it, for a list to choose from. */
    public String ownName() {
        return ownName;
    }

    /**
     * Makes a language that of this process: of our texts, and of JavaFX' own, such as the menu of a text field. Both read
     * the locale of the process once, so this comes before the first window. Dates and numbers stay as the system has them.
     *
     * @param tag as the person chose; the system's language where it is empty, or none of ours
     */
    public static void use(String tag) {
        Locale system = Locale.getDefault(Locale.Category.DISPLAY);
        Locale numbers = Locale.getDefault(Locale.Category.FORMAT);
        Language chosen = of(Locale.of(tag));
        Language language = tag.equals(chosen.tag) ? chosen : of(system);
        boolean same = language.tag.equals(system.getLanguage());
        Locale.setDefault(same ? system : Locale.of(language.tag, system.getCountry()));
        Locale.setDefault(Locale.Category.FORMAT, numbers);
    }

    /** The language of the texts in a locale. */
    static Language of(Locale locale) {
        for (Language language : values()) {
            if (language.tag.equals(locale.getLanguage())) {
                return language;
            }
        }
        return ENGLISH;
    }

    /** The locale of its bundle. English is the root, so that it never gives way to the system's language. */
    Locale bundle() {
        return this == ENGLISH ? Locale.ROOT : Locale.of(tag);
    }

    /** Whether a number of things is said in the singular: CLDR's category {@code one}, for numbers of this size. */
    boolean isOne(long count) {
        return count == 1 || (count == 0 && this == FRENCH);
    }
}
