package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.EngineEvent.HearingYourself;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.api.SoundProcessing.NoiseSuppression;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.ConstrainBoolean;
import dev.parley.app.engine.api.constraints.ConstrainDOMString;
import dev.parley.app.engine.api.constraints.MediaTrackConstraintSet;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import dev.parley.app.testing.TestEngine;
import dev.parley.app.testing.Tone;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The microphone for the person's own sake, and what is done to its sound, with a real sound server. */
class MicrophoneTest extends WithSound {

    private TestEngine anna;
    private TestEngine bert;

    @BeforeEach
    void open() throws Exception {
        sandbox.sound("anna", "bert");
        anna = start("anna");
    }

    private TestEngine start(String name) throws InterruptedException {
        TestEngine engine = engine();
        engine.send(TestEngine.choose(
                DeviceChoice.NONE, new DeviceChoice(name + "-microphone"), new DeviceChoice(name + "-speaker")));
        engine.await(EngineEvent.DevicesListed.class, l -> l.devices().size() > 3);
        return engine;
    }

    private void call() throws InterruptedException {
        bert = start("bert");
        TestEngine.connect(anna, bert, "call");
    }

    private boolean recorded(TestEngine engine) throws Exception {
        return sandbox.run("pactl", "list", "source-outputs")
                .contains("application.process.id = \"" + engine.link().pid() + "\"");
    }

    private void phase(HearingYourself.Phase phase) throws InterruptedException {
        anna.await(HearingYourself.class, h -> h.phase() == phase);
    }

    @Test
    void its_level_is_measured_while_somebody_looks() throws Exception {
        assertFalse(recorded(anna), "the microphone is open");
        anna.send(new EngineCommand.MeasureLevel(true));
        anna.await(EngineEvent.LevelMeasured.class, l -> !l.level().signal());
        Tone.play(sandbox, "anna-voice", 500);
        EngineEvent.LevelMeasured level =
                anna.await(EngineEvent.LevelMeasured.class, l -> l.level().level() > 0.15);
        assertEquals(9000 / 32768.0, level.level().peak(), 0.03);
        assertTrue(level.level().signal());
        anna.send(new EngineCommand.MeasureLevel(false));
        awaitClosed();
    }

    /** The microphone is closed; how soon, the bench tells. */
    private void awaitClosed() throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (recorded(anna)) {
            assertTrue(System.nanoTime() < end, "the microphone stays open");
        }
    }

    @Test
    void measuring_follows_the_choice_and_no_microphone_is_no_signal() throws Exception {
        Tone.play(sandbox, "bert-voice", 500);
        anna.send(new EngineCommand.MeasureLevel(true));
        anna.await(EngineEvent.LevelMeasured.class, l -> !l.level().signal());
        anna.send(TestEngine.choose(DeviceChoice.NONE, new DeviceChoice("bert-microphone"), DeviceChoice.DEFAULT));
        anna.await(EngineEvent.LevelMeasured.class, l -> l.level().level() > 0.1);
        anna.send(TestEngine.choose(DeviceChoice.NONE, DeviceChoice.NONE, DeviceChoice.DEFAULT));
        anna.await(EngineEvent.LevelMeasured.class, l -> !l.level().signal());
        awaitClosed();
    }

    @Test
    void one_hears_oneself_after_four_seconds() throws Exception {
        Process tone = Tone.play(sandbox, "anna-voice", 700);
        try (Tone.Ear ear = Tone.listen(sandbox, "anna-speaker.monitor")) {
            anna.send(new EngineCommand.HearYourself(true));
            phase(HearingYourself.Phase.RECORDING);
            long start = System.nanoTime();
            phase(HearingYourself.Phase.PLAYING);
            assertEquals(4000, (System.nanoTime() - start) / 1e6, 800);
            tone.destroyForcibly();
            assertTrue(ear.await(700, true, SOON) >= 0, "nothing is played");
            assertFalse(recorded(anna), "the microphone is still open");
            phase(HearingYourself.Phase.IDLE);
        }
        anna.send(new EngineCommand.HearYourself(true));
        phase(HearingYourself.Phase.RECORDING);
        anna.send(new EngineCommand.HearYourself(false));
        phase(HearingYourself.Phase.IDLE);
        anna.send(TestEngine.choose(DeviceChoice.NONE, DeviceChoice.NONE, DeviceChoice.DEFAULT));
        anna.send(new EngineCommand.HearYourself(true));
        phase(HearingYourself.Phase.FAILED);
    }

    @Test
    void who_talks_while_muted_is_told_and_not_heard() throws Exception {
        anna.send(new EngineCommand.WatchMuted(true));
        call();
        anna.send(new EngineCommand.SendMedia("call", true, false));
        anna.send(new EngineCommand.SendMedia("call", false, false));
        quiet();
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            Process voice = Tone.play(sandbox, "anna-voice", 700);
            anna.await(EngineEvent.TalkingWhileMuted.class, t -> t.talking());
            assertEquals(0, ear.frequency(), "a muted microphone is heard");
            // Packets of silence go on: a gap would make what follows late.
            anna.await(EngineEvent.Statistics.class, s -> s.statistics().out().audioBitrate() > 0);
            voice.destroyForcibly();
            anna.await(EngineEvent.TalkingWhileMuted.class, t -> !t.talking());
            Tone.play(sandbox, "anna-voice", 700);
            anna.await(EngineEvent.TalkingWhileMuted.class, t -> t.talking());
            anna.send(new EngineCommand.SendMedia("call", true, false));
            anna.await(EngineEvent.TalkingWhileMuted.class, t -> !t.talking());
            assertTrue(ear.await(700, true, SOON) >= 0, "not heard when it is on again");
        }
        anna.send(new EngineCommand.WatchMuted(false));
        anna.send(new EngineCommand.SendMedia("call", false, false));
        anna.await(
                EngineEvent.DeviceChanged.class,
                d -> d.state().kind() == DeviceKind.MICROPHONE && d.state().status() == DeviceState.Status.CLOSED);
        awaitClosed();
    }

    @Test
    void levels_of_the_far_side_are_read_as_packets_have_them() {
        assertEquals(1, PeerMedia.linear(0.01), 0.01);
        assertEquals(0.1, PeerMedia.linear(20), 1e-9);
        assertEquals(0, PeerMedia.linear(127));
        assertEquals(0, PeerMedia.linear(0));
    }

    @Test
    void who_talks_while_muted_is_told_while_the_other_side_sends_silence() throws Exception {
        anna.send(new EngineCommand.WatchMuted(true));
        call();
        bert.send(new EngineCommand.SendMedia("call", true, false));
        anna.send(new EngineCommand.SendMedia("call", false, false));
        anna.await(EngineEvent.FirstAudio.class, f -> true);
        quiet();
        Tone.play(sandbox, "anna-voice", 700);
        anna.await(EngineEvent.TalkingWhileMuted.class, t -> t.talking());
    }

    /** The microphone hears the room before it hears the tone, which is else taken for a noise that is always there. */
    private void quiet() throws InterruptedException {
        anna.send(new EngineCommand.MeasureLevel(true));
        anna.await(EngineEvent.LevelMeasured.class, l -> l.level().level() < 0.01);
        anna.send(new EngineCommand.MeasureLevel(false));
    }

    @Test
    void what_the_speaker_plays_is_nobody_who_talks_while_muted() throws Exception {
        call();
        // A steady tone would be taken for noise.
        bert.send(new EngineCommand.ProcessSound(new SoundProcessing(false, NoiseSuppression.OFF, false, true)));
        anna.send(new EngineCommand.WatchMuted(true));
        anna.send(new EngineCommand.SendMedia("call", false, false));
        bert.send(new EngineCommand.SendMedia("call", true, false));
        // Anna's microphone hears her speaker.
        sandbox.run("pactl", "load-module", "module-loopback", "source=anna-speaker.monitor", "sink=anna-voice");
        anna.send(new EngineCommand.MeasureLevel(true));
        Tone.play(sandbox, "bert-voice", 500);
        anna.await(EngineEvent.LevelMeasured.class, l -> l.level().level() > 0.05);
        long end = System.nanoTime() + 3_000_000_000L;
        while (System.nanoTime() < end) {
            Object next = anna.await(EngineEvent.class, e -> true);
            assertFalse(next instanceof EngineEvent.TalkingWhileMuted, "an echo was taken for a voice");
        }
    }

    @Test
    void sound_is_processed_as_chosen_and_the_systems_volume_is_never_moved() throws Exception {
        call();
        sandbox.run("pactl", "set-source-volume", "anna-microphone", "40%");
        String volume = sandbox.run("pactl", "get-source-volume", "anna-microphone");
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            Tone.noise(sandbox, "anna-voice");
            process(false, NoiseSuppression.OFF, false);
            anna.send(new EngineCommand.SendMedia("call", true, false));
            double plain = settled(ear);
            process(false, NoiseSuppression.HIGH, false);
            double high = settled(ear);
            process(false, NoiseSuppression.LOW, false);
            double low = settled(ear);
            process(false, NoiseSuppression.OFF, false);
            double again = settled(ear);
            process(true, NoiseSuppression.HIGH, true);
            anna.send(new EngineCommand.ProcessSound(new SoundProcessing(true, NoiseSuppression.HIGH, true, true)));
            double original = settled(ear);
            String all = "plain " + plain + ", high " + high + ", low " + low + ", again " + again + ", original "
                    + original;
            assertTrue(high < plain / 3, all);
            assertTrue(low > high * 1.3 && low < plain / 1.5, all);
            assertTrue(again > plain / 1.5, all);
            assertTrue(original > plain / 1.5, all);
            process(true, NoiseSuppression.OFF, true);
            settled(ear);
        }
        assertEquals(volume, sandbox.run("pactl", "get-source-volume", "anna-microphone"));
    }

    private void process(boolean echo, NoiseSuppression noise, boolean gain) {
        anna.send(new EngineCommand.ProcessSound(new SoundProcessing(echo, noise, gain, false)));
    }

    /** The loudness once it has settled. */
    private static double settled(Tone.Ear ear) throws Exception {
        ear.loudness(Duration.ofMillis(1500));
        return ear.loudness(Duration.ofMillis(700));
    }

    @Test
    void the_echo_of_the_speaker_is_taken_off_where_that_is_wanted() throws Exception {
        call();
        // Anna's microphone hears her speaker, and so Bert would hear himself.
        sandbox.run(
                "pactl",
                "load-module",
                "module-loopback",
                "latency_msec=20",
                "source=anna-speaker.monitor",
                "sink=anna-voice");
        Tone.noise(sandbox, "bert-voice");
        bert.send(new EngineCommand.ProcessSound(new SoundProcessing(false, NoiseSuppression.OFF, false, true)));
        process(false, NoiseSuppression.OFF, false);
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            anna.send(new EngineCommand.SendMedia("call", true, false));
            bert.send(new EngineCommand.SendMedia("call", true, false));
            double with = settled(ear);
            process(true, NoiseSuppression.OFF, false);
            ear.loudness(Duration.ofSeconds(3));
            double without = settled(ear);
            assertTrue(without < with / 5, "echo " + with + ", with it taken off " + without);
        }
    }

    private static MediaTrackConstraintSet noise(boolean suppressed) {
        return MediaTrackConstraintSet.NONE.withNoiseSuppression(ConstrainBoolean.exact(suppressed));
    }

    @Test
    void the_laboratory_has_a_microphone_that_is_processed_as_its_constraints_say() throws Exception {
        Tone.noise(sandbox, "anna-voice");
        anna.send(new EngineCommand.GetUserMedia(
                1, new MediaStreamConstraints(null, MediaTrackConstraints.of(noise(false)))));
        TrackState track = anna.await(EngineEvent.TrackChanged.class, t -> true).track();
        assertEquals("anna-microphone", track.label());
        assertEquals(false, track.settings().noiseSuppression());
        anna.send(new EngineCommand.MeasureLevel(true));
        anna.await(EngineEvent.LevelMeasured.class, l -> l.level().level() > 0.05);
        anna.send(new EngineCommand.ApplyConstraints(2, DeviceKind.MICROPHONE, MediaTrackConstraints.of(noise(true))));
        anna.await(EngineEvent.ConstraintsMet.class, m -> m.request() == 2);
        // It is measured as it is processed.
        anna.await(
                EngineEvent.LevelMeasured.class,
                l -> l.level().level() < 0.02 && l.level().signal());
        anna.send(new EngineCommand.ApplyConstraints(
                3,
                DeviceKind.MICROPHONE,
                MediaTrackConstraints.of(MediaTrackConstraintSet.NONE.withDeviceId(ConstrainDOMString.exact("x")))));
        assertEquals(
                "deviceId",
                anna.await(EngineEvent.MediaRefused.class, r -> r.request() == 3)
                        .error()
                        .constraint());
        anna.send(new EngineCommand.StopTrack(DeviceKind.MICROPHONE));
        anna.await(EngineEvent.TrackEnded.class, e -> e.kind() == DeviceKind.MICROPHONE);
        anna.send(new EngineCommand.MeasureLevel(false));
        awaitClosed();
    }

    @Test
    void a_call_that_rings_rings_on_after_the_test_sound() throws Exception {
        try (Tone.Ear ear = Tone.listen(sandbox, "anna-speaker.monitor")) {
            anna.send(new EngineCommand.PlaySound("ringing", true));
            assertTrue(ear.loudness(Duration.ofSeconds(3)) > 0.005, "it does not ring");
            anna.send(new EngineCommand.PlaySound("test", false));
            // The test sound and what was ahead of it.
            ear.loudness(Duration.ofMillis(2500));
            assertTrue(ear.loudness(Duration.ofSeconds(4)) > 0.005, "it does not ring any more");
            anna.send(new EngineCommand.PlaySound("test", false));
            anna.send(new EngineCommand.StopSound());
            ear.loudness(Duration.ofMillis(800));
            assertEquals(0, ear.loudness(Duration.ofSeconds(4)), 0.001, "it rings though it was stopped");
        }
    }

    @Test
    void the_test_sound_is_heard_on_the_chosen_speaker() throws Exception {
        try (Tone.Ear ear = Tone.listen(sandbox, "anna-speaker.monitor")) {
            anna.send(new EngineCommand.PlaySound("test", false));
            assertTrue(ear.loudness(Duration.ofMillis(900)) > 0.02, "nothing is heard");
        }
    }
}
