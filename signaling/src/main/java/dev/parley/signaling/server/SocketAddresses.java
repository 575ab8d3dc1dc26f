package dev.parley.signaling.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What a client's address says about it. */
final class SocketAddresses {
    private static final int PREFIX_BYTES = 8;

    private SocketAddresses() {}

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
        if (!(address instanceof Inet6Address) || isLocal(address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), PREFIX_BYTES), 2 * PREFIX_BYTES);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
