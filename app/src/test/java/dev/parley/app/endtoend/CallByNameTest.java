package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.parley.app.testing.Tone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A call by username between two programs: what each tells, hears and sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallByNameTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final double ALICE_HZ = 440;
    private static final double BOB_HZ = 1000;

    private Scene scene;

    @BeforeAll
    void open() {
        scene = Scene.open("alice", "bob");
    }

    @AfterAll
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void both_hear_and_see_each_other_until_one_hangs_up() throws IOException {
        Program bob = scene.call("bob", Scene.Media.ALL, "--wait", "--once", "--auto-answer");
        bob.await("signed-in");
        Process aliceSpeaks = Tone.play(scene.sandbox(), "alice-voice", ALICE_HZ);
        Process bobSpeaks = Tone.play(scene.sandbox(), "bob-voice", BOB_HZ);
        try (Tone.Ear atBob = Tone.listen(scene.sandbox(), "bob-speaker.monitor");
                Tone.Ear atAlice = Tone.listen(scene.sandbox(), "alice-speaker.monitor")) {
            Program alice = scene.call("alice", Scene.Media.ALL, "bob");
            alice.await("connected");
            bob.await("connected");
            hears(atBob, ALICE_HZ);
            hears(atAlice, BOB_HZ);
            sees(alice);
            sees(bob);

            switchesCamera(alice, bob);
            mutes(alice, aliceSpeaks, atBob, ALICE_HZ);
            mutes(bob, bobSpeaks, atAlice, BOB_HZ);

            alice.type("hang-up");
            assertEquals("hung-up", alice.await("ended").text("reason"));
            assertEquals("hung-up", bob.await("ended").text("reason"));
            alice.exits(0);
            bob.exits(0);
            inOrder(alice, "signed-in", "calling", "ringing", "answered", "connected", "ended");
            inOrder(bob, "signed-in", "ringing", "answered", "connected", "ended");
            // The time of the first sound and picture is the engine's own, which may be before the desk hears of it
            // all.
            for (String first : new String[] {"first-audio", "first-frame"}) {
                inOrder(alice, "answered", first, "ended");
                inOrder(bob, "answered", first, "ended");
            }
        }
    }

    /** Finds the tone as the loudest of all, once the program's own sounds are over. */
    static void hears(Tone.Ear ear, double hz) throws IOException {
        long deadline = System.nanoTime() + SOON.toNanos();
        double loudest = ear.frequency();
        while (Math.abs(loudest - hz) > 10) {
            assertTrue(System.nanoTime() < deadline, hz + " Hz is not heard, but " + loudest);
            loudest = ear.frequency();
        }
    }

    static void sees(Program program) {
        JsonObject first = program.awaitStatistics("a stamp", line -> line.has("stamp_counter"));
        JsonObject later = program.awaitStatistics("a newer stamp", line -> line.has("stamp_counter"));
        assertTrue(
                later.get("stamp_counter").getAsInt()
                        > first.get("stamp_counter").getAsInt(),
                "the picture stands");
        long age = later.get("stamp_age_ms").getAsLong();
        assertTrue(age >= 0 && age < 2000, () -> "a picture took " + age + " ms");
    }

    /**
     * Mutes and unmutes, and compares with somebody who just stops to speak: on a machine that is busy with other things
     * the sound alone is on its way for longer than the 200 ms that are promised.
     */
    private static void mutes(Program program, Process speaks, Tone.Ear ear, double hz) throws IOException {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3 && best > 200; i++) {
            program.type("microphone off");
            long silent = ear.await(hz, false, SOON);
            assertTrue(silent >= 0, "it is never silent");
            best = Math.min(best, silent);
            program.type("microphone on");
            assertTrue(ear.await(hz, true, SOON) >= 0, "it stays silent");
        }
        speaks.destroyForcibly();
        long way = ear.await(hz, false, SOON);
        System.err.println("muted after " + best + " ms; the sound takes " + way + " ms");
        assertTrue(best <= Math.max(200, way + 100), "muted after " + best + " ms, the sound takes " + way);
    }

    private static void switchesCamera(Program one, Program other) {
        one.type("camera off");
        other.await("remote-media", event -> event.text("camera").equals("false"));
        one.await(
                "device",
                event -> event.text("kind").equals("camera")
                        && event.text("status").equals("closed"));
        other.awaitStatistics(
                "no pictures", line -> line.getAsJsonObject("in").get("fps").getAsDouble() == 0);
        one.type("camera on");
        other.await("remote-media", event -> event.text("camera").equals("true"));
        other.awaitStatistics("pictures again", line -> line.has("stamp_counter"));
    }

    private static void inOrder(Program program, String... names) {
        List<Program.Event> wanted = program.events().stream()
                .filter(event -> List.of(names).contains(event.name()))
                .toList();
        assertEquals(List.of(names), wanted.stream().map(Program.Event::name).toList());
        for (int i = 1; i < wanted.size(); i++) {
            assertTrue(wanted.get(i - 1).t() <= wanted.get(i).t(), "the time goes back: " + wanted);
        }
    }
}
