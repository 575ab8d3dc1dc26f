package dev.parley.app.session;

import dev.parley.signaling.protocol.RingFor;

/**
 * What can be said of other people: who is on my list, who is blocked, whose calls ring. As with all of {@link Session},
 * the outcome is in the next snapshot; what the server refuses is a {@link Snapshot.Notice}.
 */
public interface Contacts {

    /** Puts a person on my list; that is also the yes to one who asks. */
    void add(String username);

    /** Takes a person off my list. */
    void remove(String username);

    /** No to one who asks, who isn't told. */
    void decline(String username);

    /** From now on I am offline for this person, who isn't told and is off my list. */
    void block(String username);

    /** Takes that back; they don't come back to my list. */
    void unblock(String username);

    /** Says whose calls ring, on all my devices. */
    void ringFor(RingFor ringFor);

    /** Nobody's calls ring, or again those of before. */
    void doNotDisturb(boolean on);
}
