package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.server.TurnConfig;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two engines that see each other only through a real TURN server, with credentials as the signaling server makes them. */
@Timeout(90)
class RelayCallTest {
    private static final TurnConfig TURN =
            new TurnConfig(List.of("turn:10.77.0.1:3478?transport=udp"), "north wind", Duration.ofHours(1));

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = Sandbox.open(directory);
        assumeTrue(
                !sandbox.run("sh", "-c", "command -v turnserver").isBlank(),
                "this machine has no turnserver (Debian's package coturn)");
        Process coturn = sandbox.start(sandbox.command(List.of(
                        "turnserver",
                        "-n",
                        "--listening-ip=10.77.0.1",
                        "--relay-ip=10.77.0.1",
                        "--listening-port=3478",
                        "--use-auth-secret",
                        "--static-auth-secret=" + TURN.secret(),
                        "--realm=parley.test",
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--simple-log",
                        "--log-file=stdout",
                        "--pidfile=" + directory.resolve("turn.pid"),
                        "--userdb=" + directory.resolve("turn.sqlite")))
                .redirectErrorStream(true));
        // Not closed: it speaks for as long as it lives, and somebody has to listen.
        BufferedReader log = coturn.inputReader(StandardCharsets.UTF_8);
        String line = log.readLine();
        while (line != null && !line.contains("Total General servers")) {
            line = log.readLine();
        }
        assertTrue(line != null, "turnserver ended");
        Thread.ofVirtual().start(() -> log.lines().forEach(unused -> {}));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private TestEngine person() throws Exception {
        EngineLauncher launcher = EngineLauncher.devices(directory.resolve("natives"))
                .withPrefix(sandbox.enter())
                .withEnvironment(sandbox.environment());
        TestEngine engine = TestEngine.start(launcher, directory);
        engine.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.NONE, DeviceChoice.NONE));
        return engine;
    }

    private static PeerOptions relayOnly(Instant mintedAt, boolean offerer) {
        IceServerInfo minted = TURN.mint(mintedAt, new SecureRandom());
        IceServer server = new IceServer(minted.urls(), minted.username(), minted.credential());
        return new PeerOptions(List.of(server), offerer, true, "VP8");
    }

    @Test
    void pictures_go_through_the_relay_and_nowhere_else() throws Exception {
        try (TestEngine anna = person();
                TestEngine bert = person()) {
            TestEngine.connect(anna, bert, "call", relayOnly(Instant.now(), true), relayOnly(Instant.now(), false));
            anna.send(new EngineCommand.SendMedia("call", false, true));
            bert.send(new EngineCommand.SendMedia("call", false, true));
            anna.await(EngineEvent.FirstFrame.class, f -> true);
            bert.await(EngineEvent.FirstFrame.class, f -> true);
            for (TestEngine each : List.of(anna, bert)) {
                each.await(
                        EngineEvent.Statistics.class,
                        s -> s.statistics().path().startsWith("relay")
                                && s.statistics().in().videoBitrate() > 0);
            }
        }
    }

    @Test
    void a_credential_that_has_ended_is_refused_and_said_so() throws Exception {
        try (TestEngine anna = person()) {
            anna.send(new EngineCommand.OpenPeer(
                    "call", relayOnly(Instant.now().minus(TURN.lifetime()).minusSeconds(60), true)));
            anna.send(new EngineCommand.CreateOffer("call", 1, false));
            anna.await(EngineEvent.IceServerFailed.class, f -> f.code() == 401);
        }
    }
}
