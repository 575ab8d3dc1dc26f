package dev.parley.app.session;

import java.net.URI;

/**
 * A server that announced itself on the local network (RFC 6763).
 *
 * @param name as its owner sees it, such as the name of the computer
 * @param url {@code wss://address:port}
 */
public record FoundServer(String name, URI url) {}
