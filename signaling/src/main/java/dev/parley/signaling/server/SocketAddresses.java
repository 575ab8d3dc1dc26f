package dev.parley.signaling.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What a client's address says about it. */
final class SocketAddresses {
    private static final int SUBNET_BYTES = 8;
    private static final int SITE_BYTES = 6;

    private SocketAddresses() {}

    /** What an address says of who comes from it. */
    static Strangers.Origin origin(InetAddress address) {
        return new Strangers.Origin(forLimits(address), site(address), isLocal(address));
    }

    /**
     * Whether it is of this computer or of a network that nobody reaches from the Internet: loopback, link-local, private
     * (RFC 1918) or unique local (RFC 4193).
     */
    static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                // Of IPv6 this one is fec0::/10, deprecated by RFC 3879.
                || (address.isSiteLocalAddress() && !(address instanceof Inet6Address))
                || isUniqueLocal(address);
    }

    /** {@code fc00::/7}. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /**
     * The address, or the network of an IPv6 address on the Internet: who rents one gets 2^64 of them (RFC 4291, section
     * 2.5.4).
     */
    static String forLimits(InetAddress address) {
        return isOfSite(address) ? network(address, SUBNET_BYTES) : address.getHostAddress();
    }

    /**
     * The site that an IPv6 address on the Internet is of, 48 bits (RFC 6177): some providers give one customer so many
     * networks. Empty for all others.
     */
    static String site(InetAddress address) {
        return isOfSite(address) ? network(address, SITE_BYTES) : "";
    }

    private static boolean isOfSite(InetAddress address) {
        return address instanceof Inet6Address && !isLocal(address);
    }

    private static String network(InetAddress address, int bytes) {
        byte[] whole = address.getAddress();
        byte[] network = Arrays.copyOf(Arrays.copyOf(whole, bytes), whole.length);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + 8 * bytes;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
