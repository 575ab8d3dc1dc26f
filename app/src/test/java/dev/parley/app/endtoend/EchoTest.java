package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code echo}: one person on one computer sees and hears themselves, with a sound server and without. */
class EchoTest {
    private static final double HZ = 440;

    @Test
    void sends_back_the_tone_and_the_picture() throws IOException {
        try (Scene scene = Scene.open("alice")) {
            try (Tone.Ear ear = Tone.listen(scene.sandbox(), "alice-speaker.monitor")) {
                Program alice = scene.call("alice", Scene.Media.ALL, "echo");
                alice.await("connected");
                CallByNameTest.sees(alice);
                assertTrue(comesBack(scene, ear), "the tone does not come back");
                hangUp(alice);
            }
        }
    }

    @Test
    void sends_back_the_picture_on_a_machine_without_a_sound_server() {
        try (Scene scene = Scene.open()) {
            Program alice = scene.call("alice", Scene.Media.PATTERN_AND_DEFAULT_SOUND, "echo");
            alice.await("connected");
            CallByNameTest.sees(alice);
            for (String kind : new String[] {"microphone", "speaker"}) {
                assertTrue(
                        alice.events().stream()
                                .anyMatch(event -> event.name().equals("device")
                                        && event.text("kind").equals(kind)
                                        && event.text("problem").equals("no-sound-server")),
                        () -> kind + " does not say that there is no sound server: " + alice.events());
            }
            assertTrue(alice.errors().contains("No sound: there is no PulseAudio or PipeWire"), alice::errors);
            hangUp(alice);
        }
    }

    // Short tones with silence between, as people speak: of one that goes on and on the echo canceller would hold what
    // is
    // said for what was heard.
    private static boolean comesBack(Scene scene, Tone.Ear ear) throws IOException {
        for (int i = 0; i < 5; i++) {
            Process tone = Tone.play(scene.sandbox(), "alice-voice", HZ);
            boolean heard = ear.await(HZ, true, Duration.ofSeconds(3)) >= 0;
            tone.destroyForcibly();
            if (heard) {
                return true;
            }
            ear.await(HZ, false, Duration.ofSeconds(3));
        }
        return false;
    }

    private static void hangUp(Program alice) {
        alice.type("hang-up");
        assertEquals("hung-up", alice.await("ended").text("reason"));
        alice.exits(0);
    }
}
