package dev.parley.app.engine.api.constraints;

import java.util.List;
import java.util.Objects;

/**
 * What of a required constraint can't be had, and what there is: all that a sentence about it says, in any language.
 *
 * @param kind of the track
 * @param beside the constraints, by their name in the standard, together with which it can't be met; empty where it can't
 *     be met alone
 * @param number what is required of a number
 * @param below the nearest number below it that can be had; null for none, as where it is no number
 * @param above the same above it
 * @param wanted the texts of which one is required; empty where it is no text
 * @param offered those that can be had
 */
public record Unmet(
        Kind kind,
        Why why,
        List<String> beside,
        ConstrainDouble number,
        Double below,
        Double above,
        List<String> wanted,
        List<String> offered) {
    public Unmet {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(why);
        Objects.requireNonNull(number);
        beside = List.copyOf(beside);
        wanted = List.copyOf(wanted);
        offered = List.copyOf(offered);
    }

    /** What is wrong. */
    public enum Why {
        /** The device has no settings at all. */
        NOTHING,
        /** No number is what is required of it. */
        CONTRADICTS,
        NUMBER,
        TEXT,
        /** It is another device. */
        DEVICE,
        /** It is to be on. */
        LACKS,
        /** It is to be off. */
        NEEDS
    }

    /** One that is said without a value. */
    static Unmet plain(Kind kind, Why why, List<String> beside) {
        return new Unmet(kind, why, beside, ConstrainDouble.NONE, null, null, List.of(), List.of());
    }
}
