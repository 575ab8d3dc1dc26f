package dev.parley.app.session;

import java.util.Objects;

/**
 * The call that was answered, as far as the parts beside it must know: who shares a screen in it, or records it.
 *
 * @param callId its id; empty while there is none
 * @param username the other person
 * @param displayName the name that they had when it began
 * @param device the other side's device
 * @param peer the engine's name for the peer connection; null while there is none
 * @param connected whether media flows
 * @param remoteScreen whether the other side shares a screen
 */
record Conversation(
        String callId,
        String username,
        String displayName,
        String device,
        String peer,
        boolean connected,
        boolean remoteScreen) {
    static final Conversation NONE = new Conversation("", "", "", "", null, false, false);

    Conversation {
        Objects.requireNonNull(callId);
        Objects.requireNonNull(username);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(device);
    }

    boolean exists() {
        return !callId.isEmpty();
    }

    /** Whether it is connected by another connection than before, or again. */
    boolean connectedAnew(Conversation before) {
        return connected && (!before.connected || !peer.equals(before.peer) || !device.equals(before.device));
    }
}
