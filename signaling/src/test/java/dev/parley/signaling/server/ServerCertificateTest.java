package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.signaling.client.ServerProbe;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.testing.TestCertificates;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server shows of itself, over real TLS on loopback. */
class ServerCertificateTest {
    @TempDir
    Path data;

    private volatile Instant now = Instant.now();
    private SignalingServer server;

    @BeforeEach
    void start() throws ServerStartException {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test"), Metrics.NONE, () -> now);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_certificate_that_is_renewed_asks_nobody_and_cuts_nobody_off() throws Exception {
        String pin = server.fingerprint();
        X509Certificate first = server.identity().chain().getFirst();
        try (TestClient anna = TestClient.registered(server, "anna")) {
            now = first.getNotAfter().toInstant().minus(Duration.ofDays(30));
            server.identity().refresh();
            assertNotEquals(first, server.identity().chain().getFirst());
            assertEquals(pin, server.fingerprint());
            assertEquals(new ServerProbe.Trusted("Test", Registration.OPEN), probe(new ServerTrust(pin)));
            try (TestClient berta = TestClient.registered(server, "berta")) {
                berta.send(new Request.Invite("call-0123456789abcdef", "anna", true));
                assertEquals("berta", anna.take(Event.Incoming.class).from());
            }
        }
    }

    @Test
    void pem_files_that_are_exchanged_cut_nobody_off() throws Exception {
        Path certificates = data.resolve("fullchain.pem");
        Path key = data.resolve("privkey.pem");
        TestCertificates.Keyed root = TestCertificates.root("root");
        write(TestCertificates.leaf("first", root), root, certificates, key);
        server.close();
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Test")
                .with(new TransportConfig(new TransportConfig.PemFiles(certificates, key), Set.of())));
        server.start();
        ServerTrust pinned = new ServerTrust(server.fingerprint());
        try (TestClient anna = TestClient.registered(server, "anna")) {
            write(TestCertificates.leaf("second", root), root, certificates, key);
            server.identity().refresh();
            assertEquals(new ServerProbe.Trusted("Test", Registration.OPEN), probe(pinned));
            assertEquals(
                    "CN=second",
                    server.identity()
                            .chain()
                            .getFirst()
                            .getSubjectX500Principal()
                            .getName());
            Files.writeString(key, "half of a k");
            server.identity().refresh();
            assertEquals(new ServerProbe.Trusted("Test", Registration.OPEN), probe(pinned));
            long request = anna.send(new Request.SetAway(true));
            assertEquals(
                    new Event.Ok(request), anna.take(TestClient.Replied.class).reply());
        }
    }

    private static void write(TestCertificates.Keyed leaf, TestCertificates.Keyed root, Path certificates, Path key)
            throws Exception {
        Files.writeString(certificates, TestCertificates.pem(leaf.certificate(), root.certificate()));
        Files.writeString(
                key, TestCertificates.pem(new JcaPKCS8Generator(leaf.keys().getPrivate(), null)));
    }

    @Test
    void pem_files_that_cannot_be_used_keep_the_server_from_starting() {
        var files = new TransportConfig.PemFiles(data.resolve("none.pem"), data.resolve("none.pem"));
        SignalingServer other = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data.resolve("other"), "Test")
                .with(new TransportConfig(files, Set.of())));
        ServerStartException e = assertThrows(ServerStartException.class, other::start);
        assertEquals(ServerStartException.Code.CERTIFICATE, e.code());
        assertEquals("There is no file " + data.resolve("none.pem") + ".", e.getMessage());
    }

    @Test
    void people_compare_the_code_of_the_authority() {
        assertEquals(new ServerProbe.Unknown(server.fingerprint()), probe(ServerTrust.SYSTEM));
        String other = "0".repeat(64);
        assertEquals(new ServerProbe.Changed(other, server.fingerprint()), probe(new ServerTrust(other)));
    }

    private ServerProbe.Outcome probe(ServerTrust trust) {
        return ServerProbe.probe(URI.create(server.url()), trust, "Test 1");
    }

    @Test
    void tls_1_2_and_1_3_are_spoken() throws Exception {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (RawClient client = RawClient.secure(server.port(), version)) {
                SSLSocket socket = (SSLSocket) client.socket();
                assertEquals(version, socket.getSession().getProtocol());
                assertEquals(2, socket.getSession().getPeerCertificates().length);
            }
        }
    }

    @Test
    void tls_1_1_is_refused() throws Exception {
        // By hand, the JDK would not send it: a ClientHello (RFC 4346, section 7.4.1.2) of version 3.2 with the suite
        // TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA.
        byte[] hello = HexFormat.of()
                .parseHex("160301002d" + "01000029" + "0302" + "00".repeat(32) + "00" + "0002c009" + "0100");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello);
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(7);
            assertEquals(21, answer[0], "an alert");
            assertEquals(70, answer[6], "protocol_version");
        }
    }

    @Test
    void a_client_may_not_handshake_again_and_again_on_one_connection() throws Exception {
        try (RawClient client = RawClient.secure(server.port(), "TLSv1.2")) {
            SSLSocket socket = (SSLSocket) client.socket();
            socket.startHandshake();
            assertThrows(SSLException.class, () -> socket.getInputStream().read());
        }
    }
}
