package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.PictureMemory;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.TestEngine;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microphones and speakers that come and go in a running call, with a real sound server. */
class SoundDevicesTest extends WithSound {
    private static final DevicePreference NO_CAMERA = DevicePreference.of(DeviceChoice.NONE);

    private TestEngine anna;
    private TestEngine bert;

    @BeforeEach
    void open() throws Exception {
        sandbox.sound("anna", "bert", "other");
        Tone.play(sandbox, "anna-voice", 1000);
        Tone.play(sandbox, "other-voice", 600);
        anna = engine();
        bert = engine();
    }

    /** Anna talks to Bert. */
    private void call(DevicePreference annas, DevicePreference berts) throws InterruptedException {
        anna.send(new EngineCommand.ChooseDevices(NO_CAMERA, annas, one("none")));
        bert.send(new EngineCommand.ChooseDevices(NO_CAMERA, one("none"), berts));
        TestEngine.connect(anna, bert, "call");
        anna.send(new EngineCommand.SendMedia("call", true, false));
    }

    private static DevicePreference one(String... names) {
        return new DevicePreference(
                List.of(names).stream().map(DeviceChoice::new).toList());
    }

    private static DeviceState await(TestEngine engine, DeviceKind kind, Status status, Problem problem)
            throws InterruptedException {
        return engine.await(
                        EngineEvent.DeviceChanged.class,
                        d -> d.state().kind() == kind
                                && d.state().status() == status
                                && d.state().problem() == problem)
                .state();
    }

    @Test
    void the_list_follows_the_sound_server_and_so_does_the_default() throws Exception {
        assertTrue(listed(anna, DeviceKind.SPEAKER, List.of("anna-speaker", "anna-voice", "bert-speaker")));
        sandbox.run("pactl", "set-default-sink", "bert-speaker");
        anna.await(EngineEvent.DevicesListed.class, l -> l.devices().stream()
                .anyMatch(d -> d.systemDefault() && d.id().equals("bert-speaker")));
        sandbox.plug("carla");
        anna.await(EngineEvent.DevicesListed.class, l -> l.devices().stream()
                .anyMatch(d -> d.id().equals("carla-microphone")));
    }

    private static boolean listed(TestEngine engine, DeviceKind kind, List<String> first) throws InterruptedException {
        List<String> names =
                engine.await(EngineEvent.DevicesListed.class, l -> l.devices().size() > 5).devices().stream()
                        .filter(device -> device.kind() == kind)
                        .map(Device::name)
                        .toList();
        return names.subList(0, first.size()).equals(first);
    }

    @Test
    void two_microphones_of_one_name_are_told_apart() throws Exception {
        sandbox.run(
                "pactl",
                "load-module",
                "module-remap-source",
                "master=other-voice.monitor",
                "source_name=twin",
                "source_properties=device.description=anna-microphone");
        anna.await(EngineEvent.DevicesListed.class, l -> l.devices().stream()
                .anyMatch(d -> d.id().equals("twin") && d.name().equals("anna-microphone (2)")));
    }

    @Test
    void the_next_microphone_is_used_while_the_best_one_is_gone() throws Exception {
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            call(one("anna-microphone", "other-microphone"), one("bert-speaker"));
            assertTrue(ear.await(1000, true, SOON) >= 0, "the first microphone is not heard");
            sandbox.unplug("anna-microphone");
            DeviceState state = await(anna, DeviceKind.MICROPHONE, Status.OPEN, Problem.NOT_FOUND);
            assertEquals("other-microphone", state.name());
            assertEquals("anna-microphone", state.wanted());
            assertTrue(ear.await(600, true, SOON) >= 0, "the second microphone is not heard");
            sandbox.run(
                    "pactl",
                    "load-module",
                    "module-remap-source",
                    "master=anna-voice.monitor",
                    "source_name=anna-microphone",
                    "source_properties=device.description=anna-microphone");
            await(anna, DeviceKind.MICROPHONE, Status.OPEN, Problem.NONE);
            assertTrue(ear.await(1000, true, SOON) >= 0, "the first microphone is not heard again");
            assertTrue(ear.await(600, false, SOON) >= 0, "the second microphone is still heard");
        }
    }

    @Test
    void the_next_speaker_is_used_while_the_best_one_is_gone() throws Exception {
        try (Tone.Ear others = Tone.listen(sandbox, "other-speaker.monitor")) {
            call(one("anna-microphone"), one("bert-speaker", "other-speaker"));
            await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
            sandbox.unplug("bert-speaker");
            DeviceState state = await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NOT_FOUND);
            assertEquals("other-speaker", state.name());
            assertTrue(others.await(1000, true, SOON) >= 0, "the second speaker is silent");
            sandbox.run(
                    "pactl",
                    "load-module",
                    "module-null-sink",
                    "norewinds=1",
                    "rate=48000",
                    "sink_name=bert-speaker",
                    "sink_properties=device.description=bert-speaker");
            await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
            assertTrue(others.await(1000, false, SOON) >= 0, "the second speaker still plays");
            try (Tone.Ear berts = Tone.listen(sandbox, "bert-speaker.monitor")) {
                assertTrue(berts.await(1000, true, SOON) >= 0, "the first speaker is silent");
            }
        }
    }

    @Test
    void the_system_default_moves_a_call_with_it() throws Exception {
        sandbox.run("pactl", "set-default-sink", "bert-speaker");
        sandbox.run("pactl", "set-default-source", "anna-microphone");
        try (Tone.Ear others = Tone.listen(sandbox, "other-speaker.monitor")) {
            call(DevicePreference.DEFAULT, DevicePreference.DEFAULT);
            await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
            sandbox.run("pactl", "set-default-sink", "other-speaker");
            assertTrue(others.await(1000, true, SOON) >= 0, "the new default speaker is silent");
            sandbox.run("pactl", "set-default-source", "other-microphone");
            assertTrue(others.await(600, true, SOON) >= 0, "the new default microphone is not heard");
        }
    }

    @Test
    void with_the_last_speaker_the_sound_is_gone_and_comes_back_with_it() throws Exception {
        // What a sound server has in place of a missing speaker.
        sandbox.run("pactl", "load-module", "module-null-sink", "sink_name=auto_null");
        call(one("anna-microphone"), one("bert-speaker"));
        await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
        unplugAllSpeakers();
        await(bert, DeviceKind.SPEAKER, Status.FAILED, Problem.UNPLUGGED);
        await(anna, DeviceKind.MICROPHONE, Status.FAILED, Problem.UNPLUGGED);
        sandbox.plug("anna");
        sandbox.plug("bert");
        await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
        Tone.play(sandbox, "anna-voice", 1000);
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            assertTrue(ear.await(1000, true, SOON) >= 0, "no sound after the return");
        }
    }

    @Test
    void where_the_stream_went_with_the_last_speaker_a_fresh_engine_takes_over() throws Exception {
        call(one("anna-microphone"), one("bert-speaker"));
        await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
        unplugAllSpeakers();
        await(bert, DeviceKind.SPEAKER, Status.FAILED, Problem.UNPLUGGED);
        sandbox.plug("bert");
        bert.await(EngineEvent.Leaving.class, leaving -> leaving.reason().equals("sound-stream"));
        bert.await(TestEngine.NowReady.class, r -> true);
        await(bert, DeviceKind.SPEAKER, Status.CLOSED, Problem.NONE);
    }

    private void unplugAllSpeakers() throws Exception {
        for (String person : List.of("anna", "bert", "other")) {
            sandbox.unplug(person + "-speaker");
            sandbox.unplug(person + "-voice");
        }
    }

    @Test
    void without_a_microphone_nothing_is_sent_rather_than_what_the_speaker_plays() throws Exception {
        Tone.play(sandbox, "anna-speaker", 440);
        sandbox.run("pactl", "set-default-sink", "anna-speaker");
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            call(one("anna-microphone"), one("bert-speaker"));
            assertTrue(ear.await(1000, true, SOON) >= 0, "not heard");
            for (String person : List.of("anna", "bert", "other")) {
                sandbox.unplug(person + "-microphone");
            }
            await(anna, DeviceKind.MICROPHONE, Status.FAILED, Problem.UNPLUGGED);
            assertTrue(ear.await(1000, false, SOON) >= 0, "still heard");
            assertEquals(0, ear.frequency(), "what Anna's speaker plays is heard");
        }
    }

    @Test
    void a_muted_microphone_stays_muted_whatever_is_changed() throws Exception {
        try (Tone.Ear ear = Tone.listen(sandbox, "bert-speaker.monitor")) {
            call(one("anna-microphone"), one("bert-speaker"));
            assertTrue(ear.await(1000, true, SOON) >= 0, "not heard");
            anna.send(new EngineCommand.SendMedia("call", false, false));
            assertTrue(ear.await(1000, false, SOON) >= 0, "not muted");
            anna.send(new EngineCommand.ChooseDevices(NO_CAMERA, one("other-microphone"), one("anna-speaker")));
            anna.send(new EngineCommand.ChooseDevices(NO_CAMERA, one("anna-microphone"), one("other-speaker")));
            anna.send(new EngineCommand.ChooseDevices(NO_CAMERA, one("other-microphone"), one("none")));
            sandbox.unplug("other-microphone");
            await(anna, DeviceKind.MICROPHONE, Status.CLOSED, Problem.NOT_FOUND);
            assertEquals(0, ear.frequency(), "something is heard though all is muted");
            anna.send(new EngineCommand.SendMedia("call", true, false));
            assertTrue(ear.await(1000, true, SOON) >= 0, "not heard again");
        }
    }

    @Test
    void when_the_sound_server_goes_and_comes_back_a_fresh_engine_takes_over() throws Exception {
        call(one("anna-microphone"), one("bert-speaker"));
        await(bert, DeviceKind.SPEAKER, Status.OPEN, Problem.NONE);
        long pid = bert.link().pid();
        sandbox.silence();
        await(bert, DeviceKind.SPEAKER, Status.FAILED, Problem.NO_SOUND_SERVER);
        assertEquals(pid, bert.link().pid(), "the engine died with the sound server");
        sandbox.sound("anna", "bert");
        bert.await(EngineEvent.Leaving.class, leaving -> leaving.reason().equals("sound-server"));
        bert.await(TestEngine.NowReady.class, r -> true);
        await(bert, DeviceKind.SPEAKER, Status.CLOSED, Problem.NONE);
    }

    @Test
    void a_sound_server_that_refuses_everybody_starts_no_engine_after_another() throws Exception {
        Path socket = directory.resolve("refusing.socket");
        try (ServerSocketChannel refusing = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            refusing.bind(UnixDomainSocketAddress.of(socket));
            var unused = Thread.ofPlatform().daemon().start(() -> refuse(refusing));
            Map<String, String> environment = new HashMap<>(sandbox.environment());
            environment.put("PULSE_SERVER", "unix:" + socket);
            TestEngine carla =
                    engine(EngineLauncher.devices(directory.resolve("natives")).withEnvironment(environment));
            carla.send(TestEngine.choose(DeviceChoice.PATTERN, DeviceChoice.DEFAULT, DeviceChoice.DEFAULT));
            await(carla, DeviceKind.MICROPHONE, Status.FAILED, Problem.NO_SOUND_SERVER);
            long pid = carla.link().pid();
            PictureMemory self = carla.show("self", EngineCommand.SELF, 160, 90);
            carla.send(new EngineCommand.Preview(true));
            // Four seconds of pictures: an engine would have left after two.
            TestEngine.stamp(self, 120);
            assertEquals(pid, carla.link().pid(), "the engine was started again");
        }
    }

    private static void refuse(ServerSocketChannel server) {
        try {
            while (server.isOpen()) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
