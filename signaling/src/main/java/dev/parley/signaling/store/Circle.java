package dev.parley.signaling.store;

import java.util.List;

/**
 * All people that somebody has to do with.
 *
 * @param requests who asks to be on the list, the oldest first
 * @param blocked usernames
 */
public record Circle(List<Contact> contacts, List<Asker> requests, List<String> blocked) {
    /** Of who has none. */
    public static final Circle EMPTY = new Circle(List.of(), List.of(), List.of());

    public Circle {
        contacts = List.copyOf(contacts);
        requests = List.copyOf(requests);
        blocked = List.copyOf(blocked);
    }

    /** Somebody who asks to be on a list. */
    public record Asker(String username, String displayName) {}
}
