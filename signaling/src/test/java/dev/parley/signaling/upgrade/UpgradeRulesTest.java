package dev.parley.signaling.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeRulesTest {
    private static final UpgradeRules RULES = new UpgradeRules(
            "parley.v1", Set.of("https://parley.example.org", "HTTPS://Other.example.org:8443", "null"));

    /** The request of RFC 6455, section 1.3, with ours. */
    private static final String GOOD = lines("""
            GET /any?path HTTP/1.1
            Host: server.example.com
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Protocol: parley.v1
            Sec-WebSocket-Version: 13

            """);

    /** The answer of the same section. */
    private static final String ACCEPTED = lines("""
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
            Sec-WebSocket-Protocol: parley.v1

            """);

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String check(String request) throws UpgradeRefused {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(bytes.length, HttpHead.end(bytes, 0, bytes.length));
        return new String(RULES.check(HttpHead.parse(bytes, bytes.length)), StandardCharsets.US_ASCII);
    }

    private static String with(String line) {
        return GOOD.replace("\r\n\r\n", "\r\n" + line + "\r\n\r\n");
    }

    @Test
    void a_good_request_is_accepted() throws Exception {
        assertEquals(ACCEPTED, check(GOOD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://parley.example.org",
                "Origin: https://other.example.org:8443",
                "origin:null",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                "Sec-WebSocket-Protocol: parley.v2, chat",
                "Cookie: a=\"b\u00e4\"",
                "X-Empty:",
            })
    void so_does_one_with_this_line_more(String line) throws Exception {
        assertEquals(ACCEPTED, check(with(line)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Upgrade: websocket  | UPGRADE: WebSocket
            Upgrade: websocket  | Upgrade: h2c, websocket
            Connection: Upgrade | Connection: keep-alive, Upgrade
            Connection: Upgrade | connection:\tupgrade
            parley.v1           | chat, parley.v1
            """)
    void so_does_one_with_that_written_in_another_way(String instead, String written) throws Exception {
        assertEquals(ACCEPTED, check(GOOD.replace(instead, written)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | Origin: https://evil.example.org
            403 | Origin: https://parley.example.org.evil.example
            403 | Origin: http://parley.example.org
            403 | Origin:
            400 | Origin: https://parley.example.org\\r\\nOrigin: https://evil.example.org
            400 | Host: another.example.com
            400 | Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
            400 | Sec-WebSocket-Version: 13
            400 | Content-Length: 5
            400 | Transfer-Encoding: chunked
            400 | ' folded: line'
            400 | 'A name: with a blank'
            400 | 'Blank-before-colon : value'
            400 | no colon
            400 | : no name
            400 | 'A: bare\\nnewline'
            400 | 'A: nul\\0'
            """)
    void one_with_this_line_more_is_refused(int status, String line) {
        assertRefused(
                status, with(line.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            405 | GET                              | POST
            405 | GET                              | get
            400 | HTTP/1.1                         | HTTP/1.0
            400 | HTTP/1.1                         | HTTP/2.0
            400 | /any?path                        | /any path
            400 | GET /any?path HTTP/1.1           | nonsense
            400 | Host: server.example.com         | X: y
            426 | Upgrade: websocket               | X: y
            426 | Upgrade: websocket               | Upgrade: h2c
            426 | Connection: Upgrade              | Connection: close
            426 | Version: 13                      | Version: 12
            426 | Sec-WebSocket-Version: 13        | X: y
            400 | Sec-WebSocket-Key                | X-Key
            400 | dGhlIHNhbXBsZSBub25jZQ==         | dGhlIHNhbXBsZQ==
            400 | dGhlIHNhbXBsZSBub25jZQ==         | %%%%
            400 | parley.v1                        | parley.v2
            400 | parley.v1                        | PARLEY.V1
            400 | Sec-WebSocket-Protocol           | X-Protocol
            """)
    void one_that_is_written_so_is_refused(int status, String instead, String written) {
        assertRefused(status, GOOD.replace(instead, written));
    }

    private static void assertRefused(int status, String request) {
        UpgradeRefused e = assertThrows(UpgradeRefused.class, () -> check(request));
        assertEquals(status, e.status().code(), e.getMessage());
        String response = new String(e.response(), StandardCharsets.UTF_8);
        assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
        assertTrue(response.endsWith("\r\n\r\n" + e.getMessage() + "\n"), response);
        assertTrue(response.contains("Content-Length: " + (e.getMessage().length() + 1) + "\r\n"), response);
    }

    @Test
    void the_end_of_a_head_is_found_wherever_it_is_cut() {
        byte[] bytes = (GOOD + "frames").getBytes(StandardCharsets.US_ASCII);
        for (int cut = 0; cut <= bytes.length; cut++) {
            int first = HttpHead.end(bytes, 0, cut);
            assertEquals(cut < GOOD.length() ? -1 : GOOD.length(), first);
            if (first < 0) {
                assertEquals(GOOD.length(), HttpHead.end(bytes, cut, bytes.length), "cut at " + cut);
            }
        }
    }

    @Test
    void what_is_not_spoken_is_said_as_http_wants_it() {
        UpgradeRefused e = assertThrows(UpgradeRefused.class, () -> check(GOOD.replace("Version: 13", "Version: 8")));
        String response = new String(e.response(), StandardCharsets.UTF_8);
        assertTrue(response.contains("\r\nSec-WebSocket-Version: 13\r\n"), response);
        assertTrue(response.contains("\r\nConnection: Upgrade, close\r\n"), response);
    }
}
