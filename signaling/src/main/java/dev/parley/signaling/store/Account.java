package dev.parley.signaling.store;

/**
 * Somebody who can sign in.
 *
 * @param username in its folded form; unique
 * @param displayName the name that others see
 * @param password what is kept of the password
 */
public record Account(String username, String displayName, PasswordHash password) {}
