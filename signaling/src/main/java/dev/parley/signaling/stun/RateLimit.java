package dev.parley.signaling.stun;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many datagrams of one address in a second, and of so many addresses. Senders may write any address on a datagram, so the
 * table has a bound, which is one for all of them together, too. For one thread.
 */
final class RateLimit {
    private static final long WINDOW_NANOS = 1_000_000_000;

    private final int perAddress;
    private final int addresses;
    private final LongSupplier nanoTime;
    /** Datagrams of each address in this window. */
    private final Map<Long, Integer> counts = new HashMap<>();

    private long windowBegan;

    RateLimit(int perAddress, int addresses, LongSupplier nanoTime) {
        this.perAddress = perAddress;
        this.addresses = addresses;
        this.nanoTime = nanoTime;
        windowBegan = nanoTime.getAsLong();
    }

    /** Counts a datagram, and says whether it may be answered. */
    boolean allows(InetAddress address) {
        long now = nanoTime.getAsLong();
        if (now - windowBegan >= WINDOW_NANOS) {
            windowBegan = now;
            counts.clear();
        }
        long key = key(address);
        if (counts.size() >= addresses && !counts.containsKey(key)) {
            return false;
        }
        return counts.merge(key, 1, Integer::sum) <= perAddress;
    }

    /** Of IPv6 the first 64 bits, which one subscriber has. Those of IPv4 are put where no address of IPv6 comes from. */
    private static long key(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4
                ? 0xFFFF_0000_0000_0000L | Integer.toUnsignedLong(bytes.getInt())
                : bytes.getLong();
    }
}
