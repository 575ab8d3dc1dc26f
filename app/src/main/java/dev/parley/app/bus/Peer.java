package dev.parley.app.bus;

/**
 * Whom a call goes to or a signal comes from.
 *
 * @param name on the bus
 * @param path of the object
 * @param type one of its interfaces
 */
public record Peer(String name, String path, String type) {
    /** Another interface of the same object. */
    public Peer as(String other) {
        return new Peer(name, path, other);
    }

    /** Another object of the same program. */
    public Peer at(String otherPath, String otherType) {
        return new Peer(name, otherPath, otherType);
    }
}
