package dev.parley.signaling.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.websocket.RawClient.Frame;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request to open a WebSocket must be (RFC 6455, section 4.2; RFC 9112), and what is answered to another one. */
class UpgradeTest {
    private static final String GOOD = RawClient.upgrade();

    @TempDir
    static Path folder;

    private static EchoServer server;

    @BeforeAll
    static void openServer() throws Exception {
        server = new EchoServer(folder, true);
    }

    @AfterAll
    static void closeServer() throws Exception {
        server.close();
    }

    private static Arguments line(String name, int status, String request) {
        return Arguments.of(name, status, request);
    }

    private static String with(String field, String other) {
        assertTrue(GOOD.contains(field), field);
        return GOOD.replace(field, other);
    }

    static Stream<Arguments> requests() {
        String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        String version = "Sec-WebSocket-Version: 13";
        return Stream.of(
                line("good", 101, GOOD),
                line("names and words in any case", 101, with("Upgrade: websocket", "UPGRADE: WebSocket")),
                line("one word of several", 101, with("Connection: Upgrade", "Connection: keep-alive, upgrade")),
                line(
                        "a field in two lines",
                        101,
                        with("Connection: Upgrade", "Connection: close\r\nConnection: Upgrade")),
                line("no blank after the colon", 101, with("Host: localhost", "Host:localhost")),
                line("blanks around", 101, with("Host: localhost", "Host: \t localhost \t")),
                line(
                        "extensions are not taken",
                        101,
                        with(key, key + "Sec-WebSocket-Extensions: permessage-deflate\r\n")),
                line("several subprotocols", 101, with(EchoServer.SUBPROTOCOL, "chat, " + EchoServer.SUBPROTOCOL)),
                line("a body of no length", 400, with(key, key + "Content-Length: 0\r\n")),
                line("a whole address as target", 101, with("GET /any", "GET https://localhost/any")),
                line("16 000 bytes", 101, with(key, key + "X: " + "x".repeat(15_700) + "\r\n")),
                line("who is not let in", 403, with(key, key + "Forbidden: yes\r\n")),
                line("version 12", 426, with(version, "Sec-WebSocket-Version: 12")),
                line("version 8", 426, with(version, "Sec-WebSocket-Version: 8")),
                line("a list of versions", 426, with(version, "Sec-WebSocket-Version: 13, 8")),
                line("version in two lines", 400, with(version, version + "\r\n" + version)),
                line("no version", 426, with(version, "X: y")),
                line("version with more", 426, with(version, "Sec-WebSocket-Version: 13x")),
                line("a browser that wants a page", 426, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                line("no Upgrade", 426, with("Upgrade: websocket\r\n", "")),
                line("another Upgrade", 426, with("Upgrade: websocket", "Upgrade: h2c")),
                line("no Connection", 426, with("Connection: Upgrade\r\n", "")),
                line("another Connection", 426, with("Connection: Upgrade", "Connection: keep-alive")),
                line("no key", 400, with(key, "")),
                line("an empty key", 400, with(key, "Sec-WebSocket-Key:\r\n")),
                line("a short key", 400, with(key, "Sec-WebSocket-Key: dGhlIHNhbXBsZQ==\r\n")),
                line("a long key", 400, with(key, "Sec-WebSocket-Key: " + "dGhl".repeat(6) + "\r\n")),
                line("a key that is no Base64", 400, with(key, "Sec-WebSocket-Key: dGhlIHNhbXBsZ!Bub25jZQ==\r\n")),
                line("two keys", 400, with(key, key + key)),
                line("no subprotocol", 400, with("Sec-WebSocket-Protocol: " + EchoServer.SUBPROTOCOL, "X: y")),
                line("another subprotocol", 400, with(EchoServer.SUBPROTOCOL, EchoServer.SUBPROTOCOL + "0")),
                line("no Host", 400, with("Host: localhost\r\n", "")),
                line("two Hosts", 400, with("Host: localhost", "Host: localhost\r\nHost: elsewhere")),
                line("a body", 400, with(key, key + "Content-Length: 5\r\n")),
                line("a body in chunks", 400, with(key, key + "Transfer-Encoding: chunked\r\n")),
                line("POST", 405, with("GET ", "POST ")),
                line("a method in small letters", 405, with("GET ", "get ")),
                line("HTTP/1.0", 400, with("HTTP/1.1", "HTTP/1.0")),
                line("HTTP/2.0", 400, with("HTTP/1.1", "HTTP/2.0")),
                line("the start of HTTP/2", 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                line("no version of HTTP", 400, with(" HTTP/1.1", "")),
                line("two blanks", 400, with("GET /", "GET  /")),
                line("a line without colon", 400, with(key, key + "nonsense\r\n")),
                line("a name with a blank", 400, with("Host: localhost", "Host : localhost")),
                line("a field that goes on", 400, with("Host: localhost", "Host: localhost\r\n continued")),
                line("a control character", 400, with("Host: localhost", "Host: local\u0001host")),
                line("a return alone", 400, with("Host: localhost", "Host: local\rhost")),
                line("a target with a control character", 400, with("GET /any", "GET /\u0001any")),
                line("nothing but the end", 400, "\r\n\r\n"),
                line("too long", 431, with(key, key + "X: " + "x".repeat(20_000) + "\r\n")),
                line("without end", 431, "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(4_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void each_request_has_its_answer_however_it_is_cut(String name, int status, String request) throws Exception {
        check(status, request, Integer.MAX_VALUE);
        check(status, request, request.length() < 1_000 ? 1 : 1_009);
    }

    private static void check(int status, String request, int each) throws Exception {
        try (RawClient client = RawClient.tls(server.address())) {
            client.send(request.getBytes(ISO_8859_1), each);
            String head = client.head();
            assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
            if (status == 101) {
                // The example of section 1.3.
                assertTrue(head.contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), head);
                assertTrue(head.contains("\r\nSec-WebSocket-Protocol: " + EchoServer.SUBPROTOCOL + "\r\n"), head);
                assertFalse(head.contains("Extensions"), head);
                client.send(RawClient.frame(0x81, "Hello"));
                assertEquals(new Frame(0x81, "Hello"), client.read());
            } else {
                assertEquals(status == 426, head.contains("\r\nSec-WebSocket-Version: 13\r\n"), head);
                assertEquals(status == 405, head.contains("\r\nAllow: GET\r\n"), head);
                String length = head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
                assertEquals(Integer.parseInt(length), client.rest().length(), "the body, and then the end");
            }
        }
    }

    @Test
    void frames_may_follow_the_request_at_once() throws Exception {
        try (RawClient client = RawClient.tls(server.address())) {
            client.send(RawClient.concat(GOOD.getBytes(ISO_8859_1), RawClient.frame(0x81, "early")));
            assertTrue(client.head().startsWith("HTTP/1.1 101 "));
            assertEquals(new Frame(0x81, "early"), client.read());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_versions_of_tls_are_spoken(String version) throws Exception {
        try (RawClient client = RawClient.tls(server.address(), version)) {
            client.send(GOOD.getBytes(ISO_8859_1));
            assertTrue(client.head().startsWith("HTTP/1.1 101 "));
            client.send(RawClient.frame(0x81, "x".repeat(60_000)));
            assertEquals(new Frame(0x81, "x".repeat(60_000)), client.read());
        }
    }

    @Test
    void a_reverse_proxy_on_this_computer_speaks_plain_http() throws Exception {
        try (EchoServer plain = new EchoServer(folder, false);
                RawClient client = RawClient.plain(plain.address())) {
            client.send(GOOD.getBytes(ISO_8859_1));
            assertTrue(client.head().startsWith("HTTP/1.1 101 "));
            client.send(RawClient.frame(0x81, "x".repeat(90_000)));
            assertEquals(new Frame(0x81, "x".repeat(90_000)), client.read());
            client.send(RawClient.frame(0x88, "\u0003\u00e8".getBytes(ISO_8859_1)));
            assertEquals(new Frame(0x88, "\u0003\u00e8"), client.read());
            assertEquals("", client.rest());
        }
    }
}
