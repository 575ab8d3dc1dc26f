package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.session.CallView.Phase;
import dev.parley.app.session.RecorderView.Mine;
import dev.parley.app.session.RecorderView.Theirs;
import dev.parley.app.settings.RecordingNote;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording, between real sessions at a real server on loopback; only their engines are simulated. */
class RecordingTest {
    private static final RecorderOptions OPTIONS =
            new RecorderOptions(RecorderOptions.MP4, 0, 0, 1280, 720, 30, RecordingLayout.SIDE, true);

    @TempDir
    Path folder;

    private SignalingServer server;
    private Person anna;
    private Person bert;

    @BeforeEach
    void start() throws Exception {
        server = new SignalingServer(ServerConfig.local("127.0.0.1", 0, folder.resolve("server"), "test"));
        server.start();
        anna = new Person(folder.resolve("anna")).signUp(server, "anna");
        bert = new Person(folder.resolve("bert")).signUp(server, "bert");
    }

    @AfterEach
    void stop() {
        anna.close();
        bert.close();
        server.close();
    }

    private static RecorderView mine(Person person, Mine mine) throws Exception {
        return person.await("my recording " + mine, s -> s.recorder().mine() == mine)
                .recorder();
    }

    private static RecorderView theirs(Person person, Theirs theirs) throws Exception {
        return person.await("their recording " + theirs, s -> s.recorder().theirs() == theirs)
                .recorder();
    }

    /** Anna records a call with Bert; gives the id of the call. */
    private String record() throws Exception {
        String id = Person.connect(anna, bert);
        anna.session.recorder().recordCall(OPTIONS, null);
        assertEquals("ANNA", theirs(bert, Theirs.ASKING).by());
        assertFalse(anna.engine().got(EngineCommand.StartRecording.class::isInstance));
        bert.session.recorder().allow(true);
        mine(anna, Mine.RECORDING);
        theirs(bert, Theirs.RECORDING);
        return id;
    }

    private EngineCommand.StartRecording started() {
        return anna.engine().all(EngineCommand.StartRecording.class).getFirst();
    }

    @Test
    void an_allowed_recording_is_shown_to_both_and_has_a_note() throws Exception {
        String id = record();
        EngineCommand.StartRecording started = started();
        assertEquals(
                List.of(
                        new RecordedTrack("ANNA", Kind.CAMERA, EngineCommand.SELF),
                        new RecordedTrack("ANNA", Kind.SOUND, EngineCommand.SELF),
                        new RecordedTrack("BERT", Kind.CAMERA, id + "#1"),
                        new RecordedTrack("BERT", Kind.SOUND, id + "#1")),
                started.tracks());
        Path file = Path.of(started.file());
        assertEquals(folder.resolve("anna/recordings"), file.getParent());
        assertTrue(
                file.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d BERT\\.mp4"),
                file::toString);
        anna.session.recorder().pause();
        mine(anna, Mine.PAUSED);
        theirs(bert, Theirs.PAUSED);
        anna.session.recorder().resume();
        mine(anna, Mine.RECORDING);
        theirs(bert, Theirs.RECORDING);
        anna.session.recorder().stop();
        assertEquals(file.getFileName().toString(), mine(anna, Mine.SAVED).file());
        theirs(bert, Theirs.STOPPED);
        anna.awaitDisk();
        RecordingNote note = RecordingNote.read(file);
        assertEquals("BERT", note.title());
        assertEquals(List.of("ANNA", "BERT"), note.people());
        assertEquals("BERT", note.consent().getFirst().person());
        assertTrue(note.consent().getFirst().allowed());
        assertEquals(List.of(file.getFileName().toString()), note.parts());
        assertEquals(note.consent(), anna.profile().answers());
        anna.session.recorder().dismiss();
        bert.session.recorder().dismiss();
        mine(anna, Mine.OFF);
        theirs(bert, Theirs.NONE);
        // Once more means to be asked once more.
        anna.session.recorder().recordCall(OPTIONS, null);
        theirs(bert, Theirs.ASKING);
        assertEquals(Mine.ASKING, anna.session.snapshot().recorder().mine());
    }

    @Test
    void a_refused_one_leaves_nothing_but_the_answer() throws Exception {
        Person.connect(anna, bert);
        anna.session.recorder().recordCall(OPTIONS, null);
        theirs(bert, Theirs.ASKING);
        bert.session.recorder().allow(false);
        mine(anna, Mine.REFUSED);
        theirs(bert, Theirs.NONE);
        anna.awaitDisk();
        assertFalse(anna.profile().answers().getFirst().allowed());
        assertFalse(Files.exists(folder.resolve("anna/recordings")));
        assertFalse(anna.engine().got(EngineCommand.StartRecording.class::isInstance));
        anna.session.hangUp();
        mine(anna, Mine.OFF);
    }

    @Test
    void hanging_up_takes_the_question_back_and_completes_a_recording() throws Exception {
        Person.connect(anna, bert);
        bert.session.recorder().recordCall(OPTIONS, null);
        theirs(anna, Theirs.ASKING);
        anna.session.recorder().recordCall(OPTIONS, folder.resolve("named.mp4"));
        theirs(bert, Theirs.ASKING);
        bert.session.recorder().allow(true);
        mine(anna, Mine.RECORDING);
        bert.session.hangUp();
        assertEquals("named.mp4", mine(anna, Mine.SAVED).file());
        theirs(anna, Theirs.NONE);
        mine(bert, Mine.OFF);
        theirs(bert, Theirs.NONE);
        anna.awaitDisk();
        assertTrue(Files.exists(folder.resolve("named.mp4.json")));
    }

    @Test
    void a_name_that_is_taken_gets_a_number_and_the_note_of_the_other_one_stays() throws Exception {
        Path taken = folder.resolve("named.mp4");
        Files.createFile(taken);
        RecordingNote other = new RecordingNote("Other", 1, List.of("Other"), List.of(), List.of("named.mp4"));
        other.write(taken);
        anna.session.recorder().recordSelf(Set.of(Kind.SOUND), OPTIONS, taken);
        mine(anna, Mine.RECORDING);
        anna.session.recorder().stop();
        assertEquals("named (2).mp4", mine(anna, Mine.SAVED).file());
        anna.awaitDisk();
        assertEquals(other, RecordingNote.read(taken));
        assertEquals(
                List.of("named (2).mp4"),
                RecordingNote.read(folder.resolve("named (2).mp4")).parts());
    }

    @Test
    void a_question_can_be_taken_back() throws Exception {
        Person.connect(anna, bert);
        anna.session.recorder().recordCall(OPTIONS, null);
        theirs(bert, Theirs.ASKING);
        anna.session.recorder().stop();
        theirs(bert, Theirs.NONE);
        mine(anna, Mine.OFF);
    }

    @Test
    void after_the_death_of_the_engine_it_goes_on_in_another_file() throws Exception {
        String id = record();
        Path first = Path.of(started().file());
        anna.engine().die();
        anna.engine().await(EngineCommand.StartRecording.class::isInstance);
        RecorderView again = mine(anna, Mine.RECORDING);
        assertEquals("engine-died", again.code());
        Path second = Path.of(started().file());
        assertEquals(
                first.getFileName().toString().replace(".mp4", " (2).mp4"),
                second.getFileName().toString());
        assertEquals(id + "#2", started().tracks().getLast().source());
        assertEquals(Theirs.RECORDING, bert.session.snapshot().recorder().theirs());
        anna.session.recorder().stop();
        assertEquals(first.getFileName().toString(), mine(anna, Mine.SAVED).file());
        anna.awaitDisk();
        List<String> parts =
                List.of(first.getFileName().toString(), second.getFileName().toString());
        assertEquals(parts, RecordingNote.read(first).parts());
        assertEquals(parts, RecordingNote.read(second).parts());
    }

    @Test
    void a_paused_one_is_still_paused_with_the_next_engine() throws Exception {
        record();
        anna.session.recorder().pause();
        theirs(bert, Theirs.PAUSED);
        anna.engine().die();
        anna.engine().await(EngineCommand.PauseRecording.class::isInstance);
        mine(anna, Mine.PAUSED);
        assertEquals(Theirs.PAUSED, bert.session.snapshot().recorder().theirs());
    }

    @Test
    void it_follows_the_peer_connection_of_the_other_side() throws Exception {
        String id = record();
        bert.engine().die();
        anna.engine()
                .await(c -> c instanceof EngineCommand.RecordTracks tracks
                        && tracks.tracks().getLast().source().equals(id + "#2"));
        assertEquals(Mine.RECORDING, anna.session.snapshot().recorder().mine());
        theirs(bert, Theirs.RECORDING);
    }

    @Test
    void what_ends_it_by_itself_is_said() throws Exception {
        record();
        String name = started().recording();
        anna.engine()
                .tell(new EngineEvent.RecordingStopped(name, List.of(started().file()), "disk-full", ""));
        RecorderView failed = mine(anna, Mine.FAILED);
        assertEquals("disk-full", failed.code());
        assertFalse(failed.file().isEmpty());
        theirs(bert, Theirs.STOPPED);
    }

    @Test
    void where_nothing_can_be_written_nothing_is_recorded() throws Exception {
        Files.createFile(folder.resolve("anna/recordings"));
        Person.connect(anna, bert);
        anna.session.recorder().recordCall(OPTIONS, null);
        theirs(bert, Theirs.ASKING);
        bert.session.recorder().allow(true);
        assertEquals("not-writable", mine(anna, Mine.FAILED).code());
        assertFalse(anna.engine().got(EngineCommand.StartRecording.class::isInstance));
        assertNull(anna.session.snapshot().notice());
    }

    @Test
    void one_of_myself_asks_nobody_and_there_is_none_in_a_call() throws Exception {
        anna.session.recorder().recordSelf(Set.of(Kind.SOUND), OPTIONS, null);
        mine(anna, Mine.RECORDING);
        assertEquals(
                List.of(new RecordedTrack("ANNA", Kind.SOUND, EngineCommand.SELF)),
                started().tracks());
        Person.connect(anna, bert);
        anna.session.hangUp();
        anna.await(Phase.ENDED);
        assertEquals(Mine.RECORDING, anna.session.snapshot().recorder().mine());
        anna.engine().die();
        assertEquals("engine-died", mine(anna, Mine.FAILED).code());
    }
}
