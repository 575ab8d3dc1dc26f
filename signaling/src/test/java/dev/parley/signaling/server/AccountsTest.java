package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.signaling.protocol.DeviceInfo;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.SignedOutReason;
import dev.parley.signaling.server.Scenario.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with their own account. */
class AccountsTest {
    private static final String CALL = "call-aaaaaaaaaaaaaaaa";

    @TempDir
    Path folder;

    private Scenario scenario;
    private Device desk;
    private Device laptop;

    @BeforeEach
    void open() {
        scenario = new Scenario(folder);
        desk = scenario.device("anna", "desk");
        scenario.time.pass(Duration.ofMinutes(5));
        laptop = scenario.device("anna", "laptop");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Event.Reply fresh(Request request) {
        return scenario.new Device("10.0.0.1").request(0, request);
    }

    private void signsIn(Request request) {
        assertInstanceOf(Event.SignedIn.class, fresh(request));
    }

    private void refused(ErrorCode code, Request request) {
        assertEquals(code, assertInstanceOf(Event.Refused.class, fresh(request)).code());
    }

    private static Request byToken(Device device) {
        return new Request.SignInByToken(device.signedIn.deviceToken());
    }

    private static Request byPassword(String password) {
        return new Request.SignIn("anna", password, "new", "");
    }

    private static void wasSignedOut(Device device, SignedOutReason reason) {
        assertEquals(reason, device.next(Event.SignedOut.class).reason());
        assertEquals("Signed out.", device.closed);
    }

    private static List<DeviceInfo> devicesOf(Device device) {
        return assertInstanceOf(Event.Devices.class, device.request(new Request.ListDevices()))
                .devices();
    }

    @Test
    void another_password_signs_out_the_other_devices_only() {
        desk.ok(new Request.ChangePassword("password", "battery staple"));
        wasSignedOut(laptop, SignedOutReason.PASSWORD_CHANGED);
        desk.ok(new Request.SetAway(false));
        refused(ErrorCode.TOKEN_EXPIRED, byToken(laptop));
        refused(ErrorCode.WRONG_CREDENTIALS, byPassword("password"));
        signsIn(byPassword("battery staple"));
        signsIn(byToken(desk));
    }

    @Test
    void another_password_needs_the_old_one_and_keeps_the_rules() {
        desk.refused(ErrorCode.WRONG_CREDENTIALS, new Request.ChangePassword("guess", "battery staple"));
        desk.refused(ErrorCode.BAD_PASSWORD, new Request.ChangePassword("password", "short"));
        desk.refused(ErrorCode.BAD_PASSWORD, new Request.ChangePassword("password", "x".repeat(257)));
        signsIn(byPassword("password"));
        laptop.quiet();
    }

    @Test
    void who_guesses_at_an_unlocked_screen_is_stopped() {
        for (int i = 0; i < Limits.WRONG_PASSWORDS_PER_MINUTE; i++) {
            desk.refused(ErrorCode.WRONG_CREDENTIALS, new Request.DeleteAccount("guess"));
        }
        desk.refused(ErrorCode.RATE_LIMITED, new Request.DeleteAccount("password"));
        desk.refused(ErrorCode.RATE_LIMITED, new Request.ChangePassword("password", "battery staple"));
        scenario.time.pass(Duration.ofSeconds(61));
        desk.ok(new Request.ChangePassword("password", "battery staple"));
    }

    @Test
    void a_password_that_is_changed_while_it_is_checked_lets_nobody_in() {
        scenario.afterNextHash(() -> laptop.ok(new Request.ChangePassword("password", "battery staple")));
        refused(ErrorCode.WRONG_CREDENTIALS, byPassword("password"));
        assertEquals(1, scenario.stores.devices().of("anna").size());
    }

    @Test
    void devices_are_listed_with_what_a_person_needs_to_know_them() {
        scenario.time.pass(Duration.ofMinutes(1));
        laptop.cut();
        Device again = laptop.startedAnew();
        desk.ok(new Request.SignOut(false));
        long start = Scenario.START.toEpochMilli();
        assertEquals(
                List.of(
                        new DeviceInfo(
                                laptop.signedIn.deviceId(), "laptop", true, true, start + 300_000, start + 360_000),
                        new DeviceInfo(desk.signedIn.deviceId(), "desk", false, false, start, start)),
                devicesOf(again));
    }

    @Test
    void a_device_that_was_not_seen_for_long_is_not_listed() {
        desk.ok(new Request.SignOut(false));
        scenario.time.pass(Limits.DEVICE_TOKEN_FOR.plusHours(13));
        assertEquals(
                List.of("laptop"),
                devicesOf(laptop).stream().map(DeviceInfo::name).toList());
        refused(ErrorCode.TOKEN_EXPIRED, byToken(desk));
        assertEquals(1, scenario.stores.devices().of("anna").size(), "and is forgotten");
    }

    @Test
    void a_revoked_device_is_signed_out_and_its_token_ends() {
        String id = laptop.signedIn.deviceId();
        desk.ok(new Request.RevokeDevice(id));
        wasSignedOut(laptop, SignedOutReason.REVOKED);
        assertEquals(
                List.of("desk"), devicesOf(desk).stream().map(DeviceInfo::name).toList());
        refused(ErrorCode.TOKEN_EXPIRED, byToken(laptop));
        desk.refused(ErrorCode.UNKNOWN_DEVICE, new Request.RevokeDevice(id));
        desk.refused(ErrorCode.NOT_ALLOWED, new Request.RevokeDevice(desk.signedIn.deviceId()));
    }

    @Test
    void nobody_revokes_the_device_of_somebody_else() {
        Device berta = scenario.device("berta");
        desk.refused(ErrorCode.UNKNOWN_DEVICE, new Request.RevokeDevice(berta.signedIn.deviceId()));
        signsIn(byToken(berta));
    }

    @Test
    void a_revoked_device_without_a_connection_can_neither_resume_nor_sign_in() {
        laptop.cut();
        desk.ok(new Request.RevokeDevice(laptop.signedIn.deviceId()));
        assertEquals(
                ErrorCode.SESSION_EXPIRED,
                assertInstanceOf(Event.Refused.class, laptop.resume()).code());
        refused(ErrorCode.TOKEN_EXPIRED, byToken(laptop));
    }

    @Test
    void signing_out_keeps_the_token_unless_it_is_to_be_forgotten() {
        desk.ok(new Request.SignOut(false));
        assertEquals("Signed out.", desk.closed);
        signsIn(byToken(desk));
        laptop.ok(new Request.SignOut(true));
        assertEquals("Signed out.", laptop.closed);
        refused(ErrorCode.TOKEN_EXPIRED, byToken(laptop));
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_and_tokens() {
        desk.ok(new Request.SignOutEverywhere());
        assertEquals("Signed out.", desk.closed);
        desk.quiet();
        wasSignedOut(laptop, SignedOutReason.REVOKED);
        refused(ErrorCode.TOKEN_EXPIRED, byToken(desk));
        refused(ErrorCode.TOKEN_EXPIRED, byToken(laptop));
        signsIn(byPassword("password"));
    }

    @Test
    void a_deleted_account_is_gone_for_everybody() {
        Device berta = scenario.device("berta");
        Device carla = scenario.device("carla");
        berta.ok(new Request.AddContact("anna"));
        desk.ok(new Request.AddContact("carla"));
        berta.ok(new Request.Invite(CALL, "anna", true));
        laptop.ok(new Request.Accept(CALL, true));
        berta.inbox.clear();
        desk.inbox.clear();
        laptop.inbox.clear();
        carla.inbox.clear();

        desk.refused(ErrorCode.WRONG_CREDENTIALS, new Request.DeleteAccount("guess"));
        desk.ok(new Request.DeleteAccount("password"));

        assertEquals("Signed out.", desk.closed);
        desk.quiet();
        wasSignedOut(laptop, SignedOutReason.ACCOUNT_DELETED);
        assertEquals("anna", berta.next(Event.ContactRemoved.class).username());
        berta.ended(EndReason.HUNG_UP);
        berta.quiet();
        assertEquals(new Event.ContactRequestGone("anna"), carla.next(Event.ContactRequestGone.class));
        carla.quiet();
        berta.refused(ErrorCode.UNKNOWN_USER, new Request.Invite("call-bbbbbbbbbbbbbbbb", "anna", true));
        berta.refused(ErrorCode.UNKNOWN_USER, new Request.AddContact("anna"));
        assertEquals(List.of(), scenario.device("berta", "phone").signedIn.people());
        assertNull(scenario.store.find("anna"));
        refused(ErrorCode.TOKEN_EXPIRED, byToken(desk));
        refused(ErrorCode.WRONG_CREDENTIALS, byPassword("password"));
    }

    @Test
    void the_name_of_a_deleted_account_is_free_and_the_next_owner_starts_with_nothing() {
        scenario.account("berta");
        desk.ok(new Request.AddContact("berta"));
        desk.ok(new Request.DeleteAccount("password"));
        var next = assertInstanceOf(
                Event.SignedIn.class, fresh(new Request.Register("anna", "another one", "Anna Two", "desk", "")));
        assertEquals(List.of(), next.people());
        assertEquals("Anna Two", next.displayName());
    }

    @Test
    void an_account_that_is_older_than_a_service_of_its_name_is_not_taken_for_it() {
        Device older = scenario.device("echo");
        older.ok(new Request.SignOut(false));
        scenario.directory.reserve("echo", "Echo", "secret");
        refused(ErrorCode.WRONG_CREDENTIALS, byToken(older));
    }

    @Test
    void a_service_has_nothing_to_change() {
        scenario.directory.reserve("echo", "Echo", "secret");
        Device echo = scenario.new Device("10.0.0.1");
        echo.request(0, new Request.SignIn("echo", "secret", "server", ""));
        for (Request request : List.of(
                new Request.ChangePassword("secret", "password"),
                new Request.DeleteAccount("secret"),
                new Request.ListDevices(),
                new Request.RevokeDevice("x"),
                new Request.SignOutEverywhere())) {
            echo.refused(ErrorCode.NOT_ALLOWED, request);
        }
        echo.ok(new Request.SignOut(true));
    }
}
