package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Registration;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.Scenario.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one gets in: hello, registration, password, token. */
class SignInsTest {
    private static final String HOME = "10.0.0.1";
    private static final String INTERNET = "203.0.113.7";

    @TempDir
    Path folder;

    private Scenario scenario;

    @BeforeEach
    void open() {
        scenario = new Scenario(folder);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private void reopen(RegistrationPolicy policy) {
        scenario.close();
        scenario = new Scenario(
                ServerConfig.local("", 0, folder, "Anna's practice").with(new AccountRules(policy, RingFor.ASK)));
    }

    private static ErrorCode code(Event.Reply reply) {
        return assertInstanceOf(Event.Refused.class, reply).code();
    }

    private static Event.SignedIn session(Event.Reply reply) {
        return assertInstanceOf(Event.SignedIn.class, reply);
    }

    private Event.Reply from(String address, Request request) {
        return scenario.new Device(address).request(0, request);
    }

    private Event.Reply byToken(String token) {
        return from(HOME, new Request.SignInByToken(token));
    }

    private Event.Reply byPassword(String address, String name, String password) {
        return from(address, new Request.SignIn(name, password, "desk", ""));
    }

    private static Request.Register register(String name, String invitation) {
        return new Request.Register(name, "password", "The " + name, "desk", invitation);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,       10.0.0.1,    OPEN",
        "OPEN,       203.0.113.7, OPEN",
        "LOCAL,      10.0.0.1,    OPEN",
        "LOCAL,      203.0.113.7, CLOSED",
        "INVITATION, 10.0.0.1,    INVITATION",
        "CLOSED,     10.0.0.1,    CLOSED",
    })
    void hello_tells_how_this_client_gets_an_account_and_it_is_so(
            RegistrationPolicy policy, String address, Registration shown) {
        reopen(policy);
        Device device = scenario.new Device(address);
        assertEquals(
                new Event.Welcome(4, 1, "Anna's practice", shown),
                device.request(4, new Request.Hello(List.of(2, 1), "Test 1.0")));
        Event.Reply reply = device.request(0, register("anna", ""));
        switch (shown) {
            case OPEN -> assertEquals(RingFor.ASK, session(reply).ringFor());
            case INVITATION -> assertEquals(ErrorCode.INVITATION_NEEDED, code(reply));
            case CLOSED -> assertEquals(ErrorCode.REGISTRATION_CLOSED, code(reply));
        }
    }

    @Test
    void hello_with_versions_that_are_not_spoken_here_is_told_which_is() {
        var refused = assertInstanceOf(Event.Refused.class, from(HOME, new Request.Hello(List.of(2, 7), "Later")));
        assertEquals(ErrorCode.UNSUPPORTED_VERSION, refused.code());
        assertTrue(refused.message().contains("version 1"), refused.message());
        assertEquals(ErrorCode.LIMIT, code(from(HOME, new Request.Hello(List.of(1), "x".repeat(65)))));
        scenario.device("anna").refused(ErrorCode.NOT_ALLOWED, new Request.Hello(List.of(1), "Test"));
    }

    @Test
    void an_invitation_makes_as_many_accounts_as_it_is_good_for() {
        reopen(RegistrationPolicy.INVITATION);
        String code = scenario.invite(2);
        assertEquals(ErrorCode.INVITATION_NEEDED, code(from(INTERNET, register("anna", "7KQ2-MFXD-90TC"))));
        session(from(INTERNET, register("anna", code)));
        assertEquals(ErrorCode.NAME_TAKEN, code(from(INTERNET, register("anna", code))), "and is not used up");
        session(from(INTERNET, register("berta", code.toLowerCase(Locale.ROOT).replace("-", " "))));
        assertEquals(ErrorCode.INVITATION_NEEDED, code(from(INTERNET, register("carla", code))));
    }

    @Test
    void an_invitation_ends() {
        reopen(RegistrationPolicy.INVITATION);
        String code = scenario.invite(1);
        scenario.time.pass(Duration.ofDays(7));
        assertEquals(ErrorCode.INVITATION_NEEDED, code(from(INTERNET, register("anna", code))));
    }

    @Test
    void without_an_invitation_nothing_is_hashed_and_names_are_not_told() {
        reopen(RegistrationPolicy.INVITATION);
        scenario.account("anna");
        int before = scenario.hashed();
        assertEquals(ErrorCode.INVITATION_NEEDED, code(from(INTERNET, register("anna", ""))));
        assertEquals(ErrorCode.INVITATION_NEEDED, code(from(INTERNET, register("berta", ""))));
        assertEquals(before, scenario.hashed());
    }

    @Test
    void a_token_signs_in_and_is_followed_by_another() {
        Device first = scenario.device("anna");
        assertFalse(first.signedIn.deviceToken().isEmpty());
        first.cut();
        var second = session(byToken(first.signedIn.deviceToken()));
        assertFalse(second.resumed());
        assertEquals("anna", second.username());
        assertEquals("The anna", second.displayName());
        assertEquals(first.signedIn.deviceId(), second.deviceId());
        assertNotEquals(first.signedIn.deviceToken(), second.deviceToken());
        assertNotEquals(first.signedIn.device(), second.device());
        var third = session(byToken(second.deviceToken()));
        assertEquals(
                ErrorCode.TOKEN_EXPIRED, code(byToken(first.signedIn.deviceToken())), "replayed after it was followed");
        session(byToken(third.deviceToken()));
    }

    @Test
    void a_token_whose_answer_was_lost_is_good_again() {
        Device anna = scenario.device("anna");
        String token = anna.signedIn.deviceToken();
        String unseen = session(byToken(token)).deviceToken();
        String seen = session(byToken(token)).deviceToken();
        assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken(unseen)));
        session(byToken(seen));
        assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken(token)));
    }

    @Test
    void what_is_no_token_is_refused() {
        Device anna = scenario.device("anna");
        String token = anna.signedIn.deviceToken();
        for (String bad : List.of(
                "", ".", "x", token + "x", token.substring(1), anna.signedIn.deviceId() + "." + "A".repeat(43))) {
            assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken(bad)), bad);
        }
    }

    @Test
    void a_resumed_session_keeps_its_token() {
        Device anna = scenario.device("anna");
        anna.cut();
        var resumed = session(anna.resume());
        assertEquals("", resumed.deviceToken());
        assertEquals(anna.signedIn.deviceId(), resumed.deviceId());
        session(byToken(anna.signedIn.deviceToken()));
    }

    @Test
    void a_token_ends_when_it_was_not_used_for_long() {
        String token = scenario.device("anna", "laptop").signedIn.deviceToken();
        scenario = scenario.restartedAfter(Limits.DEVICE_TOKEN_FOR);
        token = session(byToken(token)).deviceToken();
        scenario = scenario.restartedAfter(Limits.DEVICE_TOKEN_FOR.plusMillis(1));
        assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken(token)));
    }

    @Test
    void a_device_that_stays_signed_in_uses_its_token() {
        Device anna = scenario.device("anna");
        scenario.time.pass(Limits.DEVICE_TOKEN_FOR.plusDays(30));
        anna.cut();
        anna.startedAnew();
    }

    @Test
    void the_password_takes_up_the_device_of_before_and_ends_its_tokens() {
        Device anna = scenario.device("anna");
        String id = anna.signedIn.deviceId();
        var again = session(from(HOME, new Request.SignIn("anna", "password", "Anna's desk", id)));
        assertEquals(id, again.deviceId());
        assertEquals("The device signed in anew.", anna.closed);
        assertEquals(1, scenario.stores.devices().of("anna").size());
        assertEquals(
                "Anna's desk", scenario.stores.devices().of("anna").getFirst().name());
        assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken(anna.signedIn.deviceToken())));
    }

    @Test
    void the_device_of_somebody_else_is_not_taken() {
        Device berta = scenario.device("berta");
        scenario.account("anna");
        var anna = session(from(HOME, new Request.SignIn("anna", "password", "x", berta.signedIn.deviceId())));
        assertNotEquals(berta.signedIn.deviceId(), anna.deviceId());
        session(byToken(berta.signedIn.deviceToken()));
    }

    @Test
    void the_devices_of_an_account_that_may_sign_in_are_limited() {
        String oldest = "";
        String second = "";
        for (int i = 0; i < Limits.DEVICE_TOKENS_PER_ACCOUNT + 1; i++) {
            Device device = scenario.device("anna", "device " + i);
            oldest = i == 0 ? device.signedIn.deviceToken() : oldest;
            second = i == 1 ? device.signedIn.deviceToken() : second;
            device.ok(new Request.SignOut(false));
            scenario.time.pass(Duration.ofMinutes(1));
        }
        assertEquals(
                Limits.DEVICE_TOKENS_PER_ACCOUNT,
                scenario.stores.devices().of("anna").size());
        assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken(oldest)));
        session(byToken(second));
    }

    @Test
    void a_device_that_finds_no_room_does_not_push_others_out() {
        for (int i = 0; i < Limits.DEVICES_PER_ACCOUNT; i++) {
            scenario.device("anna", "device " + i);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(ErrorCode.LIMIT, code(byPassword(HOME, "anna", "password")));
        }
        assertEquals(
                Limits.DEVICES_PER_ACCOUNT, scenario.stores.devices().of("anna").size());
    }

    @Test
    void an_unknown_name_costs_as_much_work_as_a_wrong_password() {
        scenario.account("anna");
        int before = scenario.hashed();
        Event.Reply wrong = byPassword(HOME, "anna", "wrong one");
        assertEquals(before + 1, scenario.hashed());
        assertEquals(wrong, byPassword(HOME, "nobody", "wrong one"));
        assertEquals(before + 2, scenario.hashed());
        assertEquals(wrong, byPassword(HOME, "no name!", "wrong one"));
        assertEquals(before + 3, scenario.hashed());
        assertEquals(wrong, byPassword(HOME, "anna", "x".repeat(10_000)));
        assertEquals(before + 4, scenario.hashed());
    }

    @Test
    void many_who_guess_one_password_are_stopped_and_the_owner_is_not() {
        Device anna = scenario.device("anna");
        for (int i = 0; i < Limits.WRONG_PASSWORDS_PER_MINUTE; i++) {
            assertEquals(ErrorCode.WRONG_CREDENTIALS, code(byPassword("203.0.113." + i, "anna", "guess " + i)));
        }
        assertEquals(ErrorCode.RATE_LIMITED, code(byPassword("203.0.113.99", "anna", "password")));
        session(byPassword(HOME, "anna", "password"));
        session(from("203.0.113.99", new Request.SignInByToken(anna.signedIn.deviceToken())));
        session(byPassword("203.0.113.99", "anna", "password"));
    }

    @Test
    void many_names_from_one_address_are_stopped() {
        scenario.device("anna");
        for (int i = 0; i < Limits.WRONG_PASSWORDS_PER_MINUTE; i++) {
            assertEquals(ErrorCode.WRONG_CREDENTIALS, code(byPassword(INTERNET, "user" + i, "12345678")));
        }
        assertEquals(ErrorCode.RATE_LIMITED, code(byPassword(INTERNET, "anna", "password")));
        session(byPassword(HOME, "anna", "password"));
        scenario.time.pass(Duration.ofSeconds(61));
        session(byPassword(INTERNET, "anna", "password"));
    }

    @Test
    void right_passwords_do_not_count() {
        scenario.account("anna");
        for (int i = 0; i < 3 * Limits.WRONG_PASSWORDS_PER_MINUTE; i++) {
            Device device = scenario.device("anna", "desk " + i);
            device.ok(new Request.SignOut(true));
        }
    }

    @Test
    void bad_tokens_are_limited_and_good_ones_from_the_same_address_are_not() {
        Device anna = scenario.device("anna");
        for (int i = 0; i < Limits.BAD_TOKENS_PER_MINUTE; i++) {
            assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken("guess")));
        }
        Device guesser = scenario.new Device(HOME);
        assertEquals(ErrorCode.RATE_LIMITED, code(guesser.request(0, new Request.SignInByToken("guess"))));
        assertEquals("Too many bad tokens.", guesser.closed);
        session(byToken(anna.signedIn.deviceToken()));
        session(byPassword(HOME, "anna", "password"));
    }

    @Test
    void a_failure_of_the_server_is_no_bad_token() {
        Device anna = scenario.device("anna");
        scenario.storeFails(true);
        for (int i = 0; i <= Limits.BAD_TOKENS_PER_MINUTE; i++) {
            assertEquals(ErrorCode.INTERNAL, code(byToken(anna.signedIn.deviceToken())));
        }
        scenario.storeFails(false);
        assertEquals(ErrorCode.TOKEN_EXPIRED, code(byToken("guess")));
    }

    @Test
    void a_hundred_devices_at_one_address_come_back_by_token_at_once() {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            devices.add(scenario.device("user" + i));
        }
        scenario = scenario.restartedAfter(Duration.ofSeconds(5));
        int before = scenario.hashed();
        for (Device device : devices) {
            session(byToken(device.signedIn.deviceToken()));
        }
        assertEquals(before, scenario.hashed(), "no password is hashed for it");
    }

    @Test
    void a_service_has_no_device() {
        scenario.directory.reserve("echo", "Echo", "secret");
        var echo = session(byPassword(HOME, "echo", "secret"));
        assertEquals("", echo.deviceId());
        assertEquals("", echo.deviceToken());
        assertNull(scenario.store.find("echo"));
    }
}
