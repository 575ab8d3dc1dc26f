package dev.parley.app.ui.text;

import java.math.RoundingMode;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.Locale;

/**
 * Dates, times and numbers as the person's system writes them: figures and the clock in its format, words such as the days
 * of the week in the language of the texts. Any thread.
 */
public final class Formats {
    private static final Locale FIGURES = Locale.getDefault(Locale.Category.FORMAT);
    private static final Locale WORDS = words();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(FIGURES);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE", WORDS);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(WORDS);

    private Formats() {}

    /** The order of figures in a date is the format's, where that has the language of the texts. */
    private static Locale words() {
        Locale texts = Locale.getDefault(Locale.Category.DISPLAY);
        return FIGURES.getLanguage().equals(texts.getLanguage()) ? FIGURES : texts;
    }

    /** {@code 14:05}, or {@code 2:05 PM}. */
    public static String clock(TemporalAccessor time) {
        return CLOCK.format(time);
    }

    /** {@code Wednesday}. */
    public static String day(TemporalAccessor date) {
        return DAY.format(date);
    }

    /** {@code 3 Mar 2026}. */
    public static String date(TemporalAccessor date) {
        return DATE.format(date);
    }

    /** {@code 1,234}. */
    public static String whole(long number) {
        return NumberFormat.getIntegerInstance(FIGURES).format(number);
    }

    /**
     * A number without separators between its thousands, since it is measured or typed.
     *
     * @param least how many decimal places there are at least
     * @param most how many at most
     */
    public static String decimal(double number, int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(FIGURES);
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** {@code 1.2%}, of a fraction of 1. */
    public static String percent(double fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(FIGURES);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(fraction);
    }

    /** {@code 150%}. */
    public static String wholePercent(int percent) {
        return NumberFormat.getPercentInstance(FIGURES).format(percent / 100.0);
    }

    /** The order in which the language lists names. */
    public static Comparator<String> names() {
        Collator collator = Collator.getInstance(WORDS);
        return collator::compare;
    }
}
