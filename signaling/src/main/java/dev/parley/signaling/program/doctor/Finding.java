package dev.parley.signaling.program.doctor;

/**
 * What the doctor found.
 *
 * @param sentence for a person; of a problem, also what to do
 */
record Finding(Kind kind, String sentence) {
    /** How it is meant. */
    enum Kind {
        /** As it should be. */
        GOOD,
        /** To know. */
        NOTE,
        /** Something does not work, or will not for long. */
        PROBLEM
    }

    static Finding good(String sentence) {
        return new Finding(Kind.GOOD, sentence);
    }

    static Finding note(String sentence) {
        return new Finding(Kind.NOTE, sentence);
    }

    static Finding problem(String sentence) {
        return new Finding(Kind.PROBLEM, sentence);
    }
}
