package dev.parley.signaling.protocol;

/** Whose calls ring at somebody. Of an account, the same on all devices. */
public enum RingFor {
    /** Everybody's. */
    EVERYONE,
    /** Those of people on the list; others are asked for first. */
    ASK,
    /** Those of people on the list; for others one is offline. */
    CONTACTS,
    /** Nobody's: do not disturb. */
    NOBODY;

    /** As it stands in a message. */
    public String word() {
        return Fields.onTheWire(this);
    }

    /** The constant of such a word. Throws if there is none. */
    public static RingFor of(String word) {
        for (RingFor constant : values()) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such word: " + word);
    }
}
