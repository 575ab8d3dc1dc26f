package dev.parley.signaling.server;

import dev.parley.signaling.upgrade.ForwardedFor;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;

/**
 * How connections come.
 *
 * @param security what protects them
 * @param origins which web pages may connect: what browsers send as {@code Origin} (RFC 6454, section 7), such as {@code
 *     https://parley.example.org}. Programs send none and are not asked for one
 */
public record TransportConfig(Security security, Set<String> origins) {
    public TransportConfig {
        origins = Set.copyOf(origins);
    }

    /** What protects connections. */
    public sealed interface Security {}

    /** TLS with a certificate of the server's own authority, both kept in the data folder. */
    public record OwnAuthority() implements Security {}

    /**
     * TLS with a certificate that somebody else keeps in two PEM files, which may be exchanged while the server runs.
     *
     * @param certificates the server's first, then those that it is signed by
     * @param key of the server's certificate
     */
    public record PemFiles(Path certificates, Path key) implements Security {}

    /**
     * Plain HTTP behind a reverse proxy that does TLS: spoken on this computer's loopback address only.
     *
     * @param header where the proxy says who its client is
     * @param proxies literal addresses of further proxies in front of it, if any; those of this computer need not be named
     */
    public record BehindProxy(ForwardedFor.Header header, Set<InetAddress> proxies) implements Security {
        public BehindProxy {
            proxies = Set.copyOf(proxies);
        }
    }
}
