package dev.parley.signaling.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Names kept for services in this process, such as {@code echo}. They sign in like a client, with a password that is made
 * for this run, and have neither an account nor devices. Belongs to the {@code server} thread.
 */
final class Services {
    private final Map<String, Service> byName = new HashMap<>();

    private record Service(String displayName, String password) {}

    void reserve(String username, String displayName, String password) {
        byName.put(username, new Service(displayName, password));
    }

    boolean has(String username) {
        return byName.containsKey(username);
    }

    String displayName(String username) {
        return byName.get(username).displayName;
    }

    boolean isPassword(String username, String given) {
        byte[] expected = byName.get(username).password.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }
}
