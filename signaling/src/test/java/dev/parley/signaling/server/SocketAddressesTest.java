package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,              true,  127.0.0.1",
        "10.1.2.3,               true,  10.1.2.3",
        "172.16.0.1,             true,  172.16.0.1",
        "172.31.255.255,         true,  172.31.255.255",
        "172.32.0.1,             false, 172.32.0.1",
        "192.168.1.7,            true,  192.168.1.7",
        "192.169.1.7,            false, 192.169.1.7",
        "169.254.3.4,            true,  169.254.3.4",
        "100.64.0.1,             false, 100.64.0.1",
        "203.0.113.7,            false, 203.0.113.7",
        "::1,                    true,  0:0:0:0:0:0:0:1",
        "fe80::1,                true,  fe80:0:0:0:0:0:0:1",
        "fd12:3456::9,           true,  fd12:3456:0:0:0:0:0:9",
        "fc00::9,                true,  fc00:0:0:0:0:0:0:9",
        "fec0::9,                false, fec0:0:0:0:0:0:0:0/64",
        "2001:db8:1:2:3:4:5:6,   false, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1,   false, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1,        false, 2001:db8:1:3:0:0:0:0/64",
        "::ffff:192.168.1.7,     true,  192.168.1.7",
    })
    void addresses_are_told_apart(String text, boolean local, String forLimits) {
        InetAddress address = InetAddress.ofLiteral(text);
        assertEquals(local, SocketAddresses.isLocal(address));
        assertEquals(forLimits, SocketAddresses.forLimits(address));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6,   2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:ffff::1,     2001:db8:1:0:0:0:0:0/48",
        "2001:db8:2::1,          2001:db8:2:0:0:0:0:0/48",
        "fd12:3456::9,           ''",
        "::1,                    ''",
        "203.0.113.7,            ''",
        "::ffff:203.0.113.7,     ''",
    })
    void networks_of_one_site_are_together(String text, String site) {
        assertEquals(site, SocketAddresses.site(InetAddress.ofLiteral(text)));
    }
}
