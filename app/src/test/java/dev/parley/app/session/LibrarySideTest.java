package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibrarySideTest extends LibraryBench {
    @Test
    void a_folder_that_was_never_made_is_no_problem() {
        watch();
        assertTrue(view.known());
        assertEquals(List.of(), view.entries());
        assertEquals("", view.problem());
        assertEquals(folder, view.folder());
    }

    @Test
    void the_newest_is_first_with_all_that_is_known_of_it() throws IOException {
        noted("a.mp4", "First", START - 5_000_000);
        Path second = noted("b.mp4", "Second", START - 1_000_000);
        file("c.webm", 3_000_000);
        file("notes.txt", 0);
        file(".hidden.mp4", 0);
        watch();
        assertEquals(List.of("Second", "c", "First"), titles());
        assertEquals(0, entry("Second").durationMs());
        var question = last(EngineCommand.DescribeRecording.class);
        assertEquals(second.toString(), question.file());
        tell(new EngineEvent.RecordingDescribed(question.request(), info(true)));
        assertEquals(61_000, entry("Second").durationMs());
        assertEquals(1280, entry("Second").width());
        assertEquals(List.of("Ada", "Grace"), entry("Second").people());
        assertEquals(
                List.of(new LibraryView.Consent("Grace", true, START - 1_000_003)),
                entry("Second").consent());
        assertEquals(LibraryView.State.WHOLE, entry("Second").state());
    }

    @Test
    void pictures_come_after_descriptions_and_are_there_at_the_next_start() throws IOException {
        noted("a.mp4", "First", START - 5_000_000);
        watch();
        tell(new EngineEvent.RecordingDescribed(
                last(EngineCommand.DescribeRecording.class).request(), info(true)));
        var still = last(EngineCommand.StillOfRecording.class);
        assertTrue(still.width() > 0);
        assertNull(entry("First").thumbnail());
        Files.writeString(Path.of(still.target()), "png");
        tell(new EngineEvent.JobDone(still.request()));
        assertEquals(Path.of(still.target()), entry("First").thumbnail());
        assertEquals(List.of(), view.jobs(), "nobody asked for it");

        commands.clear();
        Path old = Files.writeString(Path.of(still.target()).resolveSibling("old.png"), "of a file that is no more");
        open();
        watch();
        assertEquals(Path.of(still.target()), entry("First").thumbnail());
        assertFalse(Files.exists(old));
        assertTrue(commands.stream().noneMatch(EngineCommand.StillOfRecording.class::isInstance));
    }

    @Test
    void one_broken_file_hides_no_other() throws IOException {
        noted("a.mp4", "Broken", START - 1);
        noted("b.mp4", "Good", START - 2);
        Files.createDirectories(folder.resolve("folder.mp4"));
        Files.writeString(RecordingNote.beside(file("c.mp4", 5_000_000)), "no note");
        watch();
        tell(new EngineEvent.JobFailed(
                last(EngineCommand.DescribeRecording.class).request(), FileProblem.DAMAGED, "moov"));
        tell(new EngineEvent.RecordingDescribed(
                last(EngineCommand.DescribeRecording.class).request(), info(true)));
        assertEquals(LibraryView.State.DAMAGED, entry("Broken").state());
        assertEquals(LibraryView.State.WHOLE, entry("Good").state());
        assertEquals(List.of("Broken", "Good", "c"), titles());
    }

    @Test
    void a_new_title_goes_to_the_file_its_note_and_its_picture() throws IOException {
        noted("a.mp4", "First", START - 5_000_000);
        Path other = noted("b.mp4", "Other", START - 6_000_000);
        RecordingNote.read(other).withParts(List.of("a.mp4", "b.mp4")).write(other);
        RecordingNote.read(folder.resolve("a.mp4"))
                .withParts(List.of("a.mp4", "b.mp4"))
                .write(folder.resolve("a.mp4"));
        watch();
        tell(new EngineEvent.RecordingDescribed(
                last(EngineCommand.DescribeRecording.class).request(), info(true)));
        tell(new EngineEvent.RecordingDescribed(
                last(EngineCommand.DescribeRecording.class).request(), info(true)));
        var still = last(EngineCommand.StillOfRecording.class);
        Files.writeString(Path.of(still.target()), "png");
        tell(new EngineEvent.JobDone(still.request()));
        String id = entry("First").id();
        int asked = commands.size();

        library.rename(id, " Tea: with Ada? ");
        turns.run();
        LibraryView.Entry now = entry("Tea: with Ada?");
        assertEquals(id, now.id());
        assertEquals(folder.resolve("Tea with Ada.mp4"), now.file());
        assertEquals(61_000, now.durationMs());
        assertTrue(Files.exists(now.thumbnail()));
        assertEquals(List.of("Tea with Ada.mp4", "Tea with Ada.mp4.json", "b.mp4", "b.mp4.json"), files());
        assertEquals(
                List.of("Tea with Ada.mp4", "b.mp4"), RecordingNote.read(other).parts());
        assertEquals(
                List.of("Tea with Ada.mp4", "b.mp4"),
                RecordingNote.read(now.file()).parts());
        assertEquals(asked, commands.size(), "nothing is asked again");
    }

    @Test
    void a_title_that_another_file_has_gets_a_number_and_nothing_is_overwritten() throws IOException {
        noted("a.mp4", "First", START - 1);
        noted("b.mp4", "Second", START - 2);
        watch();
        library.rename(entry("Second").id(), "a");
        turns.run();
        assertEquals(folder.resolve("a (2).mp4"), entry("a").file());
        library.rename(entry("a").id(), "???");
        turns.run();
        assertEquals(folder.resolve("a (2).mp4"), entry("???").file());
        library.rename(entry("???").id(), "  ");
        turns.run();
        assertEquals(List.of("First", "???"), titles());
    }

    @Test
    void a_name_that_only_a_note_has_is_taken_too() throws IOException {
        noted("a.mp4", "First", START - 1);
        Path soon = folder.resolve("Soon.mp4");
        new RecordingNote("Soon", START, List.of(), List.of(), List.of()).write(soon);
        watch();
        library.rename(entry("First").id(), "Soon");
        turns.run();
        assertEquals(folder.resolve("Soon (2).mp4"), entry("Soon").file());
        assertEquals(START, RecordingNote.read(soon).startedAt());
        library.delete(entry("Soon").id());
        turns.run();
        new RecordingNote("Soon", START, List.of(), List.of(), List.of()).write(folder.resolve("Soon (2).mp4"));
        library.undoDelete();
        turns.run();
        assertEquals(folder.resolve("Soon (2) (2).mp4"), entry("Soon").file());
        assertEquals(1, entry("Soon").consent().size());
        assertEquals(4, files().size(), files()::toString);
    }

    /** The second one is half of a pair of surrogates, which no system takes. */
    @ParameterizedTest
    @ValueSource(strings = {"Take.part", "\uD800"})
    void a_title_that_may_be_no_name_is_only_in_the_note(String title) throws IOException {
        Path file = noted("a.mp4", "First", START - 1);
        watch();
        String id = entry("First").id();
        library.rename(id, title);
        turns.run();
        assertEquals(file, view.entries().getFirst().file());
        assertEquals("", view.problem());
        library.rename(id, "Other");
        turns.run();
        assertEquals(folder.resolve("Other.mp4"), entry("Other").file());
    }

    @Test
    void what_was_deleted_can_be_put_back() throws IOException {
        noted("a.mp4", "First", START - 1);
        noted("b.mp4", "Second", START - 2);
        watch();
        String id = entry("First").id();
        library.delete(id);
        library.delete(entry("Second").id());
        turns.run();
        assertEquals(List.of(), view.entries());
        assertEquals("Second", view.deleted());
        library.undoDelete();
        turns.run();
        assertEquals("First", view.deleted());
        Files.writeString(folder.resolve("a.mp4"), "another one of that name");
        library.undoDelete();
        turns.run();
        assertEquals("", view.deleted());
        assertEquals(List.of("First", "Second", "a"), titles().stream().sorted().toList());
        assertEquals(List.of("a (2).mp4", "a (2).mp4.json", "a.mp4", "b.mp4", "b.mp4.json"), files());
    }

    @Test
    void what_was_deleted_is_gone_after_a_while_at_the_end_and_at_the_next_start() throws IOException {
        noted("a.mp4", "First", START - 1);
        noted("b.mp4", "Second", START - 2);
        noted("c.mp4", "Third", START - 3);
        watch();
        library.delete(entry("First").id());
        turns.advance(LibraryShelf.UNDO_MS - 1_000);
        assertEquals("First", view.deleted());
        turns.advance(2_000);
        assertEquals("", view.deleted());
        assertEquals(List.of("b.mp4", "b.mp4.json", "c.mp4", "c.mp4.json"), files());
        library.delete(entry("Second").id());
        turns.run();
        library.close();
        turns.run();
        assertEquals(List.of("c.mp4", "c.mp4.json"), files());
        library.delete(entry("Third").id());
        turns.run();
        assertEquals(2, files().size());
        file("x.mp4.parley-part", 0);
        open();
        start();
        assertEquals(List.of(), files());
    }

    @Test
    void a_folder_that_can_not_be_changed_is_told_and_nothing_is_lost() throws IOException {
        noted("a.mp4", "First", START - 1);
        Files.writeString(folder.resolve(".parley-deleted"), "in the way");
        watch();
        library.delete(entry("First").id());
        turns.run();
        assertEquals("not-writable", view.problem());
        assertEquals(List.of("First"), titles());
        assertEquals("", view.deleted());
        library.rename(entry("First").id(), "Other");
        turns.run();
        assertEquals("", view.problem());
        library.delete(entry("Other").id());
        turns.run();
        assertEquals("not-writable", view.problem());
        assertEquals(List.of(".parley-deleted", "Other.mp4", "Other.mp4.json"), files());
        library.watch(true);
        turns.run();
        assertEquals("", view.problem(), "the page was opened anew");
    }

    @Test
    void a_folder_that_vanishes_is_told_and_so_is_its_return() throws IOException {
        Path file = noted("a.mp4", "First", START - 1);
        watch();
        Path aside = home.resolve("aside");
        Files.move(folder, aside);
        turns.advance(LibraryShelf.LOOK_MS);
        assertEquals("folder-gone", view.problem());
        assertEquals(List.of(), view.entries());
        Files.move(aside, folder);
        turns.advance(LibraryShelf.LOOK_MS);
        assertEquals("", view.problem());
        assertEquals(file, entry("First").file());
        library.watch(false);
        turns.advance(2 * LibraryShelf.LOOK_MS);
        Files.delete(file);
        turns.advance(10 * LibraryShelf.LOOK_MS);
        assertEquals(List.of("First"), titles(), "nobody watches");
    }

    @Test
    void a_copy_shows_how_far_it_is_and_stays_until_it_is_dismissed() throws IOException {
        noted("a.mp4", "First", START - 1);
        watch();
        library.saveAs(entry("First").id(), home.resolve("copy.mp4"));
        turns.run();
        var copy = last(EngineCommand.CopyRecording.class);
        assertEquals(home.resolve("copy.mp4").toString(), copy.target());
        tell(new EngineEvent.JobProgress(copy.request(), 0.25));
        Job job = view.jobs().getFirst();
        assertEquals(new Job(copy.request(), Job.Kind.SAVE_AS, "First", 0.25, "", home.resolve("copy.mp4")), job);
        library.dismiss(job.number());
        turns.run();
        assertEquals(1, view.jobs().size(), "it is under way");
        tell(new EngineEvent.JobDone(copy.request()));
        assertEquals("done", view.jobs().getFirst().code());
        assertEquals(1, view.jobs().getFirst().fraction());
        library.dismiss(job.number());
        turns.run();
        assertEquals(List.of(), view.jobs());
    }

    @Test
    void what_was_done_is_seen_until_the_next_of_its_kind_begins() throws IOException {
        noted("a.mp4", "First", START - 1);
        watch();
        String id = entry("First").id();
        for (int i = 0; i < 3; i++) {
            library.still(id, 500, home.resolve(i + ".png"));
            turns.run();
            tell(new EngineEvent.JobDone(
                    last(EngineCommand.StillOfRecording.class).request()));
        }
        library.saveAs(id, home.resolve("copy.mp4"));
        turns.run();
        assertEquals(
                List.of(home.resolve("2.png"), home.resolve("copy.mp4")),
                view.jobs().stream().map(Job::target).toList());
    }

    @Test
    void work_can_be_cancelled_and_can_fail() throws IOException {
        noted("a.mp4", "First", START - 1);
        watch();
        String id = entry("First").id();
        library.export(id, 1_000, 9_000, home.resolve("part.mp4"));
        turns.run();
        var export = last(EngineCommand.ExportRecording.class);
        assertEquals(1_000, export.fromMs());
        assertEquals(9_000, export.toMs());
        library.cancel(export.request());
        turns.run();
        assertEquals(export.request(), last(EngineCommand.CancelJob.class).request());
        tell(new EngineEvent.JobFailed(export.request(), FileProblem.CANCELLED, ""));
        assertEquals(List.of(), view.jobs());
        library.still(id, 500, home.resolve("still.png"));
        turns.run();
        var still = last(EngineCommand.StillOfRecording.class);
        assertEquals(0, still.width());
        tell(new EngineEvent.JobFailed(still.request(), FileProblem.DISK_FULL, "no room"));
        assertEquals("disk-full", view.jobs().getFirst().code());
        assertEquals(LibraryView.State.WHOLE, entry("First").state());
    }

    @Test
    void an_engine_that_dies_fails_the_work_and_leaves_nothing_behind() throws IOException {
        noted("a.mp4", "First", START - 1);
        watch();
        library.saveAs(entry("First").id(), home.resolve("copy.mp4"));
        turns.run();
        Path part = Files.writeString(home.resolve("copy.mp4.parley-part"), "half of it");
        library.engineDied();
        turns.run();
        assertEquals("engine-died", view.jobs().getFirst().code());
        assertFalse(Files.exists(part));
        int asked = commands.size();
        library.saveAs(entry("First").id(), home.resolve("copy.mp4"));
        turns.run();
        assertEquals("no-engine", view.jobs().getLast().code());
        assertEquals(asked, commands.size());
        library.engineReady();
        assertNotNull(last(EngineCommand.DescribeRecording.class), "it goes on where it was");
    }
}
