package dev.parley.app.ui.laboratory;

/** In which way a number is wanted: the members of {@code ConstrainDouble}, and the bare value of an advanced set. */
enum Member {
    MIN("min"),
    MAX("max"),
    IDEAL("ideal"),
    EXACT("exact"),
    ADVANCED("advanced");

    /** The name in the standard. */
    final String id;

    Member(String id) {
        this.id = id;
    }
}
