package dev.parley.signaling.store;

/**
 * Somebody who can sign in.
 *
 * @param username in its folded form; unique
 * @param displayName the name that others see
 * @param password what is kept of the password
 * @param created when it was made, milliseconds since 1970; 0 if that was before it was written down
 * @param ringFor whose calls ring, in the words of the protocol
 */
public record Account(String username, String displayName, PasswordHash password, long created, String ringFor) {}
