package dev.parley.signaling.protocol;

/**
 * A device on which an account is signed in, or may be again without the password.
 *
 * @param id the same for as long as it stays signed in
 * @param name what the person calls it
 * @param current whether it is the one that asked
 * @param connected whether it is signed in now
 * @param since when it signed in with the password, milliseconds since 1970
 * @param lastSeen when it was last here, to half a day, milliseconds since 1970
 */
public record DeviceInfo(String id, String name, boolean current, boolean connected, long since, long lastSeen) {}
