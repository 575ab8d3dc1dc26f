package dev.parley.signaling.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.server.TestClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, with real clients. */
class ServerMainTest {
    @TempDir
    Path folder;

    private Path config(int port) throws Exception {
        return Files.writeString(folder.resolve("server.properties"), """
                listen = 127.0.0.1:%d
                data = data
                registration = open
                stun-port = 0
                metrics-port = 0
                log-format = json
                """.formatted(port));
    }

    @Test
    void told_to_stop_it_tells_clients_to_come_back_and_ends_within_5_seconds() throws Exception {
        Path log = folder.resolve("log");
        ServerProcess server = new ServerProcess(config(0), log);
        ServerTrust trust = new ServerTrust(server.fingerprint);
        try (TestClient anna = new TestClient(server.url, trust, TestClient.newAccount("anna", "desk"));
                TestClient berta = new TestClient(server.url, trust, TestClient.newAccount("berta", "desk"));
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.url.getPort())) {
            anna.take(Event.SignedIn.class);
            berta.take(Event.SignedIn.class);

            long begin = System.nanoTime();
            server.process.destroy();
            assertTrue(anna.take(Event.GoingAway.class).retryAfterMs() > 0);
            assertTrue(berta.take(Event.GoingAway.class).retryAfterMs() > 0);
            assertTrue(server.process.waitFor(5, TimeUnit.SECONDS), "it ends within 5 s");
            assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(5));
            new ServerSocket(server.url.getPort(), 1, InetAddress.getLoopbackAddress()).close();

            try (ServerProcess again = new ServerProcess(config(server.url.getPort()), log)) {
                assertFalse(anna.take(Event.SignedIn.class).resumed());
                assertFalse(berta.take(Event.SignedIn.class).resumed());
                assertTrue(again.log().lines().allMatch(line -> line.startsWith("{")), again.log());
            }
            assertTrue(silent.isConnected());
        } finally {
            server.close();
        }
    }
}
