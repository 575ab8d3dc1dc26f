package dev.parley.signaling.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.signaling.protocol.Registration;
import org.junit.jupiter.api.Test;

class ServerProbeTest {
    @Test
    void an_answer_says_what_is_there() {
        assertEquals(
                new ServerProbe.Trusted("Study", Registration.INVITATION),
                ServerProbe.answer(
                        "{\"type\":\"welcome\",\"re\":0,\"version\":1,\"server\":\"Study\",\"registration\":\"invitation\"}"));
        assertEquals(
                new ServerProbe.OtherVersion("It speaks 2."),
                ServerProbe.answer(
                        "{\"type\":\"error\",\"re\":0,\"code\":\"unsupported-version\",\"message\":\"It speaks 2.\"}"));
        // From before there was a greeting.
        assertEquals(
                new ServerProbe.Trusted("", Registration.OPEN),
                ServerProbe.answer("{\"type\":\"error\",\"re\":0,\"code\":\"unknown-type\",\"message\":\"What?\"}"));
        assertInstanceOf(ServerProbe.NotAServer.class, ServerProbe.answer("220 smtp.example.org"));
    }
}
