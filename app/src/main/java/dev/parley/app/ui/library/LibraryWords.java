package dev.parley.app.ui.library;

import dev.parley.app.session.LibraryView;
import dev.parley.app.session.LibraryView.Consent;
import dev.parley.app.session.LibraryView.Entry;
import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.ui.text.Formats;
import dev.parley.app.ui.text.Sentence;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what recordings are and what is done with them. Pure. */
final class LibraryWords {
    private static final long KILO = 1000;

    private LibraryWords() {}

    /** A size as file managers tell it: {@code 12.3 MB}. */
    static String size(long bytes) {
        if (bytes < KILO) {
            return Texts.count("library.size.bytes", bytes);
        }
        double size = bytes;
        String unit = "library.size.kilo";
        for (String larger : List.of("library.size.kilo", "library.size.mega", "library.size.giga")) {
            size /= KILO;
            unit = larger;
            if (size < KILO) {
                break;
            }
        }
        return Texts.of(unit, Formats.decimal(size, size < 10 ? 1 : 0, size < 10 ? 1 : 0));
    }

    /** Who is in it, and when it was. */
    static String whoAndWhen(Entry entry, ZonedDateTime now) {
        String when = Words.when(entry.startedAt(), now);
        return entry.people().isEmpty() ? when : Texts.of("library.dot", String.join(", ", entry.people()), when);
    }

    /** How long it is, how large its picture and its file. */
    static String measures(Entry entry) {
        List<String> parts = new ArrayList<>();
        if (entry.durationMs() > 0) {
            parts.add(Words.timer(entry.durationMs()));
            parts.add(
                    entry.width() > 0
                            ? Texts.of("library.pixels", entry.width(), entry.height())
                            : Texts.of("library.sound-only"));
        }
        parts.add(size(entry.bytes()));
        return parts.stream().reduce((a, b) -> Texts.of("library.dot", a, b)).orElseThrow();
    }

    /** Who allowed it and when; empty where nobody was asked. */
    static String consent(Entry entry, ZonedDateTime now) {
        return entry.consent().stream().map(answer -> consent(answer, now)).collect(Collectors.joining("\n"));
    }

    private static String consent(Consent answer, ZonedDateTime now) {
        return Texts.of(
                answer.allowed() ? "library.consent.yes" : "library.consent.no",
                answer.person(),
                Words.when(answer.at(), now));
    }

    /** What is wrong or was; empty for most. */
    static String badge(LibraryView.State state) {
        return switch (state) {
            case WHOLE -> "";
            case RECOVERED, REPAIRING, UNREPAIRED, DAMAGED -> Texts.of("library.badge." + Words.name(state));
        };
    }

    /** What the badge means; empty where there is none. */
    static String badgeHint(LibraryView.State state) {
        return switch (state) {
            case WHOLE -> "";
            case RECOVERED, REPAIRING, UNREPAIRED, DAMAGED -> Texts.of("library.badge." + Words.name(state) + ".hint");
        };
    }

    /** What goes on with a file, or how it ended. */
    static String job(Job job) {
        String kind = Words.name(job.kind());
        if (job.code().isEmpty()) {
            return Texts.of("library.job." + kind, job.title());
        }
        if (job.code().equals("done")) {
            return Texts.of("library.job." + kind + ".done", fileName(job.target()));
        }
        String key = "library.failed." + job.code();
        Sentence why = new Sentence(
                Texts.of("library.job." + kind + ".failed", job.title()),
                Texts.of(Texts.has(key) ? key : "library.failed.internal"));
        return why.line();
    }

    /** What is wrong with the folder; empty for nothing. */
    static String problem(LibraryView view) {
        return view.problem().isEmpty() ? "" : Texts.of("library.problem." + view.problem(), view.folder());
    }

    /** Why it can't be played, and what to do. */
    static Sentence problem(PlayerProblem problem, Entry entry) {
        String key = "player.problem." + Words.name(problem);
        return Sentence.parse(Texts.of(key, fileName(entry.file())));
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
