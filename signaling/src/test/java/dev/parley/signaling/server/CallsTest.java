package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import dev.parley.signaling.server.Scenario.Device;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of calls. Anna calls; Berta has two devices. */
class CallsTest {
    private static final String CALL = "call-aaaaaaaaaaaaaaaa";
    private static final String OTHER_CALL = "call-bbbbbbbbbbbbbbbb";

    @TempDir
    Path folder;

    private Scenario scenario;
    private Device anna;
    private Device berta;
    private Device bertasLaptop;

    @BeforeEach
    void sign_in() {
        scenario = new Scenario(folder);
        anna = scenario.device("anna");
        berta = scenario.device("berta");
        bertasLaptop = scenario.device("berta", "laptop");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private void annaCalls() {
        anna.ok(new Request.Invite(CALL, "berta", true));
        assertEquals(new Event.Incoming(CALL, "anna", anna.name(), "The anna", true), berta.next(Event.Incoming.class));
        bertasLaptop.next(Event.Incoming.class);
    }

    private void bertaAccepts() {
        berta.ok(new Request.Accept(CALL, true));
        assertEquals(new Event.Accepted(CALL, berta.name(), true), anna.next(Event.Accepted.class));
        bertasLaptop.ended(EndReason.ANSWERED_ELSEWHERE);
    }

    @Test
    void call_answered_and_hung_up_by_either() {
        annaCalls();
        bertaAccepts();
        berta.ok(new Request.End(CALL, EndReason.HUNG_UP));
        anna.ended(EndReason.HUNG_UP);
        anna.refused(ErrorCode.UNKNOWN_CALL, new Request.End(CALL, EndReason.HUNG_UP));
        bertasLaptop.quiet();
    }

    @Test
    void ringing_names_the_device_and_whether_it_prepares() {
        annaCalls();
        bertasLaptop.ok(new Request.Ringing(CALL, false));
        assertEquals(new Event.Ringing(CALL, bertasLaptop.name(), false), anna.next(Event.Ringing.class));
    }

    @Test
    void accept_on_two_devices_at_once_first_wins() {
        annaCalls();
        bertasLaptop.ok(new Request.Accept(CALL, false));
        berta.refused(ErrorCode.UNKNOWN_CALL, new Request.Accept(CALL, true));
        assertEquals(bertasLaptop.name(), anna.next(Event.Accepted.class).fromDevice());
        berta.ended(EndReason.ANSWERED_ELSEWHERE);
        anna.quiet();
    }

    @Test
    void glare_both_invitations_go_through_and_the_lesser_is_ended() {
        anna.ok(new Request.Invite(CALL, "berta", true));
        berta.ok(new Request.Invite(OTHER_CALL, "anna", true));
        assertEquals(OTHER_CALL, anna.next(Event.Incoming.class).callId());
        assertEquals(CALL, berta.next(Event.Incoming.class).callId());
        // Both keep the greater call: Anna ends hers and takes Berta's.
        anna.ok(new Request.End(CALL, EndReason.GLARE));
        berta.ended(EndReason.GLARE);
        anna.ok(new Request.Accept(OTHER_CALL, true));
        assertEquals(anna.name(), berta.next(Event.Accepted.class).fromDevice());
    }

    @Test
    void glare_in_the_other_order_the_called_side_ends_the_lesser_first() {
        berta.ok(new Request.Invite(OTHER_CALL, "anna", true));
        anna.ok(new Request.Invite(CALL, "berta", true));
        berta.ok(new Request.End(CALL, EndReason.GLARE));
        assertEquals(OTHER_CALL, anna.next(Event.Incoming.class).callId());
        anna.ended(EndReason.GLARE);
        anna.refused(ErrorCode.UNKNOWN_CALL, new Request.End(CALL, EndReason.GLARE));
        anna.ok(new Request.Accept(OTHER_CALL, true));
        berta.next(Event.Incoming.class);
        berta.next(Event.Accepted.class);
    }

    @Test
    void cancel_against_answer_the_first_to_arrive_counts() {
        annaCalls();
        anna.ok(new Request.End(CALL, EndReason.CANCELLED));
        berta.refused(ErrorCode.UNKNOWN_CALL, new Request.Accept(CALL, true));
        berta.ended(EndReason.CANCELLED);
        bertasLaptop.ended(EndReason.CANCELLED);
        anna.quiet();
    }

    @Test
    void answer_against_cancel_the_cancel_hangs_up() {
        annaCalls();
        bertaAccepts();
        anna.ok(new Request.End(CALL, EndReason.CANCELLED));
        berta.ended(EndReason.CANCELLED);
    }

    @Test
    void decline_against_cancel_both_orders() {
        annaCalls();
        berta.ok(new Request.End(CALL, EndReason.DECLINED));
        anna.refused(ErrorCode.UNKNOWN_CALL, new Request.End(CALL, EndReason.CANCELLED));
        anna.ended(EndReason.DECLINED);
        bertasLaptop.ended(EndReason.DECLINED_ELSEWHERE);

        anna.ok(new Request.Invite(OTHER_CALL, "berta", true));
        anna.ok(new Request.End(OTHER_CALL, EndReason.CANCELLED));
        berta.refused(ErrorCode.UNKNOWN_CALL, new Request.End(OTHER_CALL, EndReason.DECLINED));
    }

    @Test
    void busy_from_one_of_two_devices_ends_only_its_part() {
        annaCalls();
        berta.ok(new Request.End(CALL, EndReason.BUSY));
        anna.quiet();
        berta.refused(ErrorCode.UNKNOWN_CALL, new Request.Accept(CALL, true));
        bertasLaptop.ok(new Request.End(CALL, EndReason.BUSY));
        anna.ended(EndReason.BUSY);
    }

    @Test
    void busy_from_one_device_and_lost_the_other_is_busy() {
        annaCalls();
        berta.ok(new Request.End(CALL, EndReason.BUSY));
        bertasLaptop.ok(new Request.SignOut(false));
        anna.ended(EndReason.BUSY);
    }

    @Test
    void who_is_in_a_call_is_busy_for_others_but_not_for_the_same_person() {
        annaCalls();
        bertaAccepts();
        Device carla = scenario.device("carla");
        carla.refused(ErrorCode.BUSY, new Request.Invite(OTHER_CALL, "berta", true));
        carla.refused(ErrorCode.BUSY, new Request.Invite(OTHER_CALL, "anna", true));
        anna.ok(new Request.Invite(OTHER_CALL, "berta", true));
    }

    @Test
    void unknown_offline_self_and_bad_ids_are_refused() {
        scenario.account("dora");
        anna.refused(ErrorCode.UNKNOWN_USER, new Request.Invite(CALL, "nobody", true));
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "dora", true));
        anna.refused(ErrorCode.NOT_ALLOWED, new Request.Invite(CALL, "ANNA", true));
        anna.refused(ErrorCode.BAD_MESSAGE, new Request.Invite("short", "berta", true));
        annaCalls();
        anna.refused(ErrorCode.NOT_ALLOWED, new Request.Invite(CALL, "berta", true));
    }

    @Test
    void nobody_answers_and_the_server_ends_it() {
        annaCalls();
        scenario.time.pass(Limits.RING_AT_MOST.minusMillis(1));
        anna.quiet();
        scenario.time.pass(Duration.ofMillis(1));
        anna.ended(EndReason.NO_ANSWER);
        berta.ended(EndReason.NO_ANSWER);
        bertasLaptop.ended(EndReason.NO_ANSWER);
    }

    @Test
    void an_accepted_call_has_no_time_limit() {
        annaCalls();
        bertaAccepts();
        scenario.time.pass(Duration.ofHours(5));
        anna.quiet();
        berta.quiet();
    }

    @Test
    void messages_reach_only_devices_of_the_call() {
        annaCalls();
        anna.ok(new Request.Description(CALL, berta.name(), 1, "offer", "sdp"));
        assertEquals(new Event.Description(CALL, anna.name(), 1, "offer", "sdp"), berta.next(Event.Description.class));
        bertasLaptop.quiet();
        berta.ok(new Request.Candidate(CALL, anna.name(), 1, "candidate", "0", 0));
        assertEquals(new Event.Candidate(CALL, berta.name(), 1, "candidate", "0", 0), anna.next(Event.Candidate.class));
        berta.ok(new Request.Renew(CALL, anna.name(), 2));
        assertEquals(new Event.Renew(CALL, berta.name(), 2), anna.next(Event.Renew.class));
        berta.ok(new Request.Media(CALL, anna.name(), true, false, true));
        assertEquals(new Event.Media(CALL, berta.name(), true, false, true), anna.next(Event.Media.class));

        Device carla = scenario.device("carla");
        carla.refused(ErrorCode.UNKNOWN_CALL, new Request.Description(CALL, anna.name(), 1, "offer", "sdp"));
        anna.refused(ErrorCode.UNKNOWN_CALL, new Request.Description(CALL, carla.name(), 1, "offer", "sdp"));
        berta.refused(ErrorCode.UNKNOWN_CALL, new Request.Media(CALL, bertasLaptop.name(), true, true, false));

        bertaAccepts();
        anna.refused(ErrorCode.UNKNOWN_CALL, new Request.Media(CALL, bertasLaptop.name(), true, true, false));
        bertasLaptop.refused(ErrorCode.UNKNOWN_CALL, new Request.Media(CALL, anna.name(), true, true, false));
        bertasLaptop.refused(ErrorCode.UNKNOWN_CALL, new Request.End(CALL, EndReason.HUNG_UP));
    }

    @Test
    void of_recording_only_the_two_who_talk_tell_each_other() {
        annaCalls();
        Request ask = new Request.Recording(CALL, berta.name(), 1, RecordingSignal.ASK);
        anna.refused(ErrorCode.NOT_ALLOWED, ask);
        bertaAccepts();
        anna.ok(ask);
        assertEquals(new Event.Recording(CALL, anna.name(), 1, RecordingSignal.ASK), berta.next(Event.Recording.class));
        berta.ok(new Request.Recording(CALL, anna.name(), 1, RecordingSignal.ALLOW));
        assertEquals(
                new Event.Recording(CALL, berta.name(), 1, RecordingSignal.ALLOW), anna.next(Event.Recording.class));
        Request on = new Request.Recording(CALL, anna.name(), 1, RecordingSignal.ON);
        bertasLaptop.refused(ErrorCode.UNKNOWN_CALL, on);
        scenario.device("carla").refused(ErrorCode.UNKNOWN_CALL, on);
        berta.ok(new Request.End(CALL, EndReason.HUNG_UP));
        berta.refused(ErrorCode.UNKNOWN_CALL, on);
    }

    @Test
    void sizes_and_numbers_of_candidates_are_limited() {
        annaCalls();
        String longSdp = "s".repeat(Limits.SDP_CHARACTERS + 1);
        anna.refused(ErrorCode.LIMIT, new Request.Description(CALL, berta.name(), 1, "offer", longSdp));
        String longCandidate = "c".repeat(Limits.CANDIDATE_CHARACTERS + 1);
        anna.refused(ErrorCode.LIMIT, new Request.Candidate(CALL, berta.name(), 1, longCandidate, "0", 0));
        Request.Candidate candidate = new Request.Candidate(CALL, berta.name(), 1, "c", "0", 0);
        for (int i = 0; i < Limits.CANDIDATES_PER_GENERATION; i++) {
            anna.ok(candidate);
            scenario.time.pass(Duration.ofMillis(20));
        }
        anna.refused(ErrorCode.LIMIT, candidate);
        anna.ok(new Request.Candidate(CALL, berta.name(), 2, "c", "0", 0));
    }

    @Test
    void caller_signs_out_while_it_rings() {
        annaCalls();
        anna.ok(new Request.SignOut(false));
        berta.ended(EndReason.SERVER_LOST);
        bertasLaptop.ended(EndReason.SERVER_LOST);
    }

    @Test
    void caller_is_lost_while_it_rings() {
        annaCalls();
        anna.cut();
        scenario.time.pass(Limits.LOST_CALLER_RINGS_FOR.minusSeconds(1));
        berta.quiet();
        scenario.time.pass(Duration.ofSeconds(1));
        berta.ended(EndReason.SERVER_LOST);
        bertasLaptop.ended(EndReason.SERVER_LOST);
    }

    @Test
    void caller_is_back_while_it_rings() {
        annaCalls();
        anna.cut();
        scenario.time.pass(Limits.LOST_CALLER_RINGS_FOR.minusSeconds(1));
        anna.resume();
        scenario.time.pass(Duration.ofSeconds(2));
        berta.quiet();
        bertaAccepts();
    }

    @Test
    void nobody_answers() {
        annaCalls();
        scenario.time.pass(Limits.RING_AT_MOST);
        berta.ended(EndReason.NO_ANSWER);
        anna.ended(EndReason.NO_ANSWER);
    }

    @Test
    void sign_out_hangs_up_but_a_lost_session_leaves_the_media_alone() {
        annaCalls();
        bertaAccepts();
        anna.cut();
        scenario.time.pass(Limits.RESUME_WITHIN);
        berta.quiet();
        berta.refused(ErrorCode.UNKNOWN_CALL, new Request.End(CALL, EndReason.HUNG_UP));

        anna = scenario.device("anna");
        annaCalls();
        bertaAccepts();
        anna.ok(new Request.SignOut(false));
        berta.ended(EndReason.HUNG_UP);
    }

    @Test
    void a_device_that_is_away_for_a_moment_rings_after_it_is_back() {
        bertasLaptop.cut();
        anna.ok(new Request.Invite(CALL, "berta", false));
        bertasLaptop.resume();
        assertEquals(CALL, bertasLaptop.next(Event.Incoming.class).callId());
        bertasLaptop.ok(new Request.Accept(CALL, false));
        assertEquals(bertasLaptop.name(), anna.next(Event.Accepted.class).fromDevice());
    }

    @Test
    void a_device_does_not_begin_many_calls_at_once() {
        for (int i = 0; i < Limits.CALLS_PER_DEVICE; i++) {
            anna.ok(new Request.Invite("call-aaaaaaaaaaaaaaa" + i, "berta", true));
            if (i % 2 == 0) {
                bertasLaptop.ok(new Request.Accept("call-aaaaaaaaaaaaaaa" + i, true));
            }
        }
        anna.refused(ErrorCode.LIMIT, new Request.Invite(OTHER_CALL, "berta", true));
    }

    @Test
    void echo_takes_many_calls_at_once() {
        scenario.directory.reserve("echo", "Echo", "secret");
        anna.refused(ErrorCode.OFFLINE, new Request.Invite(CALL, "echo", true));
        Device echo = scenario.new Device("127.0.0.1");
        assertTrue(echo.request(0, new Request.SignIn("echo", "secret", "echo", "")) instanceof Event.SignedIn);
        anna.ok(new Request.Invite(CALL, "echo", true));
        berta.ok(new Request.Invite(OTHER_CALL, "echo", true));
        echo.ok(new Request.Accept(CALL, true));
        echo.ok(new Request.Accept(OTHER_CALL, true));
        scenario.device("carla").ok(new Request.Invite("call-cccccccccccccccc", "echo", true));
    }
}
