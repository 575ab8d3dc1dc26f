package dev.parley.signaling.stun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real server and real datagrams on this computer. */
class StunServerTest {
    private static final byte[] REQUEST = Vectors.bytes(Vectors.PLAIN_REQUEST);

    /** Asks from that address itself, and gives what it is told, after a look at who answers. */
    private static String ask(DatagramSocket client, InetAddress server, int port) throws IOException {
        client.setSoTimeout(5_000);
        client.send(new DatagramPacket(REQUEST, REQUEST.length, server, port));
        DatagramPacket answer = new DatagramPacket(new byte[100], 100);
        client.receive(answer);
        assertEquals(new InetSocketAddress(server, port), answer.getSocketAddress());
        StunMessage message = StunMessage.decode(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
        assertEquals(StunMessage.BINDING_SUCCESS, message.type());
        return Vectors.hex(message.attributes().getFirst().value());
    }

    private static String expected(DatagramSocket client) {
        return Vectors.hex(Binding.xorAddress(
                (InetSocketAddress) client.getLocalSocketAddress(), Vectors.buffer(Vectors.TRANSACTION_ID)));
    }

    @Test
    void each_address_of_this_computer_answers_for_itself() throws Exception {
        try (StunServer server = StunServer.open("0.0.0.0", 0)) {
            List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .toList();
            for (InetAddress address : addresses) {
                try (DatagramSocket client = new DatagramSocket(new InetSocketAddress(address, 0))) {
                    assertEquals(expected(client), ask(client, address, server.port()), address.toString());
                }
            }
        }
    }

    @Test
    void ipv6_is_answered() throws Exception {
        InetAddress loopback = InetAddress.ofLiteral("::1");
        try (DatagramSocket client = new DatagramSocket(new InetSocketAddress(loopback, 0));
                StunServer server = StunServer.open("::1", 0)) {
            assertEquals(expected(client), ask(client, loopback, server.port()));
        } catch (SocketException e) {
            abort("no IPv6 on this machine: " + e.getMessage());
        }
    }

    @Test
    void what_is_no_request_is_not_answered_and_does_no_harm() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (StunServer server = StunServer.open("127.0.0.1", 0);
                DatagramSocket client = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            for (byte[] bad : List.of(new byte[0], new byte[65_000], Vectors.bytes(Vectors.IPV4_RESPONSE))) {
                client.send(new DatagramPacket(bad, bad.length, loopback, server.port()));
            }
            assertEquals(expected(client), ask(client, loopback, server.port()));
            client.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, () -> client.receive(new DatagramPacket(new byte[100], 100)));
        }
    }

    @Test
    void a_flood_from_one_address_is_not_answered_for_long() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (StunServer server = StunServer.open("127.0.0.1", 0);
                DatagramSocket client = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            long begin = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                client.send(new DatagramPacket(REQUEST, REQUEST.length, loopback, server.port()));
            }
            client.setSoTimeout(300);
            int answers = 0;
            try {
                while (true) {
                    client.receive(new DatagramPacket(new byte[100], 100));
                    answers++;
                }
            } catch (SocketTimeoutException e) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                assertTrue(answers > 0 && answers <= 100 * (seconds + 2), answers + " answers in " + seconds + " s");
            }
        }
    }

    /** Else clients would learn their address by some of the server's addresses and not by others, and nobody knew why. */
    @Test
    void a_port_that_is_taken_at_one_address_only_is_not_opened_at_the_others() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port;
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            port = other.getLocalPort();
            assertThrows(BindException.class, () -> StunServer.open("", port));
        }
        // What was opened before is free again.
        try (StunServer server = StunServer.open("", port);
                DatagramSocket client = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            assertEquals(port, server.port());
            assertEquals(expected(client), ask(client, loopback, port));
        }
    }

    @Test
    void an_address_of_another_computer_is_refused() {
        assertThrows(IOException.class, () -> StunServer.open("192.0.2.1", 0));
    }

    @Test
    void closing_twice_does_no_harm() throws Exception {
        StunServer server = StunServer.open("127.0.0.1", 0);
        server.close();
        server.close();
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())).close();
    }

    @Test
    void a_port_that_is_taken_is_said_so_and_a_closed_one_is_free() throws Exception {
        int port;
        try (StunServer first = StunServer.open("127.0.0.1", 0)) {
            port = first.port();
            assertThrows(BindException.class, () -> StunServer.open("127.0.0.1", port));
        }
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).close();
    }
}
