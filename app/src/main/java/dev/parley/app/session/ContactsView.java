package dev.parley.app.session;

import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.RingFor;
import java.util.List;

/**
 * What I have said of other people, and who waits for it.
 *
 * @param requests who asks to be on my list, the first one first
 * @param blocked usernames, by the alphabet
 * @param ringFor whose calls ring
 */
public record ContactsView(List<PersonInfo> requests, List<String> blocked, RingFor ringFor) {
    /** As long as nobody is signed in. */
    public static final ContactsView NONE = new ContactsView(List.of(), List.of(), RingFor.EVERYONE);

    public ContactsView {
        requests = List.copyOf(requests);
        blocked = List.copyOf(blocked);
    }
}
