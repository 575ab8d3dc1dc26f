package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.session.CallView.Phase;
import dev.parley.signaling.protocol.EndReason;
import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sessions at a real server on loopback; only their engines are simulated. */
class LiveSessionTest {
    private static final Predicate<EngineCommand> SENDS = EngineCommand.SendMedia.class::isInstance;

    @TempDir
    Path folder;

    private SignalingServer server;

    @BeforeEach
    void start() throws Exception {
        server = server("server", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SignalingServer server(String data, int port) throws Exception {
        SignalingServer fresh =
                new SignalingServer(ServerConfig.local("127.0.0.1", port, folder.resolve(data), "test"));
        fresh.start();
        return fresh;
    }

    private Person person(String name) throws Exception {
        return new Person(folder.resolve(name));
    }

    @Test
    void who_signed_up_once_is_signed_in_at_the_next_start() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna")) {
            anna.awaitDisk();
        }
        try (Person anna = person("anna")) {
            assertEquals("ANNA", anna.awaitServer(ServerStatus.SignedIn.class).displayName());
            anna.session.signOut();
            assertEquals(
                    "anna", anna.awaitServer(ServerStatus.NeedsAccount.class).suggestedUsername());
            anna.session.signIn("anna", "not this one");
            Snapshot refused = anna.await(
                    "refused",
                    s -> s.server() instanceof ServerStatus.NeedsAccount needs
                            && needs.problem().code().equals("wrong-credentials"));
            assertTrue(refused.people().isEmpty());
        }
    }

    @Test
    void a_changed_certificate_stops_until_it_is_trusted() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna")) {
            anna.awaitDisk();
        }
        int port = server.port();
        String first = server.fingerprint();
        server.close();
        server = server("another", port);
        try (Person anna = person("anna")) {
            ServerStatus.CertificateChanged changed = anna.awaitServer(ServerStatus.CertificateChanged.class);
            assertEquals(server.fingerprint(), changed.fingerprint());
            assertNotEquals(first, changed.fingerprint());
            // Neither another fingerprint nor another try goes past it.
            anna.session.trust(first);
            anna.session.reconnect();
            anna.session.signIn("anna", Person.PASSWORD);
            anna.session.setAway(true);
            assertInstanceOf(
                    ServerStatus.CertificateChanged.class,
                    anna.await("away", Snapshot::away).server());
            anna.session.trust(changed.fingerprint());
            // The other server doesn't know her.
            anna.awaitServer(ServerStatus.NeedsAccount.class);
        }
    }

    @Test
    void a_call_connects_while_it_rings_and_sends_nothing_before_the_answer() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna");
                Person bert = person("bert").signUp(server, "bert")) {
            anna.session.place(" Bert ");
            assertEquals("ANNA", bert.await(Phase.INCOMING).call().displayName());
            anna.await("ringing", s -> s.call().ringing());
            bert.engine().await(EngineCommand.CreateAnswer.class::isInstance);
            anna.engine().await(EngineCommand.SetRemoteDescription.class::isInstance);
            assertFalse(anna.engine().got(SENDS));
            assertFalse(bert.engine().got(SENDS));
            bert.session.answer(false);
            assertFalse(bert.await(Phase.CONNECTED).call().camera());
            assertTrue(anna.await(Phase.CONNECTED).call().camera());
            bert.engine()
                    .await(c ->
                            c instanceof EngineCommand.SendMedia(var _, boolean mic, boolean camera) && mic && !camera);
            anna.session.hangUp();
            Snapshot ended = bert.await(Phase.ENDED);
            assertEquals(EndReason.HUNG_UP, ended.call().endReason());
            assertEquals("ANNA", ended.recents().getFirst().displayName());
            assertTrue(ended.call().camera(), "without video was for that call only");
            bert.engine().await(EngineCommand.ClosePeer.class::isInstance);
        }
    }

    @Test
    void after_the_death_of_an_engine_the_call_and_its_pictures_come_back() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna");
                Person bert = person("bert").signUp(server, "bert")) {
            String id = Person.connect(anna, bert);
            try (Surface view = anna.session.open(PictureSource.REMOTE)) {
                anna.engine().await(shows(id + "#1"));
                anna.engine().die();
                bert.engine()
                        .await(c -> c instanceof EngineCommand.OpenPeer open
                                && open.peer().equals(id + "#2"));
                anna.engine().await(shows(id + "#2"));
                anna.engine()
                        .await(c -> c instanceof EngineCommand.SendMedia media
                                && media.peer().equals(id + "#2"));
                anna.await(Phase.CONNECTED);
                bert.await(Phase.CONNECTED);
                view.resize(200, 100);
                anna.engine().await(c -> c instanceof EngineCommand.ShowPicture show && show.width() == 200);
            }
            anna.engine().await(EngineCommand.HidePicture.class::isInstance);
        }
    }

    @Test
    void closing_hangs_up_and_ends_the_engine() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna")) {
            try (Person bert = person("bert").signUp(server, "bert")) {
                Person.connect(anna, bert);
                long before = System.nanoTime();
                bert.session.close();
                assertTrue(System.nanoTime() - before < 3_000_000_000L, "it took too long");
                assertTrue(bert.engine().isClosed());
            }
            assertEquals(EndReason.HUNG_UP, anna.await(Phase.ENDED).call().endReason());
        }
    }

    @Test
    void signing_out_ends_the_call_for_both() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna");
                Person bert = person("bert").signUp(server, "bert")) {
            Person.connect(anna, bert);
            bert.session.signOut();
            bert.awaitServer(ServerStatus.NeedsAccount.class);
            bert.engine().await(EngineCommand.ClosePeer.class::isInstance);
            assertEquals(EndReason.HUNG_UP, anna.await(Phase.ENDED).call().endReason());
        }
    }

    @Test
    void the_preview_ends_when_nobody_looks_or_somebody_calls() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna");
                Person bert = person("bert").signUp(server, "bert")) {
            Surface mirror = bert.session.open(PictureSource.SELF);
            bert.engine().await(c -> c.equals(new EngineCommand.Preview(true)));
            anna.session.place("bert");
            bert.engine().await(c -> c.equals(new EngineCommand.Preview(false)));
            mirror.close();
        }
    }

    @Test
    void without_an_engine_calls_are_refused_and_said_so() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna");
                Person bert = person("bert").signUp(server, "bert")) {
            bert.engine().giveUp();
            bert.await("unavailable", s -> s.engine().state() == Snapshot.EngineStatus.State.UNAVAILABLE);
            anna.session.place("bert");
            assertEquals(EndReason.BUSY, anna.await(Phase.ENDED).call().endReason());
            bert.session.place("anna");
            bert.await("said so", s -> s.notice() != null && s.notice().code().equals("no-engine"));
        }
    }

    @Test
    void on_a_full_disk_the_call_stays_in_the_list() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna")) {
            anna.awaitDisk();
            // Nothing can be written beside it any more, whoever runs the test.
            Files.createDirectories(folder.resolve("anna/history.json.new/in the way"));
            anna.session.place("nobody");
            Snapshot said = anna.await(
                    "said", s -> s.notice() != null && s.notice().code().equals("history-not-saved"));
            assertEquals("nobody", said.recents().getFirst().username());
        }
    }

    @Test
    void what_a_listener_throws_concerns_nobody_else() throws Exception {
        try (Person anna = person("anna")) {
            var unused = anna.session.watch(snapshot -> {
                throw new IllegalStateException("from a test");
            });
            anna.signUp(server, "anna");
        }
    }

    private static Predicate<EngineCommand> shows(String peer) {
        return c -> c instanceof EngineCommand.ShowPicture show && show.source().equals(peer);
    }

    private static boolean ringsOn(EngineCommand command, String... speakers) {
        return command instanceof EngineCommand.ChooseRinger chosen
                && chosen.ringer().ranked().stream()
                        .map(DeviceChoice::value)
                        .toList()
                        .equals(List.of(speakers));
    }

    @Test
    void where_it_rings_besides_outlives_a_restart_and_every_engine_is_told() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna")) {
            anna.engine().await(command -> ringsOn(command, "none"));
            anna.session.devices().chooseRinger(new DeviceChoice("spk-1", "Desk"));
            anna.session.devices().chooseRinger(new DeviceChoice("spk-2", "Shelf"));
            anna.engine().await(command -> ringsOn(command, "spk-2", "spk-1"));
            DeviceState open =
                    new DeviceState(DeviceKind.SPEAKER, DeviceState.Status.OPEN, "Shelf", DeviceState.Problem.NONE);
            anna.engine().tell(new EngineEvent.RingerChanged(open, true));
            anna.await("tried", s -> s.ringer().trying() && s.ringer().state().equals(open));
            anna.engine().die();
            anna.await("silent", s -> !s.ringer().trying());
            anna.engine().await(command -> ringsOn(command, "spk-2", "spk-1"));
            anna.awaitDisk();
        }
        try (Person anna = person("anna")) {
            anna.engine().await(command -> ringsOn(command, "spk-2", "spk-1"));
        }
    }

    private static boolean prefers(EngineCommand command, String... microphones) {
        return command instanceof EngineCommand.ChooseDevices chosen
                && chosen.microphone().ranked().stream()
                        .map(DeviceChoice::value)
                        .toList()
                        .equals(List.of(microphones));
    }

    @Test
    void the_order_of_devices_outlives_a_restart_and_every_engine_is_told() throws Exception {
        SoundProcessing original = new SoundProcessing(true, SoundProcessing.NoiseSuppression.LOW, true, true);
        try (Person anna = person("anna").signUp(server, "anna")) {
            anna.session.devices().choose(DeviceKind.MICROPHONE, new DeviceChoice("usb-1", "Headset"));
            anna.session.devices().choose(DeviceKind.MICROPHONE, new DeviceChoice("usb-2", "Desk"));
            anna.session.devices().process(original);
            anna.session.devices().warnWhenMuted(false);
            anna.engine().await(command -> prefers(command, "usb-2", "usb-1", "default"));
            anna.await("kept", s -> !s.sound().warnWhenMuted());
            anna.awaitDisk();
        }
        try (Person anna = person("anna")) {
            anna.engine().await(command -> prefers(command, "usb-2", "usb-1", "default"));
            anna.engine().await(new EngineCommand.ProcessSound(original)::equals);
            anna.engine().await(new EngineCommand.WatchMuted(false)::equals);
            anna.engine().die();
            anna.engine().await(command -> prefers(command, "usb-2", "usb-1", "default"));
            assertEquals(original, anna.session.snapshot().sound().processing());
        }
    }

    @Test
    void the_microphone_is_measured_while_somebody_listens_and_by_the_next_engine_as_well() throws Exception {
        try (Person anna = person("anna")) {
            BlockingQueue<MicrophoneLevel> heard = new LinkedBlockingQueue<>();
            AutoCloseable first = anna.session.devices().listen(heard::add);
            AutoCloseable second = anna.session.devices().listen(heard::add);
            anna.engine().await(new EngineCommand.MeasureLevel(true)::equals);
            anna.engine().tell(new EngineEvent.LevelMeasured(new MicrophoneLevel(0.5, 1, true)));
            assertEquals(0.5, heard.poll(20, TimeUnit.SECONDS).level());
            assertEquals(0.5, heard.poll(20, TimeUnit.SECONDS).level());
            first.close();
            anna.engine().die();
            anna.engine().await(new EngineCommand.MeasureLevel(true)::equals);
            second.close();
            anna.engine().await(new EngineCommand.MeasureLevel(false)::equals);
        }
    }

    @Test
    void the_other_side_is_told_what_can_not_be_had() throws Exception {
        try (Person anna = person("anna").signUp(server, "anna");
                Person bert = person("bert").signUp(server, "bert")) {
            anna.session.place("bert");
            bert.await(Phase.INCOMING);
            bert.session.answer(true);
            anna.await(Phase.CONNECTED);
            bert.await("both are on", s -> s.call().remoteCamera() && s.call().remoteMicrophone());
            anna.engine().tell(changed(DeviceKind.CAMERA, DeviceState.Status.FAILED, "Front"));
            bert.await("no picture", s -> !s.call().remoteCamera());
            anna.engine().tell(changed(DeviceKind.MICROPHONE, DeviceState.Status.FAILED, ""));
            bert.await("no sound", s -> !s.call().remoteMicrophone());
            anna.engine().tell(changed(DeviceKind.CAMERA, DeviceState.Status.OPEN, "Desk"));
            bert.await(
                    "a picture again", s -> s.call().remoteCamera() && !s.call().remoteMicrophone());
            // What I mean to send has stayed the same.
            assertTrue(anna.session.snapshot().call().microphone());
            assertTrue(anna.session.snapshot().call().camera());
        }
    }

    private static EngineEvent changed(DeviceKind kind, DeviceState.Status status, String name) {
        return new EngineEvent.DeviceChanged(new DeviceState(kind, status, name, DeviceState.Problem.NONE));
    }

    @Test
    void the_laboratory_answers_the_newest_question_only() throws Exception {
        try (Person anna = person("anna")) {
            anna.session.laboratory().getUserMedia(new MediaStreamConstraints(MediaTrackConstraints.NONE, null));
            anna.session.laboratory().getUserMedia(new MediaStreamConstraints(null, MediaTrackConstraints.NONE));
            anna.engine().await(command -> command instanceof EngineCommand.GetUserMedia asked && asked.request() == 2);
            MediaError error = new MediaError(DeviceKind.CAMERA, "NotFoundError", "none");
            anna.engine().tell(new EngineEvent.MediaRefused(1, error));
            anna.engine().tell(new EngineEvent.ConstraintsMet(2));
            Snapshot answered = anna.await("answered", s -> !s.laboratory().asking());
            assertEquals(null, answered.laboratory().error());
            anna.session.laboratory().getUserMedia(new MediaStreamConstraints(MediaTrackConstraints.NONE, null));
            anna.await("asking", s -> s.laboratory().asking());
            anna.engine().die();
            Snapshot died =
                    anna.await("answered by its death", s -> !s.laboratory().asking());
            assertEquals("AbortError", died.laboratory().error().name());
        }
    }
}
