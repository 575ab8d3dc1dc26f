package dev.parley.signaling.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.websocket.RawClient.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How connections end, and what one that misbehaves does to the others: nothing. */
class ConnectionTest {
    private static final Frame NORMAL = new Frame(0x88, "\u0003\u00e8");

    @TempDir
    Path folder;

    private EchoServer server;

    @BeforeEach
    void openServer() throws Exception {
        server = new EchoServer(folder, true);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private void ended() throws InterruptedException {
        assertNotNull(server.closed.poll(10, TimeUnit.SECONDS), "nobody was told of its end");
        assertNull(server.closed.poll(), "told twice");
    }

    private void say(RawClient client, String text) throws Exception {
        client.send(RawClient.frame(0x81, text));
    }

    @Test
    void a_client_that_closes_and_ends_at_once_gets_its_answer() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            client.send(RawClient.frame(0x88, "\u0003\u00e8".getBytes(ISO_8859_1)));
            client.endOutput();
            assertEquals(NORMAL, client.read());
            assertNull(client.read());
        }
        ended();
    }

    @Test
    void a_client_that_is_gone_is_noticed() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            say(client, "Hello");
            assertEquals(new Frame(0x81, "Hello"), client.read());
        }
        ended();
    }

    @Test
    void a_killed_connection_ends_without_a_word() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            say(client, "kill");
            assertEquals("", client.rest());
        }
        ended();
    }

    @Test
    void who_does_not_answer_a_close_is_cut_off_after_two_seconds() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            say(client, "close");
            assertEquals(new Frame(0x88, "\u0003\u00e8As you like."), client.read());
            long began = System.nanoTime();
            ended();
            assertTrue(System.nanoTime() - began > TimeUnit.SECONDS.toNanos(1), "there is time to read what was sent");
        }
    }

    @Test
    void who_sends_on_after_a_close_is_cut_off_at_once() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            say(client, "close");
            long began = System.nanoTime();
            byte[] much = new byte[100_000];
            assertThrows(IOException.class, () -> {
                while (true) {
                    client.send(much);
                }
            });
            ended();
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(2));
        }
    }

    @Test
    void a_failure_in_a_message_ends_that_connection_only() throws Exception {
        try (RawClient other = RawClient.open(server.address());
                RawClient client = RawClient.open(server.address())) {
            say(client, "fail");
            assertEquals("", client.rest());
            ended();
            say(other, "Hello");
            assertEquals(new Frame(0x81, "Hello"), other.read());
        }
    }

    @Test
    void a_slow_reader_gets_all_in_order_up_to_the_limit_and_holds_up_nobody() throws Exception {
        String large = "x".repeat(90_000);
        try (RawClient slow = RawClient.open(server.address());
                RawClient other = RawClient.open(server.address())) {
            for (int i = 0; i < 10; i++) {
                say(slow, large + i);
            }
            say(other, "Hello");
            assertEquals(new Frame(0x81, "Hello"), other.read());
            for (int i = 0; i < 10; i++) {
                assertEquals(new Frame(0x81, large + i), slow.read());
            }
        }
    }

    @Test
    void who_reads_nothing_at_all_is_cut_off() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            String large = "x".repeat(90_000);
            // 1 MB here, and what the system keeps on both sides.
            for (int i = 0; i < 200 && server.closed.isEmpty(); i++) {
                say(client, large);
            }
        } catch (IOException e) {
            // Cut off while it was still sending.
            assertNotNull(e.getMessage());
        }
        ended();
    }

    @Test
    void who_pings_and_reads_no_answer_is_cut_off() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            byte[] ping = RawClient.frame(0x89, "x".repeat(125));
            byte[] many = RawClient.concat(Collections.nCopies(500, ping).toArray(byte[][]::new));
            assertThrows(IOException.class, () -> {
                while (true) {
                    client.send(many);
                }
            });
        }
        ended();
    }

    @Test
    void who_pings_a_thousand_times_and_reads_gets_a_thousand_answers() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            client.send(RawClient.concat(
                    Collections.nCopies(1_000, RawClient.frame(0x89, "p")).toArray(byte[][]::new)));
            for (int i = 0; i < 1_000; i++) {
                assertEquals(new Frame(0x8a, "p"), client.read());
            }
        }
    }

    @Test
    void a_ping_is_sent_when_the_server_wants_to_know() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            say(client, "ping");
            assertEquals(new Frame(0x89, ""), client.read());
        }
    }

    @Test
    void what_is_no_tls_is_told_so() throws Exception {
        try (RawClient client = RawClient.plain(server.address())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            String alert = client.rest();
            // A fatal alert (RFC 8446, section 6).
            assertTrue(alert.startsWith("\u0015\u0003"), alert);
            assertEquals(2, alert.charAt(5));
        }
        ended();
    }

    @Test
    void a_client_may_renew_its_keys() throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            // The JDK does so by itself only after 128 GB; its handshake on an open connection asks for it.
            client.renewKeys();
            say(client, "Hello");
            assertEquals(new Frame(0x81, "Hello"), client.read());
        }
    }
}
