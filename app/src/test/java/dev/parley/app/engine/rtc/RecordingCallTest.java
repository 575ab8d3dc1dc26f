package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.RecordedTrack;
import dev.parley.app.engine.api.RecordedTrack.Kind;
import dev.parley.app.engine.api.RecorderOptions;
import dev.parley.app.engine.api.RecordingLayout;
import dev.parley.app.engine.api.RecordingState;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.engine.recording.Readback;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import dev.parley.app.testing.Tone;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engine processes that record what comes from real devices and over a real connection. */
@Timeout(90)
class RecordingCallTest {
    private static final RecordedTrack MINE = new RecordedTrack("Anna", Kind.CAMERA, EngineCommand.SELF);
    private static final RecordedTrack MY_SOUND = new RecordedTrack("Anna", Kind.SOUND, EngineCommand.SELF);
    private static final RecordedTrack THEIRS = new RecordedTrack("Bert", Kind.CAMERA, "call");
    private static final RecordedTrack THEIR_SOUND = new RecordedTrack("Bert", Kind.SOUND, "call");

    @TempDir
    Path directory;

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = Sandbox.open(directory);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private TestEngine person(String name) throws Exception {
        EngineLauncher launcher = EngineLauncher.devices(directory.resolve("natives"))
                .withPrefix(sandbox.enter())
                .withEnvironment(sandbox.environment());
        TestEngine engine = TestEngine.start(launcher, directory);
        engine.send(TestEngine.choose(
                DeviceChoice.PATTERN, new DeviceChoice(name + "-microphone"), new DeviceChoice(name + "-speaker")));
        // A tone that never ends is noise to the suppression.
        engine.send(new EngineCommand.ProcessSound(new SoundProcessing(false, NoiseSuppression.OFF, false, true)));
        return engine;
    }

    private static RecorderOptions options(String type, RecordingLayout layout) {
        return new RecorderOptions(type, 0, 0, 0, 0, 30, layout, layout != RecordingLayout.TRACKS);
    }

    private static void awaitSeconds(TestEngine engine, String recording, long seconds) throws InterruptedException {
        engine.await(
                EngineEvent.RecordingChanged.class,
                r -> r.status().recording().equals(recording) && r.status().durationMs() >= seconds * 1000);
    }

    private static EngineEvent.RecordingStopped awaitEnd(TestEngine engine) throws InterruptedException {
        return engine.await(EngineEvent.RecordingStopped.class, r -> true);
    }

    private static Readback.Stream stream(Readback read, boolean video, int index) {
        return read.streams().stream()
                .filter(stream -> stream.isVideo() == video)
                .toList()
                .get(index);
    }

    @Test
    void a_call_is_recorded_as_one_picture_with_the_sound_of_both() throws Exception {
        sandbox.sound("anna", "bert");
        Tone.play(sandbox, "anna-voice", 1000);
        Tone.play(sandbox, "bert-voice", 440);
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert")) {
            TestEngine.connect(anna, bert, "call");
            anna.send(new EngineCommand.SendMedia("call", true, true));
            bert.send(new EngineCommand.SendMedia("call", true, true));
            anna.await(EngineEvent.FirstFrame.class, f -> true);
            Path file = directory.resolve("call.mp4");
            anna.send(new EngineCommand.StartRecording(
                    "r",
                    file.toString(),
                    List.of(MINE, MY_SOUND, THEIRS, THEIR_SOUND),
                    options(RecorderOptions.MP4, RecordingLayout.SIDE)));
            awaitSeconds(anna, "r", 4);
            anna.send(new EngineCommand.StopRecording("r"));
            EngineEvent.RecordingStopped end = awaitEnd(anna);
            assertEquals("stopped", end.code(), end.detail());
            assertEquals(List.of(file.toString()), end.files());

            Readback read = Readback.of(file);
            Readback.Stream picture = stream(read, true, 0);
            assertEquals(1280, picture.width());
            assertEquals(720, picture.height());
            assertTrue(picture.shots().size() >= 80, picture.shots().size() + " pictures");
            Readback.Stream sound = stream(read, false, 0);
            assertTrue(sound.end() >= 3.8, "sound of " + sound.end() + " s");
            assertTrue(sound.level(1000, 2, 2.5) > 0.02, "Anna is not in it");
            assertTrue(sound.level(440, 2, 2.5) > 0.02, "Bert is not in it");
        }
    }

    @Test
    void each_track_is_in_a_stream_of_its_own_and_who_is_muted_is_silent() throws Exception {
        sandbox.sound("anna", "bert");
        Tone.play(sandbox, "anna-voice", 1000);
        Tone.play(sandbox, "bert-voice", 440);
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert")) {
            TestEngine.connect(anna, bert, "call");
            anna.send(new EngineCommand.SendMedia("call", false, true));
            bert.send(new EngineCommand.SendMedia("call", true, true));
            anna.await(EngineEvent.FirstFrame.class, f -> true);
            Path file = directory.resolve("call.mkv");
            anna.send(new EngineCommand.StartRecording(
                    "r",
                    file.toString(),
                    List.of(MINE, MY_SOUND, THEIRS, THEIR_SOUND),
                    options(RecorderOptions.MATROSKA, RecordingLayout.TRACKS)));
            awaitSeconds(anna, "r", 3);
            anna.send(new EngineCommand.SendMedia("call", true, true));
            awaitSeconds(anna, "r", 6);
            anna.send(new EngineCommand.StopRecording("r"));
            assertEquals("stopped", awaitEnd(anna).code());

            Readback read = Readback.of(file);
            assertEquals(
                    List.of("Anna (sound)", "Bert (sound)"),
                    List.of(
                            stream(read, false, 0).title(),
                            stream(read, false, 1).title()));
            assertTrue(stream(read, false, 0).loudness(0.5, 2.5) < 0.003, "Anna was muted and is heard");
            assertTrue(stream(read, false, 0).level(1000, 4.5, 5) > 0.02, "Anna is not in it");
            assertTrue(stream(read, false, 1).level(440, 4.5, 5) > 0.02, "Bert is not in it");
            for (int stream = 0; stream < 2; stream++) {
                List<Integer> counters = stream(read, true, stream).counters();
                assertTrue(counters.size() > 60, "stamps of stream " + stream + ": " + counters.size());
                for (int i = 1; i < counters.size(); i++) {
                    assertTrue(counters.get(i) > counters.get(i - 1), "in order, none twice: " + counters);
                }
            }
        }
    }

    @Test
    void what_is_off_in_a_call_stays_closed_when_it_ends_before_its_recording() throws Exception {
        sandbox.sound("anna", "bert");
        Tone.play(sandbox, "anna-voice", 1000);
        try (TestEngine anna = person("anna");
                TestEngine bert = person("bert")) {
            TestEngine.connect(anna, bert, "call");
            anna.send(new EngineCommand.SendMedia("call", false, false));
            bert.send(new EngineCommand.SendMedia("call", true, true));
            anna.await(EngineEvent.FirstFrame.class, f -> true);
            Path file = directory.resolve("call.mp4");
            anna.send(new EngineCommand.StartRecording(
                    "r",
                    file.toString(),
                    List.of(MINE, MY_SOUND, THEIRS, THEIR_SOUND),
                    options(RecorderOptions.MP4, RecordingLayout.SIDE)));
            awaitSeconds(anna, "r", 1);
            anna.watch(event -> {
                if (event instanceof EngineEvent.DeviceChanged changed
                        && changed.state().kind() == DeviceKind.CAMERA
                        && changed.state().status() != Status.CLOSED) {
                    opened.add(changed.state().toString());
                }
            });
            anna.send(new EngineCommand.ClosePeer("call"));
            awaitSeconds(anna, "r", 3);
            anna.send(new EngineCommand.StopRecording("r"));
            assertEquals("stopped", awaitEnd(anna).code());
            assertEquals(List.of(), List.copyOf(opened), "the camera was opened");
            assertTrue(stream(Readback.of(file), false, 0).level(1000, 2, 2.5) < 0.01, "Anna's microphone was heard");
        }
    }

    @Test
    void a_recording_outside_of_a_call_opens_its_devices_and_closes_them() throws Exception {
        sandbox.sound("anna");
        Tone.play(sandbox, "anna-voice", 1000);
        try (TestEngine anna = person("anna")) {
            Path file = directory.resolve("note.webm");
            anna.send(new EngineCommand.StartRecording(
                    "r",
                    file.toString(),
                    List.of(MINE, MY_SOUND),
                    options(RecorderOptions.WEBM, RecordingLayout.SIDE)));
            anna.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.CAMERA && d.state().status() == Status.PATTERN);
            awaitSeconds(anna, "r", 2);
            anna.send(new EngineCommand.PauseRecording("r"));
            anna.await(EngineEvent.RecordingChanged.class, r -> r.status().state() == RecordingState.PAUSED);
            anna.send(new EngineCommand.ResumeRecording("r"));
            awaitSeconds(anna, "r", 4);
            anna.send(new EngineCommand.StopRecording("r"));
            anna.await(
                    EngineEvent.DeviceChanged.class,
                    d -> d.state().kind() == DeviceKind.CAMERA && d.state().status() == Status.CLOSED);
            assertEquals("stopped", awaitEnd(anna).code());
            Readback read = Readback.of(file);
            assertEquals("vp8", stream(read, true, 0).codec());
            assertTrue(stream(read, true, 0).counters().size() > 60, "pictures");
            assertTrue(stream(read, false, 0).level(1000, 2, 2.5) > 0.02, "Anna is not in it");
        }
    }

    @Test
    void an_engine_that_is_told_to_end_completes_what_it_records() throws Exception {
        sandbox.sound("anna");
        Path file = directory.resolve("note.mp4");
        try (TestEngine anna = person("anna")) {
            anna.send(new EngineCommand.StartRecording(
                    "r", file.toString(), List.of(MINE), options(RecorderOptions.MP4, RecordingLayout.SIDE)));
            awaitSeconds(anna, "r", 2);
            anna.send(new EngineCommand.Shutdown());
            assertEquals(List.of(file.toString()), awaitEnd(anna).files());
        }
        assertTrue(Readback.of(file).video().shots().size() > 40);
    }

    @Test
    void a_folder_that_is_not_there_is_said_at_once() throws Exception {
        try (TestEngine anna = person("anna")) {
            anna.send(new EngineCommand.StartRecording(
                    "r",
                    directory.resolve("nowhere/note.mp4").toString(),
                    List.of(MINE),
                    options(RecorderOptions.MP4, RecordingLayout.SIDE)));
            assertEquals("folder-gone", awaitEnd(anna).code());
        }
    }
}
