package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.client.ConnectionListener.Refusal;
import dev.parley.signaling.client.ServerProbe;
import dev.parley.signaling.client.ServerTrust;
import dev.parley.signaling.client.SignalingClient;
import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.protocol.SignedOutReason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clients, a real server with its own threads and file: what the tests by scenario can't see. */
class AccountsOverTlsTest {
    @TempDir
    Path data;

    private SignalingServer server;

    @BeforeEach
    void start() throws ServerStartException {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, data, "Anna's practice")
                .with(new AccountRules(RegistrationPolicy.INVITATION, RingFor.ASK)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestClient client(SignalingClient.Credentials credentials) {
        return new TestClient(URI.create(server.url()), new ServerTrust(server.fingerprint()), credentials);
    }

    private static SignalingClient.Credentials anna(String invitation) {
        return new SignalingClient.Credentials.NewAccount("anna", "password of anna", "Anna", "desk", invitation);
    }

    @Test
    void from_the_invitation_to_the_revoked_device() throws InterruptedException, ExecutionException, TimeoutException {
        String code = server.administration()
                .invite("", 1, Duration.ofHours(1))
                .get(10, TimeUnit.SECONDS)
                .text();
        Event.SignedIn first;
        try (TestClient desk = client(anna(code))) {
            first = desk.take(Event.SignedIn.class);
            assertEquals(RingFor.ASK, first.ringFor());
        }
        try (TestClient desk = client(new SignalingClient.Credentials.Token(first.deviceToken()));
                TestClient laptop = client(TestClient.password("anna", "laptop"))) {
            Event.SignedIn again = desk.take(Event.SignedIn.class);
            assertFalse(again.resumed());
            assertEquals(first.deviceId(), again.deviceId());
            Event.SignedIn other = laptop.take(Event.SignedIn.class);

            desk.send(new Request.ListDevices());
            var devices = assertInstanceOf(
                    Event.Devices.class, desk.take(TestClient.Replied.class).reply());
            assertEquals(
                    List.of("desk", "laptop"),
                    devices.devices().stream().map(DeviceInfo::name).sorted().toList());
            assertTrue(devices.devices().stream().allMatch(DeviceInfo::connected));

            desk.send(new Request.RevokeDevice(other.deviceId()));
            assertEquals(new Refusal.SignedOut(SignedOutReason.REVOKED), laptop.take(Refusal.class));
            laptop.client.tryNow();
            assertEquals(new Refusal.PasswordNeeded(), laptop.take(Refusal.class));
        }
    }

    @Test
    void who_signs_out_for_good_needs_the_password() throws InterruptedException, ExecutionException, TimeoutException {
        server.administration()
                .createAccount("anna", "Anna", "password of anna")
                .get(10, TimeUnit.SECONDS);
        String token;
        try (TestClient desk = client(TestClient.password("anna", "desk"))) {
            token = desk.take(Event.SignedIn.class).deviceToken();
            desk.client.signOut();
        }
        try (TestClient desk = client(new SignalingClient.Credentials.Token(token))) {
            assertEquals(new Refusal.PasswordNeeded(), desk.take(Refusal.class));
        }
    }

    @Test
    void a_form_can_ask_how_an_account_is_made_before_anybody_types() {
        URI url = URI.create(server.url());
        assertEquals(
                new ServerProbe.Trusted("Anna's practice", Registration.INVITATION),
                ServerProbe.probe(url, new ServerTrust(server.fingerprint()), "Test 1.0"));
        assertEquals(
                new ServerProbe.Unknown(server.fingerprint()), ServerProbe.probe(url, new ServerTrust(""), "Test 1.0"));
        // Port 1 is reserved (RFC 1078) and nothing listens there.
        assertInstanceOf(
                ServerProbe.Unreachable.class,
                ServerProbe.probe(URI.create("wss://127.0.0.1:1"), new ServerTrust(""), "Test 1.0"));
    }
}
