package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.protocol.SignedOutReason;
import dev.parley.signaling.server.Administration.AccountInfo;
import dev.parley.signaling.server.Administration.Connected;
import dev.parley.signaling.server.Scenario.Device;
import dev.parley.signaling.store.Invitation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {
    @TempDir
    Path folder;

    private ServerConfig config;
    private Scenario scenario;
    private Administration administration;

    @BeforeEach
    void open() {
        config = ServerConfig.local("", 0, folder, "Test")
                .with(new AccountRules(RegistrationPolicy.CLOSED, RingFor.CONTACTS));
        scenario = new Scenario(config);
        administration = scenario.directory.administration();
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private <T> T done(CompletableFuture<T> future) {
        scenario.time.settle();
        return future.join();
    }

    private String refused(CompletableFuture<?> future) {
        scenario.time.settle();
        return assertInstanceOf(
                        AdministrationException.class,
                        assertThrows(ExecutionException.class, future::get).getCause())
                .getMessage();
    }

    private Event.Reply signIn(String password) {
        return scenario.new Device("10.0.0.1").request(0, new Request.SignIn("anna", password, "desk", ""));
    }

    private static ErrorCode code(Event.Reply reply) {
        return assertInstanceOf(Event.Refused.class, reply).code();
    }

    @Test
    void the_administrator_makes_accounts_where_nobody_else_can() {
        done(administration.createAccount(" Anna ", "Anna B.", "password"));
        var session = assertInstanceOf(Event.SignedIn.class, signIn("password"));
        assertEquals("Anna B.", session.displayName());
        assertEquals(RingFor.CONTACTS, session.ringFor());
        assertTrue(refused(administration.createAccount("anna", "Another", "password"))
                .contains("has that name"));
        assertTrue(refused(administration.createAccount("a", "A", "password")).startsWith("A username has"));
        assertTrue(
                refused(administration.createAccount("berta", "Berta", "short")).startsWith("A password has"));
        scenario.directory.reserve("echo", "Echo", "secret");
        assertTrue(
                refused(administration.createAccount("Echo", "Me", "password")).contains("has that name"));
    }

    @Test
    void another_password_from_the_administrator_signs_out_all_devices() {
        Device anna = scenario.device("anna");
        done(administration.resetPassword("Anna", "battery staple"));
        assertEquals(
                SignedOutReason.ADMINISTRATOR, anna.next(Event.SignedOut.class).reason());
        assertEquals(
                ErrorCode.TOKEN_EXPIRED,
                code(scenario.new Device("10.0.0.1")
                        .request(0, new Request.SignInByToken(anna.signedIn.deviceToken()))));
        assertEquals(ErrorCode.WRONG_CREDENTIALS, code(signIn("password")));
        assertInstanceOf(Event.SignedIn.class, signIn("battery staple"));
        assertEquals("There is no account nobody.", refused(administration.resetPassword("nobody", "password")));
        assertTrue(refused(administration.resetPassword("anna", "short")).startsWith("A password has"));
    }

    @Test
    void a_deleted_account_is_told_so() {
        Device anna = scenario.device("anna");
        Device berta = scenario.device("berta");
        berta.ok(new Request.AddContact("anna"));
        anna.inbox.clear();
        berta.inbox.clear();
        done(administration.deleteAccount("anna"));
        assertEquals(
                SignedOutReason.ACCOUNT_DELETED,
                anna.next(Event.SignedOut.class).reason());
        assertEquals("anna", berta.next(Event.ContactRemoved.class).username());
        assertEquals("There is no account anna.", refused(administration.deleteAccount("anna")));
    }

    @Test
    void accounts_and_who_is_connected_are_listed() {
        long start = Scenario.START.toEpochMilli();
        scenario.account("berta");
        Device desk = scenario.device("anna", "desk");
        scenario.time.pass(Duration.ofMinutes(1));
        scenario.device("anna", "laptop");
        assertEquals(
                List.of(
                        new AccountInfo("anna", "The anna", start, 2, start + 60_000),
                        new AccountInfo("berta", "The berta", start, 0, 0)),
                done(administration.accounts()));
        desk.cut();
        assertEquals(
                List.of(new Connected("anna", "desk", true), new Connected("anna", "laptop", false)),
                done(administration.connected()).stream()
                        .sorted((one, two) -> one.deviceName().compareTo(two.deviceName()))
                        .toList());
    }

    @Test
    void who_is_cut_off_needs_the_password_to_come_back() {
        Device anna = scenario.device("anna");
        assertEquals(1, done(administration.disconnect("anna")));
        assertEquals(
                SignedOutReason.ADMINISTRATOR, anna.next(Event.SignedOut.class).reason());
        assertEquals("Signed out.", anna.closed);
        assertEquals(0, done(administration.disconnect("anna")));
        assertEquals("There is no account nobody.", refused(administration.disconnect("nobody")));
        assertInstanceOf(Event.SignedIn.class, signIn("password"));
    }

    @Test
    void invitations_are_made_listed_and_withdrawn() {
        InvitationCode code = done(administration.invite("the office", 3, Duration.ofDays(1)));
        long start = Scenario.START.toEpochMilli();
        assertEquals(
                List.of(new Invitation("the office", 3, start, start + 86_400_000)),
                done(administration.invitations()));
        done(administration.withdrawInvitation(code));
        assertEquals(List.of(), done(administration.invitations()));
        assertTrue(refused(administration.withdrawInvitation(code)).contains("no invitation"));
        assertTrue(refused(administration.invite("", 0, Duration.ofDays(1))).startsWith("An invitation"));
        assertTrue(refused(administration.invite("", 1, Duration.ZERO)).startsWith("An invitation"));
        assertTrue(refused(administration.invite("", -1, Duration.ofDays(1))).startsWith("An invitation"));
        assertTrue(refused(administration.invite("x".repeat(201), 1, Duration.ofDays(1)))
                .startsWith("An invitation"));
        assertEquals(List.of(), done(administration.invitations()), "and none is made");
        done(administration.invite("x".repeat(200), 1, Duration.ofDays(1)));
    }

    @Test
    void what_is_refused_changes_nothing() {
        Device anna = scenario.device("anna");
        refused(administration.resetPassword("anna", "short"));
        refused(administration.createAccount("anna", "Another", "battery staple"));
        refused(administration.createAccount("berta", " ", "password"));
        refused(administration.createAccount("berta", "x".repeat(65), "password"));
        assertEquals(
                List.of("anna"),
                done(administration.accounts()).stream()
                        .map(AccountInfo::username)
                        .toList());
        assertTrue(anna.inbox.isEmpty(), "nobody is signed out");
        assertInstanceOf(Event.SignedIn.class, signIn("password"));
    }

    /** It is no account: it has no password to set, and is signed in by the server's own program. */
    @Test
    void a_service_is_not_administered() {
        scenario.directory.reserve("echo", "Echo", "secret");
        assertEquals("There is no account echo.", refused(administration.resetPassword("echo", "password")));
        assertEquals("There is no account echo.", refused(administration.deleteAccount("echo")));
        assertEquals("There is no account echo.", refused(administration.disconnect("echo")));
    }

    @Test
    void a_server_that_has_stopped_says_so() {
        scenario.close();
        OfflineAdministration offline = OfflineAdministration.open(config);
        offline.close();
        scenario = new Scenario(config);
        assertEquals("The server has stopped.", refused(offline.administration().accounts()));
        assertEquals("The server has stopped.", refused(offline.administration().disconnect("anna")));
    }

    @Test
    void the_folder_of_a_server_that_does_not_run_is_administered_too()
            throws ExecutionException, InterruptedException, TimeoutException {
        scenario.close();
        try (OfflineAdministration offline = OfflineAdministration.open(config)) {
            offline.administration().createAccount("anna", "Anna", "password").get(10, TimeUnit.SECONDS);
            assertEquals(List.of(), offline.administration().connected().get(10, TimeUnit.SECONDS));
        }
        scenario = new Scenario(config);
        assertInstanceOf(Event.SignedIn.class, signIn("password"));
    }
}
