package dev.parley.signaling.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.signaling.upgrade.ForwardedFor.Header;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedForTest {
    private static final Set<InetAddress> PROXIES = Set.of(InetAddress.ofLiteral("10.0.0.9"));

    private static String client(Header header, String... fields) throws UpgradeRefused {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return new ForwardedFor(header, PROXIES)
                .client(HttpHead.parse(bytes, bytes.length))
                .getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7                          | 198.51.100.7
            1.1.1.1, 198.51.100.7                 | 198.51.100.7
            unknown, 198.51.100.7                 | 198.51.100.7
            ', , 198.51.100.7 ,'                  | 198.51.100.7
            198.51.100.7:4711                     | 198.51.100.7
            2001:db8::1                           | 2001:db8:0:0:0:0:0:1
            [2001:db8::1]                         | 2001:db8:0:0:0:0:0:1
            [2001:db8::1]:4711                    | 2001:db8:0:0:0:0:0:1
            ::ffff:198.51.100.7                   | 198.51.100.7
            1.1.1.1, 198.51.100.7, 10.0.0.9       | 198.51.100.7
            198.51.100.7, 10.0.0.9, 127.0.0.1     | 198.51.100.7
            1.1.1.1, 198.51.100.7, ::1            | 198.51.100.7
            127.0.0.1                             | 127.0.0.1
            """)
    void the_last_address_that_is_no_proxys_is_the_clients(String value, String expected) throws Exception {
        assertEquals(expected, client(Header.X_FORWARDED_FOR, "X-Forwarded-For: " + value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            for=198.51.100.7                                         | 198.51.100.7
            For="198.51.100.7:4711";proto=https;by=203.0.113.43      | 198.51.100.7
            proto=https ; for=198.51.100.7                           | 198.51.100.7
            for=1.1.1.1, for=198.51.100.7                            | 198.51.100.7
            for="[2001:db8::1]:4711"                                 | 2001:db8:0:0:0:0:0:1
            for=1.1.1.1;host="a,b", for=198.51.100.7                 | 198.51.100.7
            host="x;for=1.1.1.1;y";for=198.51.100.7                  | 198.51.100.7
            host="x\\";for=1.1.1.1;y";for=198.51.100.7                | 198.51.100.7
            for=198.51.100.7;host="a, for=1.1.1.1"                   | 198.51.100.7
            for=_hidden, for=198.51.100.7                            | 198.51.100.7
            for=198.51.100.7, for=127.0.0.1                          | 198.51.100.7
            """)
    void the_same_in_the_field_of_rfc_7239(String value, String expected) throws Exception {
        assertEquals(expected, client(Header.FORWARDED, "Forwarded: " + value));
    }

    @Test
    void what_the_proxy_adds_may_be_a_line_of_its_own() throws Exception {
        assertEquals(
                "198.51.100.7",
                client(Header.X_FORWARDED_FOR, "X-Forwarded-For: 1.1.1.1, 2.2.2.2", "X-Forwarded-For: 198.51.100.7"));
        assertEquals("198.51.100.7", client(Header.FORWARDED, "Forwarded: for=1.1.1.1", "Forwarded: for=198.51.100.7"));
    }

    @Test
    void the_field_that_the_proxy_does_not_write_is_not_read() throws Exception {
        String forwarded = "Forwarded: for=1.1.1.1";
        String other = "X-Forwarded-For: 198.51.100.7";
        assertEquals("198.51.100.7", client(Header.X_FORWARDED_FOR, forwarded, other));
        assertEquals("1.1.1.1", client(Header.FORWARDED, forwarded, other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "1.1.1.1, unknown",
                "198.51.100.7, localhost",
                "1.1.1.1;2.2.2.2",
                "999.1.1.1",
                "fe80::1%eth0",
                "[::1",
                "unknown, 127.0.0.1",
                "unknown, 10.0.0.9"
            })
    void nobody_is_taken_for_the_proxy_itself(String value) {
        assertThrows(UpgradeRefused.class, () -> client(Header.X_FORWARDED_FOR, "X-Forwarded-For: " + value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "proto=https",
                "for=1.1.1.1, proto=https",
                "for=\"1.1.1.1, for=198.51.100.7",
                "for=198.51.100.7, for=\"\"",
                "for=127.0.0.1;x=\", for=198.51.100.7"
            })
    void nor_in_the_field_of_rfc_7239(String value) {
        assertThrows(UpgradeRefused.class, () -> client(Header.FORWARDED, "Forwarded: " + value));
    }

    @Test
    void without_the_field_it_is_refused_with_what_to_do() {
        UpgradeRefused e = assertThrows(UpgradeRefused.class, () -> client(Header.X_FORWARDED_FOR));
        assertEquals(UpgradeRefused.Status.BAD_REQUEST, e.status());
        assertEquals(
                "The proxy does not say in X-Forwarded-For which address the client has. See to it that it does.",
                e.getMessage());
    }
}
