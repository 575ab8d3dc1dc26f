package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.signaling.protocol.CallOutcome;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.KeptCall;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.Scenario.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that a device could not see are told to it once. */
class KeptCallsScenarioTest {
    private static final String CALL = "call-aaaaaaaaaaaaaaaa";

    @TempDir
    Path folder;

    private Scenario scenario;
    private Device anna;

    @BeforeEach
    void open() {
        scenario = new Scenario(folder);
        anna = scenario.device("anna");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** The calls that a device is told of, once it is signed in; the inbox is not cleared before. */
    private static List<KeptCall> told(Device device) {
        return device.inbox.stream()
                .filter(Event.KeptCalls.class::isInstance)
                .flatMap(event -> ((Event.KeptCalls) event).calls().stream())
                .toList();
    }

    private Device back(Device device) {
        Device again = scenario.new Device("10.0.0.1");
        again.signedIn = assertInstanceOf(
                Event.SignedIn.class, again.request(0, new Request.SignInByToken(device.signedIn.deviceToken())));
        return again;
    }

    private static void has(List<KeptCall> calls, CallOutcome outcome, String with) {
        assertEquals(1, calls.size());
        assertEquals(outcome, calls.getFirst().outcome());
        assertEquals(with, calls.getFirst().with());
        assertEquals(CALL, calls.getFirst().callId());
    }

    @Test
    void a_call_while_I_was_away_is_told_when_I_am_back_and_not_again() {
        Device berta = scenario.device("berta");
        berta.ok(new Request.SignOut(false));
        long at = scenario.clock.millis();
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        Device again = back(berta);
        List<KeptCall> calls = told(again);
        assertEquals(List.of(new KeptCall(CALL, "anna", "The anna", CallOutcome.MISSED, true, at, 0)), calls);
        again.request(new Request.Ack(again.lastSeq));
        again.ok(new Request.SignOut(false));
        assertEquals(List.of(), told(back(again)));
    }

    @Test
    void what_was_not_acknowledged_is_told_again() {
        Device berta = scenario.device("berta");
        berta.ok(new Request.SignOut(false));
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        Device again = back(berta);
        has(told(again), CallOutcome.MISSED, "anna");
        again.cut();
        scenario.time.pass(Limits.RESUME_WITHIN);
        has(told(back(again)), CallOutcome.MISSED, "anna");
    }

    @Test
    void what_was_not_acknowledged_when_the_server_stopped_is_told_again() {
        Device desk = scenario.device("berta", "desk");
        Device laptop = scenario.device("berta", "laptop");
        Device phone = scenario.device("berta", "phone");
        phone.cut();
        desk.ok(new Request.AddContact("anna"));
        desk.ok(new Request.SetRingFor(RingFor.NOBODY));
        anna.refused(ErrorCode.DO_NOT_DISTURB, new Request.Invite(CALL, "berta", false));
        has(told(desk), CallOutcome.MISSED, "anna");
        has(told(laptop), CallOutcome.MISSED, "anna");
        laptop.request(new Request.Ack(laptop.lastSeq));
        scenario.directory.goingAway(1_000);
        scenario.directory.stopped();
        scenario = scenario.restartedAfter(Duration.ofSeconds(1));
        has(told(back(desk)), CallOutcome.MISSED, "anna");
        has(told(back(phone)), CallOutcome.MISSED, "anna");
        assertEquals(List.of(), told(back(laptop)));
    }

    @Test
    void a_device_that_was_off_learns_how_the_calls_of_the_others_went() {
        Device desk = scenario.device("berta", "desk");
        Device laptop = scenario.device("berta", "laptop");
        laptop.ok(new Request.SignOut(false));
        anna.ok(new Request.Invite(CALL, "berta", false));
        desk.ok(new Request.Accept(CALL, false));
        scenario.time.pass(Duration.ofSeconds(65));
        desk.ok(new Request.End(CALL, EndReason.HUNG_UP));
        List<KeptCall> calls = told(back(laptop));
        has(calls, CallOutcome.ANSWERED, "anna");
        assertEquals(65_000, calls.getFirst().durationMs());
        assertEquals(List.of(), told(desk));
    }

    @Test
    void my_other_devices_learn_of_my_own_calls() {
        Device laptop = scenario.device("anna", "laptop");
        Device berta = scenario.device("berta");
        anna.ok(new Request.Invite(CALL, "berta", false));
        berta.ok(new Request.End(CALL, EndReason.DECLINED));
        has(told(laptop), CallOutcome.UNANSWERED, "berta");
        assertEquals(List.of(), told(anna));
        assertEquals(List.of(), told(berta));
    }

    @Test
    void a_ring_that_was_never_heard_is_a_missed_call() {
        Device berta = scenario.device("berta");
        berta.cut();
        anna.ok(new Request.Invite(CALL, "berta", false));
        anna.ok(new Request.End(CALL, EndReason.CANCELLED));
        scenario.time.pass(Limits.RESUME_WITHIN);
        has(told(back(berta)), CallOutcome.MISSED, "anna");
    }

    @Test
    void a_call_while_I_am_not_to_be_disturbed_is_told_at_once() {
        Device berta = scenario.device("berta");
        berta.ok(new Request.AddContact("anna"));
        berta.ok(new Request.SetRingFor(RingFor.NOBODY));
        anna.refused(ErrorCode.DO_NOT_DISTURB, new Request.Invite(CALL, "berta", false));
        has(told(berta), CallOutcome.MISSED, "anna");
    }

    @Test
    void who_may_not_ring_leaves_no_call_behind() {
        Device berta = scenario.device("berta");
        berta.ok(new Request.Block("anna"));
        berta.ok(new Request.SignOut(false));
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        Device again = back(berta);
        again.ok(new Request.Unblock("anna"));
        again.ok(new Request.SetRingFor(RingFor.CONTACTS));
        again.ok(new Request.SignOut(false));
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        assertEquals(List.of(), told(back(again)));
    }

    @Test
    void an_account_can_not_fill_the_store_with_calls_from_whatever_device() {
        scenario.account("berta");
        Device laptop = scenario.device("anna", "laptop");
        for (int i = 0; i < Limits.INVITES_AT_ONCE; i++) {
            Device either = i % 2 == 0 ? anna : laptop;
            either.refused(ErrorCode.OFFLINE, new Request.Invite(CALL + i, "berta", true));
        }
        anna.refused(ErrorCode.RATE_LIMITED, new Request.Invite(CALL, "berta", true));
        laptop.ok(new Request.SignOut(true));
        laptop = scenario.device("anna", "laptop");
        laptop.refused(ErrorCode.RATE_LIMITED, new Request.Invite(CALL, "berta", true));
        scenario.device("carla").refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        scenario.time.pass(Duration.ofSeconds(1));
        laptop.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        anna.refused(ErrorCode.RATE_LIMITED, new Request.Invite(CALL, "berta", true));
    }

    @Test
    void the_next_device_of_an_account_that_has_none_is_told() {
        scenario.account("berta");
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "berta", true));
        Device berta = scenario.new Device("10.0.0.1");
        berta.request(0, new Request.SignIn("berta", "password", "desk", ""));
        has(told(berta), CallOutcome.MISSED, "anna");
    }
}
