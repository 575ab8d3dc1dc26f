package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every way in which a call ends, as both sides tell it, with the exit code of the program that called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingsTest {
    private static final int OK = 0;
    private static final int NOT_ANSWERED = 6;

    private Scene scene;
    private Program bob;

    @BeforeAll
    void open() {
        scene = Scene.open();
        bob = scene.call("bob", Scene.Media.NONE, "--wait");
        bob.await("signed-in");
    }

    @AfterAll
    void close() {
        if (scene != null) {
            bob.stop();
            scene.close();
        }
    }

    @Test
    void declined() {
        Program alice = ringing();
        bob.type("decline");
        ended(bob, "declined", true);
        ended(alice, "declined", false);
        alice.exits(NOT_ANSWERED);
    }

    @Test
    void cancelled() {
        Program alice = ringing();
        alice.type("hang-up");
        ended(alice, "cancelled", true);
        ended(bob, "cancelled", false);
        alice.exits(NOT_ANSWERED);
    }

    @Test
    void hung_up_by_the_caller() {
        Program alice = talking();
        alice.type("hang-up");
        ended(alice, "hung-up", true);
        ended(bob, "hung-up", false);
        alice.exits(OK);
    }

    @Test
    void hung_up_by_the_called_person_while_a_third_one_finds_them_busy() {
        Program alice = talking();
        Program carol = scene.call("carol", Scene.Media.NONE, "bob");
        ended(carol, "busy", false);
        carol.exits(NOT_ANSWERED);
        bob.type("hang-up");
        ended(bob, "hung-up", true);
        ended(alice, "hung-up", false);
        alice.exits(OK);
    }

    @Test
    void nobody_of_that_name() {
        Program alice = scene.call("alice", Scene.Media.NONE, "nobody");
        ended(alice, "unknown-user", false);
        alice.exits(NOT_ANSWERED);
    }

    @Test
    void offline() {
        Program dave = scene.call("dave", Scene.Media.NONE, "--wait");
        dave.await("signed-in");
        dave.stop();
        Program alice = scene.call("alice", Scene.Media.NONE, "dave");
        ended(alice, "offline", false);
        alice.exits(NOT_ANSWERED);
    }

    @Test
    void answered_on_another_device() {
        Program other = scene.callFrom("bob-other", "bob", Scene.Media.NONE, "--wait", "--once");
        other.await("signed-in");
        Program alice = ringing();
        other.await("ringing");
        bob.type("answer");
        bob.await("connected");
        ended(other, "answered-elsewhere", false);
        other.exits(NOT_ANSWERED);
        alice.await("connected");
        alice.type("hang-up");
        ended(bob, "hung-up", false);
        alice.exits(OK);
    }

    @Test
    void both_call_each_other_at_once() {
        Program erin = scene.call("erin", Scene.Media.NONE, "--wait", "--auto-answer");
        Program frank = scene.call("frank", Scene.Media.NONE, "--wait", "--auto-answer");
        erin.await("signed-in");
        frank.await("signed-in");
        for (int round = 0; round < 6; round++) {
            erin.type("call frank");
            frank.type("call erin");
            String call = erin.await("connected").text("call");
            assertEquals(call, frank.await("connected").text("call"), "they are in two calls");
            Program first = round % 2 == 0 ? erin : frank;
            Program second = round % 2 == 0 ? frank : erin;
            first.type("hang-up");
            assertEquals(call, ended(first, "hung-up", true).text("call"));
            assertEquals(call, ended(second, "hung-up", false).text("call"));
        }
        erin.stop();
        frank.stop();
    }

    @Test
    void the_caller_is_killed_while_it_rings() {
        Program alice = ringing();
        ProcessHandle engine = alice.engine();
        alice.kill();
        Program.waitFor(engine);
        bob.type("decline");
        ended(bob, "declined", true);
        canBeCalled();
    }

    @Test
    void the_caller_is_killed_in_the_call() {
        Program alice = talking();
        ProcessHandle engine = alice.engine();
        alice.kill();
        Program.waitFor(engine);
        bob.await("reconnecting", any -> true, Duration.ofSeconds(15));
        bob.type("hang-up");
        ended(bob, "hung-up", true);
        canBeCalled();
    }

    private void canBeCalled() {
        Program alice = talking();
        alice.type("hang-up");
        ended(bob, "hung-up", false);
        alice.exits(OK);
    }

    private Program ringing() {
        Program alice = scene.call("alice", Scene.Media.NONE, "bob");
        alice.await("ringing");
        bob.await("ringing");
        return alice;
    }

    private Program talking() {
        Program alice = ringing();
        bob.type("answer");
        alice.await("connected");
        bob.await("connected");
        return alice;
    }

    private static Program.Event ended(Program program, String reason, boolean byMe) {
        Program.Event ended = program.await("ended");
        assertEquals(reason, ended.text("reason"));
        assertEquals(Boolean.toString(byMe), ended.text("by_me"));
        assertTrue(ended.text("call").length() >= 16, "no call");
        return ended;
    }
}
