package dev.parley.app.session;

import java.net.URI;

/** Where to sign in. */
public sealed interface ServerChoice {
    /** The server inside this program, announced on the local network. */
    record Embedded() implements ServerChoice {}

    /** Another one, as {@code wss://host:port}. */
    record Remote(URI url) implements ServerChoice {}
}
