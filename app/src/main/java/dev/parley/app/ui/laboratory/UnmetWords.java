package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.ConstrainDouble;
import dev.parley.app.engine.api.constraints.Kind;
import dev.parley.app.engine.api.constraints.Unmet;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Says what of a required constraint can't be had; properties have the names that they have on the page. Pure. */
final class UnmetWords {
    private UnmetWords() {}

    /** @param constraint the name of the property */
    static String sentence(String constraint, Unmet unmet) {
        String who = Texts.of(unmet.kind() == Kind.VIDEO ? "lab.unmet.camera" : "lab.unmet.microphone");
        String said =
                switch (unmet.why()) {
                    case NOTHING -> Texts.of("lab.unmet.nothing", who);
                    case CONTRADICTS -> Texts.of("lab.unmet.contradicts", constraint, all("and", required(unmet)));
                    case NUMBER ->
                        Texts.of("lab.unmet.number", who, constraint, all("and", required(unmet))) + near(unmet);
                    case TEXT -> Texts.of("lab.unmet.text", who, constraint, all("or", unmet.wanted())) + has(unmet);
                    case DEVICE -> Texts.of("lab.unmet.device", who, all("or", unmet.wanted()));
                    case LACKS -> Texts.of("lab.unmet.lacks", who, constraint);
                    case NEEDS -> Texts.of("lab.unmet.needs", who, constraint);
                };
        return unmet.beside().isEmpty() ? said : said + " " + Texts.of("lab.unmet.beside", all("and", unmet.beside()));
    }

    private static List<String> required(Unmet unmet) {
        ConstrainDouble number = unmet.number();
        List<String> words = new ArrayList<>();
        add(words, "lab.unmet.exact", number.exact());
        if (words.isEmpty() || unmet.why() == Unmet.Why.CONTRADICTS) {
            add(words, "lab.unmet.min", number.min());
            add(words, "lab.unmet.max", number.max());
        }
        return words;
    }

    private static void add(List<String> words, String key, Double value) {
        if (value != null) {
            words.add(Texts.of(key, Ratio.number(value, 4)));
        }
    }

    private static String near(Unmet unmet) {
        if (unmet.below() != null && unmet.above() != null) {
            return " " + Texts.of("lab.unmet.nearest", Ratio.number(unmet.below(), 4), Ratio.number(unmet.above(), 4));
        } else if (unmet.below() != null) {
            return " " + Texts.of("lab.unmet.largest", Ratio.number(unmet.below(), 4));
        }
        return unmet.above() == null ? "" : " " + Texts.of("lab.unmet.smallest", Ratio.number(unmet.above(), 4));
    }

    private static String has(Unmet unmet) {
        return unmet.offered().isEmpty() ? "" : " " + Texts.of("lab.unmet.has", all("and", unmet.offered()));
    }

    /** @param between {@code and} or {@code or} */
    private static String all(String between, List<String> words) {
        return words.stream()
                .reduce((left, right) -> Texts.of("lab.unmet." + between, left, right))
                .orElse("");
    }
}
