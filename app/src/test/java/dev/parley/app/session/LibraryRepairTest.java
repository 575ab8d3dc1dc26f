package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Recordings that were cut off. */
class LibraryRepairTest extends LibraryBench {
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
    void what_a_killed_recorder_has_left_needs_an_engine_until_it_is_repaired() throws IOException {
        Path part = file("x.part.mp4", 60_000);
        library.begin();
        turns.run();
        assertTrue(library.needsEngine(), "none runs yet");
        library.engineReady();
        turns.run();
        var repair = last(EngineCommand.RepairRecording.class);
        assertTrue(library.needsEngine());
        Files.move(part, Path.of(repair.target()));
        tell(new EngineEvent.RecordingRepaired(repair.request(), info(true), false));
        assertFalse(library.needsEngine());
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
    void what_is_being_repaired_is_neither_deleted_nor_renamed() throws IOException {
        Path part = file("x.part.mp4", 60_000);
        watch();
        var repair = last(EngineCommand.RepairRecording.class);
        String id = entry("x").id();
        library.delete(id);
        library.rename(id, "Other");
        turns.run();
        assertEquals(List.of("x"), titles());
        assertEquals("", view.deleted());
        assertEquals(List.of("x.part.mp4"), files());
        Files.move(part, Path.of(repair.target()));
        tell(new EngineEvent.RecordingRepaired(repair.request(), info(true), false));
        library.delete(id);
        turns.run();
        assertEquals("x", view.deleted());
    }

    @Test
    void a_recording_on_its_way_to_another_name_is_repaired_there() throws IOException {
        noted("a.mp4", "First", START - 1);
        watch();
        var question = last(EngineCommand.DescribeRecording.class);
        library.rename(entry("First").id(), "Second");
        // The call thread hears of it before the disk is done.
        turns.execute(() -> library.event(new EngineEvent.RecordingDescribed(question.request(), info(false))));
        turns.run();
        assertEquals(
                folder.resolve("Second.mp4").toString(),
                last(EngineCommand.RepairRecording.class).file());
        assertEquals(
                1,
                commands.stream()
                        .filter(EngineCommand.RepairRecording.class::isInstance)
                        .count());
    }

    @ParameterizedTest
    @EnumSource(
            value = FileProblem.class,
            names = {"CANCELLED", "DISK_FULL"})
    void a_repair_that_did_not_come_to_its_end_is_not_tried_again_in_this_run(FileProblem problem) throws IOException {
        file("x.part.mp4", 60_000);
        watch();
        tell(new EngineEvent.JobFailed(last(EngineCommand.RepairRecording.class).request(), problem, ""));
        assertEquals(LibraryView.State.UNREPAIRED, entry("x").state());
        turns.advance(3 * LibraryShelf.LOOK_MS);
        assertEquals(1, commands.size());
        open();
        watch();
        assertEquals(LibraryView.State.REPAIRING, entry("x").state());
        assertEquals(2, commands.size());
    }

    @Test
    void a_repair_that_begins_again_did_not_fail() throws IOException {
        file("x.part.mp4", 60_000);
        watch();
        assertEquals(1, view.jobs().size());
        library.engineDied();
        turns.run();
        assertEquals(List.of(), view.jobs());
        assertEquals(LibraryView.State.REPAIRING, entry("x").state());
    }
}
