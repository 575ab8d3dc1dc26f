package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.ConnectionState;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.IceServer;
import dev.parley.app.engine.api.PeerOptions;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.api.PictureStamp;
import dev.parley.app.engine.api.SessionDescription;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import dev.parley.app.testing.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two engine processes, a real connection and a real sound server, in a network of their own. */
@Timeout(90)
class EngineCallTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = Sandbox.open(directory);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private EngineLauncher launcher(EngineLauncher launcher) {
        return launcher.withPrefix(sandbox.enter()).withEnvironment(sandbox.environment());
    }

    private TestEngine person(String name) throws Exception {
        TestEngine engine = TestEngine.start(launcher(EngineLauncher.devices(directory.resolve("natives"))), directory);
        engine.send(TestEngine.choose(
                DeviceChoice.PATTERN, new DeviceChoice(name + "-microphone"), new DeviceChoice(name + "-speaker")));
        return engine;
    }

    @Test
    void sound_and_picture_go_both_ways_after_the_answer_and_nothing_before() throws Exception {
        sandbox.sound("anna", "bert");
        Tone.play(sandbox, "anna-voice", 1000);
        Tone.play(sandbox, "bert-voice", 440);
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert");
                Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor");
                Tone.Ear berts = Tone.listen(sandbox, "bert-speaker.monitor")) {
            PictureMemory remote = anna.show("remote", "call", 960, 540);
            PictureMemory self = anna.show("self", EngineCommand.SELF, 320, 180);
            TestEngine.connect(anna, bert, "call");
            // While it rings: connected, but microphones are closed and nothing is sent.
            anna.await(EngineEvent.Statistics.class, s -> true);
            EngineEvent.Statistics ringing = anna.await(EngineEvent.Statistics.class, s -> true);
            assertEquals(0, ringing.statistics().out().audioBitrate());
            assertEquals(0, ringing.statistics().in().audioBitrate());
            assertEquals(0, ringing.statistics().in().videoBitrate());
            assertFalse(recorded().contains("\"" + anna.link().pid() + "\""), "the microphone is open");
            assertEquals(0, self.sequence());

            anna.send(new EngineCommand.SendMedia("call", true, true));
            bert.send(new EngineCommand.SendMedia("call", true, true));
            anna.await(EngineEvent.FirstFrame.class, f -> f.width() == 1280 && f.height() == 720);
            PictureStamp stamp = TestEngine.stamp(remote, 0);
            assertTrue(stamp.ageMs(System.nanoTime() / 1_000_000) < 1000, "an old picture: " + stamp);
            assertEquals(960, remote.width(remote.sequence()));
            assertEquals(540, remote.height(remote.sequence()));
            TestEngine.stamp(self, 0);
            bert.await(EngineEvent.FirstAudio.class, f -> true);
            assertTrue(berts.await(1000, true, SOON) >= 0, "Bert does not hear Anna");
            assertTrue(annas.await(440, true, SOON) >= 0, "Anna does not hear Bert");
            assertEquals(1000, berts.frequency(), 10);
            assertEquals(440, annas.frequency(), 10);

            anna.send(new EngineCommand.SendMedia("call", false, true));
            long silence = berts.await(1000, false, SOON);
            assertTrue(silence >= 0 && silence < 400, "silent after " + silence + " ms");
            assertTrue(annas.await(440, true, SOON) >= 0, "the other direction was muted, too");
            anna.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.MICROPHONE && d.state().status() == Status.CLOSED);
            assertFalse(recorded().contains("\"" + anna.link().pid() + "\""), "the microphone stayed open");

            anna.send(new EngineCommand.SendMedia("call", true, false));
            assertTrue(berts.await(1000, true, SOON) >= 0, "Anna is not heard any more");
            anna.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.CAMERA && d.state().status() == Status.CLOSED);
        }
    }

    @Test
    void a_new_peer_tells_of_its_first_picture_and_sound_again() throws Exception {
        sandbox.sound("anna", "bert");
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert")) {
            for (String peer : List.of("one", "two")) {
                TestEngine.connect(anna, bert, peer);
                anna.send(new EngineCommand.SendMedia(peer, true, true));
                bert.send(new EngineCommand.SendMedia(peer, true, true));
                anna.await(EngineEvent.FirstAudio.class, f -> f.peer().equals(peer));
                bert.await(EngineEvent.FirstFrame.class, f -> f.peer().equals(peer));
                anna.send(new EngineCommand.ClosePeer(peer));
                bert.send(new EngineCommand.ClosePeer(peer));
            }
        }
    }

    @Test
    void a_device_is_changed_in_the_call() throws Exception {
        sandbox.sound("anna", "bert", "other");
        Tone.play(sandbox, "anna-voice", 1000);
        Tone.play(sandbox, "other-voice", 600);
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert");
                Tone.Ear berts = Tone.listen(sandbox, "bert-speaker.monitor");
                Tone.Ear others = Tone.listen(sandbox, "other-speaker.monitor")) {
            TestEngine.connect(anna, bert, "call");
            anna.send(new EngineCommand.SendMedia("call", true, false));
            assertTrue(berts.await(1000, true, SOON) >= 0, "Bert does not hear Anna");
            bert.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.DEFAULT, new DeviceChoice("other-speaker")));
            assertTrue(others.await(1000, true, SOON) >= 0, "the other speaker is silent");
            assertTrue(berts.await(1000, false, SOON) >= 0, "the first speaker still plays");
            anna.send(TestEngine.choose(DeviceChoice.PATTERN, new DeviceChoice("other-microphone"), DeviceChoice.NONE));
            assertTrue(others.await(600, true, SOON) >= 0, "the other microphone is not heard");
            assertTrue(others.await(1000, false, SOON) >= 0, "the first microphone is still heard");
            bert.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.DEFAULT, DeviceChoice.NONE));
            assertTrue(others.await(600, false, SOON) >= 0, "no speaker was chosen, but it plays");
            bert.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.DEFAULT, new DeviceChoice("bert-speaker")));
            assertTrue(berts.await(600, true, SOON) >= 0, "the speaker does not come back");
        }
    }

    @Test
    void the_echo_returns_the_tone_and_the_picture() throws Exception {
        sandbox.sound("anna");
        Tone.play(sandbox, "anna-voice", 700);
        try (TestEngine anna = person("anna");
                TestEngine echo =
                        TestEngine.start(launcher(EngineLauncher.echo(directory.resolve("natives"))), directory);
                Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor")) {
            PictureMemory remote = anna.show("remote", "call", 640, 360);
            TestEngine.connect(anna, echo, "call");
            anna.send(new EngineCommand.SendMedia("call", true, true));
            echo.send(new EngineCommand.EchoMedia("call"));
            assertTrue(annas.await(700, true, SOON) >= 0, "no echo");
            // Anna's own echo canceller takes it away again and again.
            double heard = 0;
            for (int i = 0; i < 20 && heard == 0; i++) {
                heard = annas.frequency();
            }
            assertEquals(700, heard, 10);
            TestEngine.stamp(remote, 0);
            // Pictures go on after the first reports of the senders.
            anna.await(
                    EngineEvent.Statistics.class,
                    s -> s.statistics().in().videoCodec().equals("VP8"));
            anna.await(EngineEvent.Statistics.class, s -> true);
            anna.await(EngineEvent.Statistics.class, s -> s.statistics().in().fps() > 20);
            anna.await(EngineEvent.Statistics.class, s -> s.statistics().in().fps() > 20);
        }
    }

    @Test
    void without_a_sound_server_there_is_video_and_a_reason() throws Exception {
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert")) {
            anna.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.MICROPHONE
                            && d.state().status() == Status.FAILED
                            && d.state().problem() == Problem.NO_SOUND_SERVER);
            TestEngine.connect(anna, bert, "call", "VP9");
            bert.send(new EngineCommand.SendMedia("call", true, true));
            anna.await(EngineEvent.FirstFrame.class, f -> true);
            anna.await(
                    EngineEvent.Statistics.class,
                    s -> s.statistics().in().videoCodec().equals("VP9"));
        }
    }

    @Test
    void nonsense_is_refused_and_the_engine_lives_on() throws Exception {
        try (TestEngine anna = person("anna")) {
            IceServer bad = new IceServer(List.of("stun:", "turn:relay.test:3478"), "", "");
            anna.send(new EngineCommand.OpenPeer("call", new PeerOptions(List.of(bad), false, false, "VP8")));
            anna.await(EngineEvent.IceServerFailed.class, f -> f.url().equals("stun:"));
            anna.await(EngineEvent.IceServerFailed.class, f -> f.url().equals("turn:relay.test:3478"));
            List<String> texts = List.of("", "nonsense", "v=0\r\nm=video\r\n", "v=0\r\n" + "a".repeat(70_000));
            for (int i = 0; i < texts.size(); i++) {
                int operation = i + 1;
                anna.send(new EngineCommand.SetRemoteDescription(
                        "call", operation, new SessionDescription(SessionDescription.Type.OFFER, texts.get(i)), true));
                anna.await(EngineEvent.OperationFailed.class, f -> f.operation() == operation);
            }
            anna.send(new EngineCommand.CreateAnswer("call", 9));
            anna.await(EngineEvent.OperationFailed.class, f -> f.operation() == 9);
            anna.send(new EngineCommand.ClosePeer("call"));
            anna.send(new EngineCommand.ClosePeer("call"));
            anna.send(new EngineCommand.OpenPeer("next", new PeerOptions(List.of(), true, false, "VP8")));
            anna.send(new EngineCommand.CreateOffer("next", 1, false));
            anna.await(EngineEvent.LocalDescription.class, d -> d.peer().equals("next"));
        }
    }

    @Test
    void a_collision_ends_with_one_connection() throws Exception {
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert")) {
            TestEngine.connect(anna, bert, "call");
            anna.send(new EngineCommand.CreateOffer("call", 3, true));
            bert.send(new EngineCommand.CreateOffer("call", 3, true));
            EngineEvent.LocalDescription annas = anna.await(EngineEvent.LocalDescription.class, d -> true);
            bert.await(EngineEvent.LocalDescription.class, d -> true);
            // Bert is polite: he takes his own offer back.
            bert.send(new EngineCommand.SetRemoteDescription("call", 4, annas.description(), true));
            bert.send(new EngineCommand.CreateAnswer("call", 5));
            EngineEvent.LocalDescription answer = bert.await(EngineEvent.LocalDescription.class, d -> true);
            assertEquals(5, answer.operation());
            anna.send(new EngineCommand.SetRemoteDescription("call", 4, answer.description(), false));
            anna.await(EngineEvent.RemoteDescriptionSet.class, d -> d.operation() == 4);
            bert.send(new EngineCommand.SendMedia("call", false, true));
            anna.await(EngineEvent.FirstFrame.class, f -> true);
            anna.send(new EngineCommand.ClosePeer("call"));
            bert.await(
                    EngineEvent.ConnectionChanged.class,
                    c -> c.state() == ConnectionState.DISCONNECTED || c.state() == ConnectionState.CLOSED);
        }
    }

    /** What records from the sound server, with the processes that do. */
    private String recorded() throws Exception {
        return sandbox.run("pactl", "list", "source-outputs");
    }
}
