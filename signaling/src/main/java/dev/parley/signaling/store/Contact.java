package dev.parley.signaling.store;

/**
 * Somebody on a person's list.
 *
 * @param standing what they let the person see
 */
public record Contact(String username, String displayName, Standing standing) {
    /** What somebody lets another one see. */
    public enum Standing {
        /** They have the person on their list. */
        MUTUAL,
        /** They don't. */
        ONE_SIDED,
        /** They have blocked the person. */
        BLOCKED
    }
}
