package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running server tells of STUN and TURN, and whether it is true. */
class ServerIceTest {
    @TempDir
    Path data;

    private ServerConfig config(IceConfig ice) {
        return ServerConfig.local("127.0.0.1", 0, data, "Test").with(ice);
    }

    private static DatagramSocket anyPort() throws SocketException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void clients_are_told_the_port_of_a_stun_server_that_answers() throws Exception {
        int port;
        try (DatagramSocket free = anyPort()) {
            port = free.getLocalPort();
        }
        IceServerInfo other = new IceServerInfo(List.of("stun:stun.example.org"), "", "");
        try (SignalingServer server =
                new SignalingServer(config(new IceConfig(List.of(other), port, TurnConfig.NONE)))) {
            server.start();
            var trust = new ServerTrust(server.fingerprint());
            try (TestClient anna =
                            new TestClient(URI.create(server.url()), trust, TestClient.newAccount("anna", "desk"));
                    DatagramSocket socket = anyPort()) {
                Event.SignedIn told = anna.take(Event.SignedIn.class);
                assertEquals(List.of(other), told.iceServers());
                byte[] request = HexFormat.of().parseHex("000100002112a442b7e7a701bc34d686fa87dfae");
                socket.send(
                        new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), told.stunPort()));
                socket.setSoTimeout(5_000);
                byte[] answer = new byte[100];
                socket.receive(new DatagramPacket(answer, answer.length));
                assertEquals(0x0101, answer[0] << 8 | answer[1]);
            }
        }
        anyPort().close();
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).close();
    }

    @Test
    void a_stun_port_that_is_taken_is_said_so_and_leaves_nothing_open() throws Exception {
        try (DatagramSocket taken = anyPort()) {
            SignalingServer server =
                    new SignalingServer(config(new IceConfig(List.of(), taken.getLocalPort(), TurnConfig.NONE)));
            ServerStartException e = assertThrows(ServerStartException.class, server::start);
            assertEquals(ServerStartException.Code.PORT_TAKEN, e.code());
            assertTrue(e.getMessage().startsWith("UDP port " + taken.getLocalPort() + ", for STUN,"), e.getMessage());
        }
        try (SignalingServer server = new SignalingServer(config(IceConfig.NONE))) {
            server.start();
        }
    }
}
