package dev.parley.signaling.protocol;

/**
 * A person as another one sees them.
 *
 * @param username the unique name
 * @param displayName the name to show
 * @param presence whether they can be called
 */
public record PersonInfo(String username, String displayName, PresenceState presence) {}
