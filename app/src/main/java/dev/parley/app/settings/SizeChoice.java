package dev.parley.app.settings;

import java.util.Arrays;
import java.util.stream.Stream;

/** How large everything in the windows is. */
public enum SizeChoice {
    /** As the system scales its programs. */
    SYSTEM(0),
    PERCENT_100(100),
    PERCENT_125(125),
    PERCENT_150(150),
    PERCENT_175(175),
    PERCENT_200(200);

    private final int percent;

    SizeChoice(int percent) {
        this.percent = percent;
    }

    /** Of the size on a screen that isn't scaled; 0 for {@link #SYSTEM}. */
    public int percent() {
        return percent;
    }

    /**
     * The next size.
     *
     * @param from the percentage that is seen now, which need not be one of ours
     * @param larger up, or down
     * @return null where there is none
     */
    public static SizeChoice next(int from, boolean larger) {
        Stream<SizeChoice> sizes = Arrays.stream(values()).filter(each -> each != SYSTEM);
        return larger
                ? sizes.filter(each -> each.percent > from).findFirst().orElse(null)
                : sizes.filter(each -> each.percent < from)
                        .reduce((before, last) -> last)
                        .orElse(null);
    }
}
