package dev.parley.app.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.session.LibraryView;
import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.ui.LibraryScenes;
import dev.parley.app.ui.text.Texts;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LibraryWordsTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 25, 12, 0, 0, 0, ZoneOffset.UTC);
    private static final long YESTERDAY =
            NOW.minusDays(1).withHour(9).withMinute(5).toInstant().toEpochMilli();

    private static Entry entry(long durationMs, int width, List<String> people, List<LibraryView.Consent> consent) {
        return new Entry(
                "r1",
                "Call",
                LibraryScenes.FOLDER.resolve("call.mp4"),
                YESTERDAY,
                durationMs,
                45_300_000,
                width,
                width / 16 * 9,
                people,
                null,
                LibraryView.State.WHOLE,
                consent);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 bytes",
        "999,999 bytes",
        "1000,1.0 kB",
        "45300,45 kB",
        "1234567,1.2 MB",
        "45300000,45 MB",
        "3200000000,3.2 GB",
        "3200000000000,3200 GB"
    })
    void sizes_are_told_as_file_managers_do(long bytes, String words) {
        assertEquals(words, LibraryWords.size(bytes));
    }

    @Test
    void who_when_how_long_and_how_large() {
        Entry call = entry(605_000, 1280, List.of("Ada", "Grace"), List.of());
        assertEquals("Ada, Grace · yesterday 09:05", LibraryWords.whoAndWhen(call, NOW));
        assertEquals("10:05 · 1280 × 720 · 45 MB", LibraryWords.measures(call));
        assertEquals("yesterday 09:05", LibraryWords.whoAndWhen(entry(0, 0, List.of(), List.of()), NOW));
        assertEquals("45 MB", LibraryWords.measures(entry(0, 0, List.of(), List.of())), "not known yet");
        assertEquals("00:32 · sound only · 45 MB", LibraryWords.measures(entry(32_000, 0, List.of(), List.of())));
    }

    @Test
    void each_answer_is_a_line() {
        Entry call = entry(
                605_000,
                1280,
                List.of(),
                List.of(
                        new LibraryView.Consent("Grace", true, YESTERDAY),
                        new LibraryView.Consent("Emmy", false, YESTERDAY)));
        assertEquals(
                "Grace allowed it yesterday 09:05\nEmmy did not allow it yesterday 09:05",
                LibraryWords.consent(call, NOW));
    }

    @ParameterizedTest
    @EnumSource(FileProblem.class)
    void every_reason_of_a_failure_has_words(FileProblem problem) {
        String code = problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertTrue(problem == FileProblem.CANCELLED || Texts.has("library.failed." + code));
        Job job = new Job(1, Job.Kind.EXPORT, "Call", 1, code, LibraryScenes.FOLDER.resolve("part.mp4"));
        assertTrue(LibraryWords.job(job).startsWith("No part of “Call” was exported. "));
    }

    @ParameterizedTest
    @EnumSource(Job.Kind.class)
    void every_kind_of_work_has_words(Job.Kind kind) {
        assertTrue(LibraryWords.job(new Job(1, kind, "Call", 0.5, "", LibraryScenes.FOLDER.resolve("x.mp4")))
                .contains("“Call”"));
        assertTrue(LibraryWords.job(new Job(1, kind, "Call", 1, "done", LibraryScenes.FOLDER.resolve("x.mp4")))
                .contains("x.mp4"));
    }

    @ParameterizedTest
    @EnumSource(PlayerProblem.class)
    void every_problem_of_the_player_says_what_to_do(PlayerProblem problem) {
        Entry call = entry(1, 1280, List.of(), List.of());
        assertFalse(LibraryWords.problem(problem, call).more().isEmpty());
        assertFalse(LibraryWords.problem(problem, call).line().contains("{0}"));
    }
}
