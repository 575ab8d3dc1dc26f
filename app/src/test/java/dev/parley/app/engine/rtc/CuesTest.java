package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.devices.Wave;
import dev.parley.app.engine.link.EngineLauncher;
import dev.parley.app.testing.Sandbox;
import dev.parley.app.testing.TestEngine;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CuesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ringing", "ringback", "connected", "lost", "ended"})
    void every_sound_is_there(String name) throws Exception {
        Wave wave = Wave.load(name);
        assertEquals(48_000, wave.rate());
        assertTrue(wave.samples().capacity() > 1000, "too short");
    }

    @Test
    void a_broken_file_is_refused() {
        assertThrows(IOException.class, () -> Wave.load("nosuchsound"));
        assertThrows(IOException.class, () -> Wave.parse(new byte[0]));
        byte[] odd = new byte[60];
        Arrays.fill(odd, (byte) 0x7f);
        assertThrows(IOException.class, () -> Wave.parse(odd));
    }

    @Test
    void it_rings_on_the_chosen_speaker_until_it_is_stopped() throws Exception {
        try (Sandbox sandbox = Sandbox.open(directory)) {
            sandbox.sound("other", "anna");
            EngineLauncher launcher = EngineLauncher.devices(directory.resolve("natives"))
                    .withPrefix(sandbox.enter())
                    .withEnvironment(sandbox.environment());
            try (TestEngine engine = TestEngine.start(launcher, directory);
                    Tone.Ear annas = Tone.listen(sandbox, "anna-speaker.monitor");
                    Tone.Ear others = Tone.listen(sandbox, "other-speaker.monitor")) {
                engine.await(EngineEvent.DevicesListed.class, d -> !d.devices().isEmpty());
                engine.send(TestEngine.choose(
                        DeviceChoice.PATTERN, DeviceChoice.DEFAULT, new DeviceChoice("anna-speaker")));
                engine.send(new EngineCommand.PlaySound("ringing", true));
                double hz = 0;
                for (int i = 0; i < 10 && hz == 0; i++) {
                    hz = annas.frequency();
                }
                assertTrue(hz > 0, "it does not ring");
                assertEquals(0, others.frequency());
                engine.send(new EngineCommand.StopSound());
                double after = hz;
                for (int i = 0; i < 4 && after > 0; i++) {
                    after = annas.frequency();
                }
                assertEquals(0, after);
                assertEquals(0, annas.frequency());
                assertEquals(0, annas.frequency());
            }
        }
    }
}
