package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.testing.TestEngine;
import dev.parley.app.testing.Tone;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ringing on a second speaker, with a real sound server. */
class RingerTest extends WithSound {
    /** A tone that only the ringing has, Hz. */
    private static final double RINGING = 440;
    /** One that the ringback has, Hz. */
    private static final double RINGBACK = 220;
    /** Longer than the pause in the ringing. */
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private static final DevicePreference DESK = DevicePreference.of(new DeviceChoice("desk-speaker"));

    private TestEngine anna;

    @BeforeEach
    void open() throws Exception {
        sandbox.sound("anna", "bert", "desk");
        anna = engine();
        anna.send(TestEngine.choose(DeviceChoice.NONE, DeviceChoice.NONE, new DeviceChoice("anna-speaker")));
    }

    private void await(Status status, Problem problem) throws InterruptedException {
        anna.await(
                EngineEvent.RingerChanged.class,
                r -> r.state().status() == status && r.state().problem() == problem);
    }

    private void awaitStreams(int count) throws Exception {
        long until = System.nanoTime() + SOON.toNanos();
        String streams;
        do {
            streams = sandbox.run("pactl", "list", "short", "sink-inputs");
        } while (streams.lines().count() != count && System.nanoTime() < until);
        assertEquals(count, streams.lines().count(), streams);
    }

    private static void assertRings(Tone.Ear ear) throws Exception {
        assertTrue(ear.await(RINGING, true, SOON) >= 0, "it does not ring");
    }

    @Test
    void it_rings_on_both_and_both_are_silent_at_once() throws Exception {
        try (Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor");
                Tone.Ear desks = Tone.listen(sandbox, "desk-speaker.monitor")) {
            anna.send(new EngineCommand.ChooseRinger(DESK));
            anna.send(new EngineCommand.PlaySound("ringing", true));
            await(Status.OPEN, Problem.NONE);
            assertRings(annas);
            assertRings(desks);
            // Another round: it goes on and on, and the chosen speaker took no stream from the second one.
            desks.loudness(Duration.ofSeconds(2));
            assertRings(desks);
            assertRings(annas);
            long stopped = System.nanoTime();
            anna.send(new EngineCommand.StopSound());
            await(Status.CLOSED, Problem.NONE);
            long first = annas.since(stopped, RINGING, false, SOON);
            long second = desks.since(stopped, RINGING, false, SOON);
            awaitStreams(0);
            assertTrue(first >= 0 && first < 500, "rings on the speaker after " + first + " ms");
            assertTrue(second >= 0 && second < 500, "rings on the second one after " + second + " ms");
            assertEquals(0, annas.loudness(A_WHILE), 0.001);
            assertEquals(0, desks.loudness(Duration.ofSeconds(1)), 0.001);
        }
    }

    @Test
    void nothing_else_is_heard_there() throws Exception {
        Tone.play(sandbox, "bert-voice", 1000);
        TestEngine bert = engine();
        bert.send(TestEngine.choose(DeviceChoice.NONE, new DeviceChoice("bert-microphone"), DeviceChoice.NONE));
        try (Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor");
                Tone.Ear desks = Tone.listen(sandbox, "desk-speaker.monitor")) {
            anna.send(new EngineCommand.ChooseRinger(DESK));
            anna.send(new EngineCommand.PlaySound("ringback", true));
            assertTrue(annas.await(RINGBACK, true, SOON) >= 0, "no ringback");
            TestEngine.connect(anna, bert, "call");
            bert.send(new EngineCommand.SendMedia("call", true, false));
            anna.send(new EngineCommand.StopSound());
            anna.send(new EngineCommand.PlaySound("connected", false));
            assertTrue(annas.await(1000, true, SOON) >= 0, "Bert is not heard");
            assertEquals(0, desks.sounds(), "something is heard on the second speaker");
        }
    }

    @Test
    void where_one_is_unplugged_it_rings_on_the_other() throws Exception {
        DeviceChoice chosen = new DeviceChoice("anna-speaker");
        anna.send(new EngineCommand.ChooseDevices(
                DevicePreference.of(DeviceChoice.NONE),
                DevicePreference.of(DeviceChoice.NONE),
                DevicePreference.of(chosen, new DeviceChoice("desk-speaker"))));
        anna.send(new EngineCommand.ChooseRinger(DESK));
        anna.send(new EngineCommand.PlaySound("ringing", true));
        await(Status.OPEN, Problem.NONE);
        try (Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor")) {
            assertRings(annas);
            sandbox.unplug("desk-speaker");
            await(Status.FAILED, Problem.NOT_FOUND);
            awaitStreams(1);
            assertRings(annas);
            sandbox.replug("desk-speaker");
            await(Status.OPEN, Problem.NONE);
        }
        try (Tone.Ear desks = Tone.listen(sandbox, "desk-speaker.monitor")) {
            assertRings(desks);
            sandbox.unplug("anna-speaker");
            await(Status.CLOSED, Problem.NONE);
            assertRings(desks);
            awaitStreams(1);
        }
    }

    @Test
    void a_stream_that_fails_is_told_and_tried_again_by_the_next_ringing() throws Exception {
        anna.send(new EngineCommand.ChooseRinger(DESK));
        anna.send(new EngineCommand.PlaySound("ringing", true));
        await(Status.OPEN, Problem.NONE);
        awaitStreams(2);
        endStreamOn("desk-speaker");
        await(Status.FAILED, Problem.UNKNOWN);
        try (Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor")) {
            assertRings(annas);
        }
        awaitStreams(1);
        anna.send(new EngineCommand.StopSound());
        anna.send(new EngineCommand.PlaySound("ringing", true));
        await(Status.OPEN, Problem.NONE);
        awaitStreams(2);
    }

    /** As a sound server does whose device fails. */
    private void endStreamOn(String sink) throws Exception {
        String sinks = sandbox.run("pactl", "list", "short", "sinks");
        String number = first(sinks, line -> line.contains("\t" + sink + "\t"));
        String streams = sandbox.run("pactl", "list", "short", "sink-inputs");
        String stream = first(streams, line -> line.split("\t", -1)[1].equals(number));
        Path socket = directory.resolve("cli.socket");
        sandbox.run("pactl", "load-module", "module-cli-protocol-unix", "socket=" + socket);
        assumeTrue(Files.exists(socket), "this sound server has no module-cli-protocol-unix");
        try (SocketChannel cli = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            cli.write(StandardCharsets.UTF_8.encode("kill-sink-input " + stream + "\n"));
        }
    }

    private static String first(String table, Predicate<String> fits) {
        return table.lines().filter(fits).findFirst().orElseThrow().split("\t", -1)[0];
    }

    @Test
    void the_chosen_speaker_itself_rings_once() throws Exception {
        try (Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor")) {
            anna.send(new EngineCommand.ChooseRinger(DevicePreference.of(new DeviceChoice("anna-speaker"))));
            anna.send(new EngineCommand.PlaySound("ringing", true));
            assertRings(annas);
            awaitStreams(1);
            // No speaker, but a second one.
            anna.send(TestEngine.choose(DeviceChoice.NONE, DeviceChoice.NONE, DeviceChoice.NONE));
            anna.send(new EngineCommand.PlaySound("ringing", true));
            await(Status.OPEN, Problem.NONE);
            assertRings(annas);
        }
    }

    @Test
    void it_is_tried_for_some_seconds_and_on_the_second_speaker_only() throws Exception {
        try (Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor");
                Tone.Ear desks = Tone.listen(sandbox, "desk-speaker.monitor")) {
            anna.send(new EngineCommand.ChooseRinger(DESK));
            anna.send(new EngineCommand.TryRinger(true));
            anna.await(EngineEvent.RingerChanged.class, EngineEvent.RingerChanged::trying);
            assertRings(desks);
            anna.await(EngineEvent.RingerChanged.class, r -> !r.trying());
            awaitStreams(0);
            anna.send(new EngineCommand.TryRinger(true));
            assertRings(desks);
            anna.send(new EngineCommand.TryRinger(false));
            awaitStreams(0);
            anna.send(new EngineCommand.TryRinger(true));
            assertRings(desks);
            assertEquals(0, annas.sounds());
            // A call ends what is tried, and its end ends both.
            anna.send(new EngineCommand.PlaySound("ringing", true));
            anna.await(
                    EngineEvent.RingerChanged.class,
                    r -> !r.trying() && r.state().status() == Status.OPEN);
            assertRings(annas);
            assertRings(desks);
            anna.send(new EngineCommand.StopSound());
            awaitStreams(0);
        }
    }
}
