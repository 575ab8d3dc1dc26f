package dev.parley.signaling.stun;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private long now = -5;
    private final RateLimit limit = new RateLimit(2, 3, () -> now);

    private boolean allows(String address) {
        return limit.allows(InetAddress.ofLiteral(address));
    }

    @Test
    void an_address_has_so_many_in_a_second() {
        assertTrue(allows("192.0.2.1"));
        assertTrue(allows("192.0.2.1"));
        assertFalse(allows("192.0.2.1"));
        assertTrue(allows("192.0.2.2"), "others have their own");
        now += 999_999_999;
        assertFalse(allows("192.0.2.1"));
        now += 1;
        assertTrue(allows("192.0.2.1"));
    }

    @Test
    void addresses_of_ipv6_that_one_subscriber_has_count_as_one() {
        assertTrue(allows("2001:db8::1"));
        assertTrue(allows("2001:db8::ffff:2"));
        assertFalse(allows("2001:db8::3"));
        assertTrue(allows("2001:db8:0:1::1"));
        assertTrue(allows("::1"));
    }

    @Test
    void of_more_addresses_than_there_is_room_for_those_that_came_first_are_answered() {
        assertTrue(allows("192.0.2.1"));
        assertTrue(allows("192.0.2.2"));
        assertTrue(allows("192.0.2.3"));
        assertFalse(allows("192.0.2.4"));
        assertTrue(allows("192.0.2.3"));
        now += 1_000_000_000;
        assertTrue(allows("192.0.2.4"));
    }
}
