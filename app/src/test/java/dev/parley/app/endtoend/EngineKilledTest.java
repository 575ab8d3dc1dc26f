package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.testing.Tone;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine of one side is killed: the program stays, and picture and sound are there again soon, on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineKilledTest {
    private static final double ALICE_HZ = 440;
    private static final double BOB_HZ = 1000;
    /** What is asked for is 2 s; a machine that is busy with other things gets more. */
    private static final long AT_MOST_MS = 8000;

    /** Whose engine. */
    enum Side {
        CALLER,
        CALLED
    }

    private Scene scene;
    private Tone.Ear atAlice;
    private Tone.Ear atBob;
    private Program alice;
    private Program bob;

    @BeforeAll
    void open() throws IOException {
        scene = Scene.open("alice", "bob");
        Tone.play(scene.sandbox(), "alice-voice", ALICE_HZ);
        Tone.play(scene.sandbox(), "bob-voice", BOB_HZ);
        atAlice = Tone.listen(scene.sandbox(), "alice-speaker.monitor");
        atBob = Tone.listen(scene.sandbox(), "bob-speaker.monitor");
    }

    @AfterAll
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @BeforeEach
    void ring() {
        bob = scene.call("bob", Scene.Media.ALL, "--wait", "--once");
        bob.await("signed-in");
        alice = scene.call("alice", Scene.Media.ALL, "bob");
        alice.await("ringing");
        bob.await("ringing");
    }

    /** The end is as that of any call, and leaves no engine. */
    @AfterEach
    void hangUp() {
        ProcessHandle atAlices = alice.engine();
        ProcessHandle atBobs = bob.engine();
        alice.type("hang-up");
        assertEquals("hung-up", alice.await("ended").text("reason"));
        assertEquals("hung-up", bob.await("ended").text("reason"));
        alice.exits(0);
        bob.exits(0);
        Program.waitFor(atAlices);
        Program.waitFor(atBobs);
    }

    @ParameterizedTest
    @EnumSource
    void while_it_rings(Side side) throws IOException {
        long killed = kill(side);
        bob.type("answer");
        back("ringing, " + side, killed);
    }

    @ParameterizedTest
    @EnumSource
    void while_connecting(Side side) throws IOException {
        bob.type("answer");
        (side == Side.CALLER ? alice : bob).await("answered");
        back("answered, " + side, kill(side));
    }

    @ParameterizedTest
    @EnumSource
    void in_the_call(Side side) throws IOException {
        bob.type("answer");
        CallByNameTest.sees(alice);
        CallByNameTest.sees(bob);
        back("in the call, " + side, kill(side));
    }

    private long kill(Side side) {
        ProcessHandle engine = (side == Side.CALLER ? alice : bob).engine();
        assertTrue(engine.destroyForcibly(), "no engine to kill");
        Program.waitFor(engine);
        return System.nanoTime() / 1_000_000;
    }

    // Both programs and this one have the same monotonic clock.
    private void back(String what, long killed) throws IOException {
        long sound = Math.max(heard(atBob, ALICE_HZ), heard(atAlice, BOB_HZ)) - killed;
        long picture = Math.max(firstFrame(alice, killed), firstFrame(bob, killed)) - killed;
        CallByNameTest.sees(alice);
        CallByNameTest.sees(bob);
        System.err.println(what + ": picture back after " + picture + " ms, sound within " + sound + " ms");
        assertTrue(picture <= AT_MOST_MS, "the picture was back after " + picture + " ms");
        assertTrue(sound <= AT_MOST_MS, "the sound was back after " + sound + " ms");
    }

    private static long heard(Tone.Ear ear, double hz) throws IOException {
        assertTrue(ear.await(hz, true, Program.SOON) >= 0, hz + " Hz is not heard any more");
        return System.nanoTime() / 1_000_000;
    }

    private static long firstFrame(Program program, long after) {
        return program.await("first-frame", event -> event.t() > after).t();
    }
}
