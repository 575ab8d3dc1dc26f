package dev.parley.signaling.store;

/**
 * A device on which an account may sign in by token.
 *
 * @param id unique
 * @param account username
 * @param name what the person calls it
 * @param since when it signed in with the password, milliseconds since 1970
 * @param lastSeen when it was last here, to half a day
 */
public record Device(String id, String account, String name, long since, long lastSeen) {}
