package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.RecordedStream;
import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.session.LibraryView.Job;
import dev.parley.app.settings.Home;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySideTest {
    /** The wall clock at the start, ms since 1970. */
    private static final long START = 1_790_000_000_000L;

    @TempDir
    Path home;

    private final Turns turns = new Turns();
    private final List<EngineCommand> commands = new ArrayList<>();
    private RecorderView recorder = RecorderView.NONE;
    private Path folder;
    private LibrarySide library;
    private LibraryView view;

    @BeforeEach
    void open() throws IOException {
        Home places = Home.in(home);
        places.create();
        folder = places.recordings();
        Environment environment = new Environment(
                turns,
                turns,
                null,
                null,
                null,
                null,
                new Profile(places),
                turns::now,
                () -> START + turns.now(),
                "computer");
        library = new LibrarySide(environment, commands::add, () -> recorder, () -> view = library.view());
    }

    private void start() {
        library.begin();
        library.engineReady();
        turns.run();
    }

    private void watch() {
        start();
        library.watch(true);
        turns.run();
    }

    private Path file(String name, long ageMs) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.fromMillis(START - ageMs));
        return file;
    }

    private Path noted(String name, String title, long startedAt) throws IOException {
        Path file = file(name, 60_000);
        new RecordingNote(
                        title,
                        startedAt,
                        List.of("Ada", "Grace"),
                        List.of(new RecordingNote.Consent("Grace", true, startedAt - 3)),
                        List.of(name))
                .write(file);
        return file;
    }

    private static RecordingInfo info(boolean complete) {
        return new RecordingInfo(
                61_000, 5, 1280, 720, List.of(new RecordedStream(RecordedStream.Kind.VIDEO, "h264", "")), complete);
    }

    private <T extends EngineCommand> T last(Class<T> type) {
        EngineCommand last = commands.getLast();
        assertTrue(type.isInstance(last), () -> commands.toString());
        return type.cast(last);
    }

    private void tell(EngineEvent event) {
        library.event(event);
        turns.run();
    }

    private LibraryView.Entry entry(String title) {
        return view.entries().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " not in " + view));
    }

    private List<String> titles() {
        return view.entries().stream().map(LibraryView.Entry::title).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

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
    void what_a_killed_recorder_has_left_is_repaired_at_the_start() throws IOException {
        Path part = file("x.part.mp4", 60_000);
        Path whole = folder.resolve("x.mp4");
        new RecordingNote("Call", START - 100_000, List.of("Grace"), List.of(), List.of("x.mp4")).write(whole);
        start();
        var repair = last(EngineCommand.RepairRecording.class);
        assertEquals(part.toString(), repair.file());
        assertEquals(whole.toString(), repair.target());
        assertEquals(LibraryView.State.REPAIRING, entry("Call").state());
        tell(new EngineEvent.JobProgress(repair.request(), 0.5));
        assertEquals(0.5, view.jobs().getFirst().fraction());
        assertEquals(Job.Kind.REPAIR, view.jobs().getFirst().kind());
        String id = entry("Call").id();

        Files.move(part, whole);
        tell(new EngineEvent.RecordingRepaired(repair.request(), info(true), false));
        assertEquals(LibraryView.State.RECOVERED, entry("Call").state());
        assertEquals(whole, entry("Call").file());
        assertEquals(id, entry("Call").id());
        assertEquals(List.of(), view.jobs());
        assertEquals(1, commands.size(), "it is repaired once");

        open();
        start();
        assertEquals(LibraryView.State.RECOVERED, entry("Call").state());
        assertEquals(1, commands.size());
    }

    @Test
    void a_broken_file_that_is_kept_is_not_repaired_again() throws IOException {
        Path part = file("x.part.mp4", 60_000);
        start();
        var repair = last(EngineCommand.RepairRecording.class);
        Files.copy(part, Path.of(repair.target()));
        tell(new EngineEvent.RecordingRepaired(repair.request(), info(true), true));
        assertEquals(List.of("x.mp4", "x.mp4.broken", "x.mp4.json"), files());
        assertEquals(List.of("x"), titles());
        assertEquals(1, commands.size());
    }

    @Test
    void what_is_recorded_now_is_left_alone_and_repaired_when_it_was_cut_off() throws IOException {
        recorder = new RecorderView(RecorderView.Mine.RECORDING, null, "x.mp4", "", RecorderView.Theirs.NONE, "");
        file("x.part.mp4", 60_000);
        start();
        assertEquals(List.of(), view.entries());
        assertEquals(List.of(), commands);
        recorder = RecorderView.NONE;
        tell(new EngineEvent.RecordingStopped("r", List.of(), "failed", ""));
        var unused = last(EngineCommand.RepairRecording.class);
    }

    @Test
    void what_another_program_may_be_writing_is_left_alone_until_it_is_quiet() throws IOException {
        file("x.part.mp4", 1_000);
        start();
        assertEquals(List.of(), commands);
        assertEquals(List.of(), view.entries());
        turns.advance(LibraryShelf.WAIT_MS);
        var unused = last(EngineCommand.RepairRecording.class);
    }

    @Test
    void a_file_that_kills_the_engine_is_tried_twice() throws IOException {
        file("x.part.mp4", 60_000);
        noted("b.mp4", "Good", START - 2);
        watch();
        var unused = last(EngineCommand.RepairRecording.class);
        library.engineDied();
        library.engineReady();
        turns.run();
        unused = last(EngineCommand.RepairRecording.class);
        library.engineDied();
        library.engineReady();
        turns.run();
        assertEquals(LibraryView.State.DAMAGED, entry("x").state());
        var next = last(EngineCommand.DescribeRecording.class);
        assertTrue(next.file().endsWith("b.mp4"));
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
