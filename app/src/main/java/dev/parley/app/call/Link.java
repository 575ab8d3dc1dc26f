package dev.parley.app.call;

import java.util.Objects;

/**
 * The peer connection of a call.
 *
 * @param generation from 1; each replacement counts one up, so that what belongs to an older one is told apart. 0: none
 * @param device the other side's device
 * @param open whether the engine has it; not so while the engine starts
 * @param connected whether ICE and DTLS are done
 */
public record Link(int generation, String device, boolean open, boolean connected) {
    /** There is none. */
    public static final Link NONE = new Link(0, "", false, false);

    public Link {
        Objects.requireNonNull(device);
    }

    /** Whether there is one, open or about to be. */
    public boolean exists() {
        return generation > 0;
    }

    Link withConnected(boolean now) {
        return new Link(generation, device, open, now);
    }
}
