package dev.parley.app.call;

import java.util.Objects;

/**
 * Who calls whom.
 *
 * @param callId made by the caller
 * @param username the other person
 * @param displayName their name to show
 * @param outgoing whether this side called
 * @param video whether the caller means to send pictures
 */
public record Party(String callId, String username, String displayName, boolean outgoing, boolean video) {
    public Party {
        Objects.requireNonNull(callId);
        Objects.requireNonNull(username);
        Objects.requireNonNull(displayName);
    }
}
