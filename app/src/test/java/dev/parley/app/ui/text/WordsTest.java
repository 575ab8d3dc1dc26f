package dev.parley.app.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.MediaStatistics;
import dev.parley.app.session.CallView;
import dev.parley.app.session.ServerStatus;
import dev.parley.app.session.Snapshot;
import dev.parley.app.settings.RecentCall;
import dev.parley.app.ui.State;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.protocol.ErrorCode;
import dev.parley.signaling.protocol.PersonInfo;
import dev.parley.signaling.protocol.PresenceState;
import dev.parley.signaling.protocol.SignedOutReason;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static Sentence ending(EndReason reason, boolean outgoing, boolean byMe) {
        return Words.ending(State.with(s -> {
                    s.phase = CallView.Phase.ENDED;
                    s.endReason = reason;
                    s.outgoing = outgoing;
                    s.byMe = byMe;
                })
                .call());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void every_end_has_its_own_words_on_both_sides(EndReason reason) {
        for (boolean byMe : new boolean[] {true, false}) {
            Sentence caller = ending(reason, true, byMe);
            Sentence called = ending(reason, false, byMe);
            assertNotEquals(caller, called, reason + " sounds the same for caller and called");
            assertFalse(caller.title().isBlank() || caller.more().isBlank(), caller.toString());
            assertFalse(called.title().isBlank() || called.more().isBlank(), called.toString());
            for (EndReason other : EndReason.values()) {
                if (other != reason) {
                    assertNotEquals(ending(other, true, byMe), caller);
                    assertNotEquals(ending(other, false, byMe), called);
                }
            }
        }
        assertNotEquals(ending(reason, true, true), ending(reason, true, false));
        assertNotEquals(ending(reason, false, true), ending(reason, false, false));
    }

    private static Sentence refused(ErrorCode code, boolean outgoing) {
        return Words.ending(State.with(s -> {
                    s.phase = CallView.Phase.ENDED;
                    s.endReason = EndReason.FAILED;
                    s.refusal = code;
                    s.outgoing = outgoing;
                })
                .call());
    }

    /** Those that a server gives for an invitation, beside the ones that are an end of their own. */
    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "LIMIT", "NOT_ALLOWED", "INTERNAL", "BAD_MESSAGE"})
    void a_call_that_the_server_refused_has_words_of_its_own(ErrorCode code) {
        Sentence caller = refused(code, true);
        assertFalse(caller.title().isBlank() || caller.more().isBlank());
        assertTrue(caller.line().contains("Grace Hopper"), caller.line());
        assertNotEquals(ending(EndReason.FAILED, true, false), caller);
        assertEquals(code == ErrorCode.BAD_MESSAGE, caller.equals(refused(ErrorCode.UNKNOWN_TYPE, true)));
        assertTrue(refused(code, false).title().startsWith("Your answer"));
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void every_outcome_has_words_in_the_list(EndReason reason) {
        for (boolean outgoing : new boolean[] {true, false}) {
            String words = Words.outcome(new RecentCall("", "a", "A", outgoing, 0, 0, reason, false));
            assertFalse(words.isBlank());
            String talked = Words.outcome(new RecentCall("", "a", "A", outgoing, 0, 125_000, reason, false));
            assertEquals(reason == EndReason.ANSWERED_ELSEWHERE ? "on another device, 2 min" : "2 min", talked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong-credentials",
                "name-taken",
                "bad-name",
                "bad-password",
                "rate-limited",
                "invitation-needed",
                "registration-closed",
                "token-expired",
                "unsupported-version",
                "limit",
                "port-taken",
                "disk-full",
                "not-writable",
                "not-a-server",
                "unreachable",
                "bad-url",
                "in-use",
                "keychain-slow",
                "keychain-locked",
                "keychain-failed",
                "internal"
            })
    void every_problem_says_what_happened_and_what_to_do(String code) {
        assertTrue(Texts.has("problem." + code));
        Sentence sentence = Words.problem(new ServerStatus.Problem(code, "detail"));
        assertFalse(sentence.title().isBlank() || sentence.more().isBlank());
        assertFalse(sentence.line().contains("{"), sentence.line());
    }

    @ParameterizedTest
    @EnumSource(SignedOutReason.class)
    void every_reason_of_a_sign_out_has_words(SignedOutReason reason) {
        String code = "signed-out-" + Words.name(reason);
        assertTrue(Texts.has("problem." + code));
        Sentence sentence = Words.problem(new ServerStatus.Problem(code, ""));
        assertFalse(sentence.title().isBlank() || sentence.more().isBlank());
    }

    @Test
    void an_unknown_problem_is_an_internal_one() {
        assertEquals(
                Words.problem(new ServerStatus.Problem("internal", "x")),
                Words.problem(new ServerStatus.Problem("new-one", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"library-missing", "unpack-failed", "unsupported-system", "keeps-dying", "internal"})
    void every_reason_of_a_missing_engine_has_words(String code) {
        assertTrue(Texts.has("engine." + code));
        Sentence sentence =
                Words.engine(new Snapshot.EngineStatus(Snapshot.EngineStatus.State.UNAVAILABLE, code, "libpulse.so.0"));
        assertFalse(sentence.title().isBlank() || sentence.more().isBlank());
        if (code.equals("library-missing")) {
            assertTrue(sentence.line().contains("libpulse.so.0"), sentence.line());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-use", "no-answer", "not-writable", "password-file"})
    void every_reason_not_to_start_has_words(String code) {
        Sentence sentence = Words.start(code, "a-folder");
        assertFalse(sentence.title().isBlank() || sentence.more().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-user",
                "is-blocked",
                "blocked",
                "contact-request",
                "not-done",
                "too-many",
                "too-often",
                "not-yourself",
                "settings-not-saved",
                "history-not-saved",
                "recording-note-not-saved",
                "consent-not-saved",
                "keychain-not-used",
                "no-engine"
            })
    void every_notice_has_words(String code) {
        assertFalse(Words.notice(new Snapshot.Notice(1, code, "x")).isBlank());
    }

    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void every_device_problem_has_words(DeviceKind kind) {
        for (DeviceState.Problem problem : DeviceState.Problem.values()) {
            Sentence sentence = Words.device(new DeviceState(kind, DeviceState.Status.FAILED, "Thing", problem));
            assertFalse(sentence.title().isBlank() || sentence.more().isBlank());
        }
        assertFalse(Words.kind(kind).isBlank());
    }

    @Test
    void presence_quality_and_notes_have_words() {
        for (PresenceState presence : PresenceState.values()) {
            assertFalse(
                    Words.presence(new PersonInfo("grace", "Grace", presence)).isBlank());
        }
        for (CallView.Quality quality : CallView.Quality.values()) {
            assertFalse(Words.quality(quality).isBlank());
        }
        for (CallView.Note note : CallView.Note.values()) {
            CallView call = State.with(s -> {
                        s.phase = CallView.Phase.CONNECTED;
                        s.note = note;
                    })
                    .call();
            assertEquals(note == CallView.Note.NONE, Words.note(call).isEmpty());
        }
    }

    @Test
    void statistics_are_readable_lines() {
        MediaStatistics.Flow in =
                new MediaStatistics.Flow(29.7, 1280, 720, 1_500_000, 40_000, 0.0123, 0, 0, "VP8", "opus");
        String words = Words.statistics(new MediaStatistics(0, in, MediaStatistics.Flow.NONE, 12.4, "host/udp"));
        assertTrue(words.contains("1280×720, 30 fps, 1540 kbit/s, 1.2% lost"), words);
        assertTrue(words.contains("12 ms") && words.contains("host/udp"), words);
        assertTrue(Words.statistics(new MediaStatistics(0, in, MediaStatistics.Flow.NONE, -1, ""))
                .contains("Round trip: –"));
    }

    @ParameterizedTest
    @CsvSource({"-5,00:00", "0,00:00", "59999,00:59", "754000,12:34", "3723000,1:02:03"})
    void the_timer_counts(long ms, String text) {
        assertEquals(text, Words.timer(ms));
    }

    @ParameterizedTest
    @CsvSource({"0,0 s", "59999,59 s", "60000,1 min", "3599999,59 min", "3720000,1 h 2 min"})
    void durations_are_short(long ms, String text) {
        assertEquals(text, Words.duration(ms));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T00:05:00, today 00:05",
        "2026-03-09T23:59:00, yesterday 23:59",
        "2026-03-04T14:03:00, Wednesday 14:03",
        "2026-03-03T14:03:00, 3 Mar 2026",
        "2026-03-10T11:00:00, today 11:00",
    })
    void moments_are_said_as_people_say_them(String at, String text) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        ZonedDateTime now = ZonedDateTime.of(2026, 3, 10, 10, 0, 0, 0, zone);
        long ms = LocalDateTime.parse(at).atZone(zone).toInstant().toEpochMilli();
        assertEquals(text, Words.when(ms, now));
        assertEquals(text.replaceAll(" \\d\\d:\\d\\d$", ""), Words.day(ms, now));
    }
}
