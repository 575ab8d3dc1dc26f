package dev.parley.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server is killed, and comes back. */
class ServerLostTest {
    private Scene scene;
    private Program alice;
    private Program bob;

    @BeforeEach
    void ring() {
        scene = Scene.open();
        bob = scene.call("bob", Scene.Media.PATTERN, "--wait", "--once");
        bob.await("signed-in");
        alice = scene.call("alice", Scene.Media.PATTERN, "bob");
        alice.await("ringing");
        bob.await("ringing");
    }

    @AfterEach
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void a_call_goes_on_without_it_and_ends_on_both_sides() {
        bob.type("answer");
        CallByNameTest.sees(alice);
        CallByNameTest.sees(bob);
        scene.server().kill();
        alice.await("server-lost");
        bob.await("server-lost");
        CallByNameTest.sees(alice);
        scene.startServer();
        alice.await("signed-in");
        bob.await("signed-in");
        CallByNameTest.sees(alice);
        CallByNameTest.sees(bob);
        alice.type("hang-up");
        Program.Event ended = alice.await("ended");
        assertEquals("hung-up", ended.text("reason"));
        Program.Event there = bob.await("ended");
        System.err.println("told after " + (there.t() - ended.t()) + " ms: " + there.json());
        assertTrue(there.t() - ended.t() < 15_000, "told after " + (there.t() - ended.t()) + " ms");
        alice.exits(0);
    }

    @Test
    void a_call_that_rings_is_over_when_it_comes_back_and_knows_nothing() {
        scene.server().kill();
        alice.await("server-lost");
        scene.startServer();
        assertEquals("server-lost", alice.await("ended").text("reason"));
        assertEquals("server-lost", bob.await("ended").text("reason"));
        alice.exits(5);
        bob.exits(5);
    }
}
