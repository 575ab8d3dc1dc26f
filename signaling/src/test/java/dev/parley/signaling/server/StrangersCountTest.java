package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.Limits;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of whom may be there without having signed in. */
class StrangersCountTest {
    private final Strangers strangers = new Strangers();

    private static Strangers.Origin origin(String address) throws Exception {
        return SocketAddresses.origin(InetAddress.getByName(address));
    }

    private int entered(String address) throws Exception {
        int entered = 0;
        while (strangers.enter(origin(address))) {
            entered++;
        }
        return entered;
    }

    /** Takes all room that there is for anybody. */
    private int flood() throws Exception {
        int entered = 0;
        for (int i = 0; i < 200; i++) {
            entered += entered("203.0.113." + i);
        }
        return entered;
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2", "127.0.0.1, 127.0.0.2", "10.0.0.1, 10.0.0.2", "fd00::1, fd00::2"})
    void an_address_has_its_own_limit_and_who_leaves_makes_room(String one, String other) throws Exception {
        assertEquals(Limits.UNAUTHENTICATED_PER_ADDRESS, entered(one));
        assertEquals(Limits.UNAUTHENTICATED_PER_ADDRESS, entered(other));
        strangers.leave(origin(one));
        assertEquals(1, entered(one));
    }

    @Test
    void the_networks_of_one_site_share_a_limit() throws Exception {
        int entered = 0;
        for (int i = 0; i < 100; i++) {
            entered += entered("2001:db8:1:" + i + "::7");
        }
        assertEquals(Limits.UNAUTHENTICATED_PER_SITE, entered);
        assertTrue(strangers.enter(origin("2001:db8:2:1::7")));
        strangers.leave(origin("2001:db8:1:0::9"));
        assertTrue(strangers.enter(origin("2001:db8:1:99::7")));
    }

    @Test
    void there_is_a_limit_for_all_together() throws Exception {
        assertEquals(Limits.UNAUTHENTICATED, flood());
        assertFalse(strangers.enter(origin("198.51.100.1")));
        strangers.leave(origin("203.0.113.7"));
        assertTrue(strangers.enter(origin("198.51.100.1")));
        assertFalse(strangers.enter(origin("198.51.100.2")));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, false",
        "2001:db8::1, false",
        // Neither is one of a network around us, whatever Java calls it.
        "fec0::1, false",
        "172.32.0.1, false",
        "127.0.0.1, true",
        "::1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.7, true",
        "169.254.9.9, true",
        "fe80::1, true",
        "fd12:3456::1, true",
        "::ffff:192.168.1.7, true"
    })
    void a_flood_from_the_internet_leaves_room_for_who_is_near(String address, boolean gets) throws Exception {
        flood();
        assertEquals(gets ? Limits.UNAUTHENTICATED_PER_ADDRESS : 0, entered(address));
    }

    @Test
    void a_flood_leaves_room_for_where_somebody_has_signed_in_lately() throws Exception {
        strangers.signedIn(origin("198.51.100.1"));
        strangers.signedIn(origin("2001:db8:5:5::1"));
        flood();
        assertEquals(Limits.UNAUTHENTICATED_PER_ADDRESS, entered("198.51.100.1"));
        assertEquals(Limits.UNAUTHENTICATED_PER_ADDRESS, entered("2001:db8:5:5:aaaa::2"));
        assertEquals(0, entered("198.51.100.2"));
    }

    /** Who has an account, and many addresses, keeps out nobody near the server. */
    @Test
    void the_reserves_have_an_end_and_that_of_who_is_near_is_the_last() throws Exception {
        for (int i = 0; i < 100; i++) {
            strangers.signedIn(origin("198.51.100." + i));
        }
        int entered = flood();
        for (int i = 0; i < 100; i++) {
            entered += entered("198.51.100." + i);
        }
        assertEquals(Limits.UNAUTHENTICATED + Limits.UNAUTHENTICATED_RESERVE, entered);
        for (int i = 0; i < 100; i++) {
            entered += entered("10.0.0." + i);
        }
        assertEquals(Limits.UNAUTHENTICATED + 2 * Limits.UNAUTHENTICATED_RESERVE, entered);
    }

    @Test
    void the_address_of_an_old_sign_in_is_forgotten_after_ten_thousand_others() throws Exception {
        strangers.signedIn(origin("198.51.100.1"));
        strangers.signedIn(origin("198.51.100.2"));
        strangers.signedIn(origin("198.51.100.1"));
        for (int i = 0; i < 9_999; i++) {
            strangers.signedIn(origin("192.0." + i / 256 + "." + i % 256));
        }
        flood();
        assertEquals(0, entered("198.51.100.2"));
        assertTrue(entered("198.51.100.1") > 0);
    }
}
