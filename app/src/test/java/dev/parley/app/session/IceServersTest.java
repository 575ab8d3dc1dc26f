package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.session.CallView.Phase;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.server.IceConfig;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import dev.parley.signaling.server.TurnConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine is told of STUN and TURN by a session at a real server. */
class IceServersTest {
    private static final List<String> TURN_URLS = List.of("turn:relay.test:3478?transport=udp");
    private static final List<String> STUN_URLS = List.of("stun:stun.test");

    @TempDir
    Path folder;

    private static List<IceServer> told(Person person) {
        return person.engine()
                .all(EngineCommand.OpenPeer.class)
                .getLast()
                .options()
                .iceServers();
    }

    @Test
    void each_call_has_the_servers_and_the_credentials_of_now() throws Exception {
        TurnConfig turn = new TurnConfig(TURN_URLS, "north wind", Duration.ofSeconds(2));
        IceConfig ice = new IceConfig(List.of(new IceServerInfo(STUN_URLS, "", "")), 0, turn);
        SignalingServer server =
                new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test")
                        .with(ice));
        server.start();
        try (server;
                Person anna = new Person(folder.resolve("anna")).signUp(server, "anna");
                Person bert = new Person(folder.resolve("bert")).signUp(server, "bert")) {
            Person.connect(anna, bert);
            List<IceServer> first = told(anna);
            assertEquals(
                    List.of(STUN_URLS, TURN_URLS),
                    first.stream().map(IceServer::urls).toList());
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (told(anna).equals(first)) {
                assertTrue(System.nanoTime() < deadline, "no new credentials came");
                anna.session.hangUp();
                anna.await(Phase.ENDED);
                bert.await(Phase.ENDED);
                // Nothing tells when they have come, and a device has only so many requests a second.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                Person.connect(anna, bert);
            }
            assertEquals(TURN_URLS, told(anna).getLast().urls());
            assertEquals(first.getFirst(), told(anna).getFirst());
        }
    }
}
