package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.testing.FakeCameras;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that are unplugged, and come back, in a call between real programs: the call goes on, and both sides know. */
class DevicesLostTest {
    private Scene scene;
    private Program alice;
    private Program bob;

    @AfterEach
    void hangUp() {
        if (alice != null) {
            alice.type("hang-up");
            assertEquals("hung-up", bob.await("ended").text("reason"));
            alice.exits(0);
            bob.exits(0);
        }
        if (scene != null) {
            scene.close();
        }
    }

    private void call(List<String> alices, List<String> bobs) {
        bob = scene.callWith("bob", bobs, "--wait", "--once", "--auto-answer");
        bob.await("signed-in");
        alice = scene.callWith("alice", alices, "bob");
        alice.await("connected");
        bob.await("connected");
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private static boolean sends(Program.Event event, String what, boolean on) {
        return event.json().get(what).getAsBoolean() == on;
    }

    @Test
    void the_camera() throws IOException {
        scene = Scene.open();
        FakeCameras cameras = new FakeCameras(scene.directory());
        cameras.plug("one", FakeCameras.ONE);
        cameras.plug("two", FakeCameras.TWO);
        scene.environment(cameras.environment());
        // Bob's computer has no cameras, so his picture has another stamp.
        List<String> silent = List.of("--mic", "none", "--speaker", "none");
        List<String> alices = new java.util.ArrayList<>(silent);
        alices.addAll(List.of("--camera", "Camera Two", "--camera", "Camera One"));
        List<String> bobs = new java.util.ArrayList<>(silent);
        bobs.addAll(List.of("--camera", "pattern"));
        call(alices, bobs);
        CallByNameTest.sees(bob);

        cameras.unplug("two");
        assertEquals(
                "Camera One",
                alice.await("device", e -> e.text("problem").equals("not-found"))
                        .text("name"));
        CallByNameTest.sees(bob);

        long unplugged = now();
        cameras.unplug("one");
        Program.Event told = bob.await("remote-media", e -> sends(e, "camera", false));
        assertTrue(told.t() - unplugged < 1000, "the other side was told after " + (told.t() - unplugged) + " ms");
        alice.await("device", e -> e.text("problem").equals("unplugged"));
        assertTrue(alice.errors().contains("was unplugged. Plug it in again"), alice::errors);

        cameras.plug("one", FakeCameras.ONE);
        bob.await("remote-media", e -> sends(e, "camera", true));
        CallByNameTest.sees(bob);
        scene.environment(Map.of());
    }

    @Test
    void the_sound_server() throws IOException, InterruptedException {
        scene = Scene.open("alice", "bob");
        call(sound("alice"), sound("bob"));
        Tone.play(scene.sandbox(), "alice-voice", 700);
        try (Tone.Ear ear = Tone.listen(scene.sandbox(), "bob-speaker.monitor")) {
            assertTrue(ear.await(700, true, Program.SOON) >= 0, "Bob does not hear Alice");
        }
        scene.sandbox().silence();
        alice.await("device", e -> e.text("problem").equals("no-sound-server"));
        bob.await("remote-media", e -> sends(e, "microphone", false));
        CallByNameTest.sees(bob);
        CallByNameTest.sees(alice);

        scene.sandbox().sound("alice", "bob");
        bob.await("remote-media", e -> sends(e, "microphone", true));
        Tone.play(scene.sandbox(), "alice-voice", 700);
        try (Tone.Ear ear = Tone.listen(scene.sandbox(), "bob-speaker.monitor")) {
            assertTrue(ear.await(700, true, Program.SOON) >= 0, "Bob does not hear Alice again");
        }
        CallByNameTest.sees(bob);
        CallByNameTest.sees(alice);
    }

    private static List<String> sound(String person) {
        return List.of("--camera", "pattern", "--mic", person + "-microphone", "--speaker", person + "-speaker");
    }
}
