package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Limits;
import org.junit.jupiter.api.Test;

/** How many of whom may be there without having signed in. */
class StrangersCountTest {
    private final Strangers strangers = new Strangers();

    private int entered(String address, String site) {
        int entered = 0;
        while (strangers.enter(address, site)) {
            entered++;
        }
        return entered;
    }

    @Test
    void an_address_has_its_own_limit_and_who_leaves_makes_room() {
        assertEquals(Limits.UNAUTHENTICATED_PER_ADDRESS, entered("192.0.2.1", ""));
        assertEquals(Limits.UNAUTHENTICATED_PER_ADDRESS, entered("192.0.2.2", ""));
        strangers.leave("192.0.2.1", "");
        assertEquals(1, entered("192.0.2.1", ""));
    }

    @Test
    void the_networks_of_one_site_share_a_limit() {
        int entered = 0;
        for (int i = 0; i < 100; i++) {
            entered += entered("2001:db8:1:" + i + "::/64", "2001:db8:1::/48");
        }
        assertEquals(Limits.UNAUTHENTICATED_PER_SITE, entered);
        assertTrue(strangers.enter("2001:db8:2:1::/64", "2001:db8:2::/48"));
        strangers.leave("2001:db8:1:0::/64", "2001:db8:1::/48");
        assertTrue(strangers.enter("2001:db8:1:99::/64", "2001:db8:1::/48"));
    }

    @Test
    void there_is_a_limit_for_all_together() {
        int entered = 0;
        for (int i = 0; i < 1_000; i++) {
            entered += entered("192.0.2." + i, "");
        }
        assertEquals(Limits.UNAUTHENTICATED, entered);
        assertFalse(strangers.enter("198.51.100.1", ""));
        strangers.leave("192.0.2.7", "");
        assertTrue(strangers.enter("198.51.100.1", ""));
        assertFalse(strangers.enter("198.51.100.2", ""));
    }
}
