package dev.parley.app.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.updates.Answer.Failed;
import dev.parley.app.updates.Answer.Newer;
import dev.parley.app.updates.Answer.Newest;
import dev.parley.app.updates.Answer.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateQuestionTest {
    private static String version(String version) {
        return "{\"version\": \"" + version + "\", \"news\": \"Better.\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.1.0, true",
        "0.1.0, 0.1.0, false",
        "0.1.0, 0.2.0, false",
        "0.10.0, 0.9.9, true",
        "1, 0.9.9, true",
        "1.0, 1, false",
        "1.0.1, 1, true",
        "0.1.0, 0.1.0-SNAPSHOT, true",
        "0.1.0-SNAPSHOT, 0.1.0, false",
        "0.2.0-rc.1, 0.1.0, true",
        "0.2.0-rc.2, 0.2.0-rc.1, true",
    })
    void a_version_is_newer_by_its_numbers(String theirs, String mine, boolean newer) {
        assertEquals(newer ? new Newer(theirs, "Better.") : new Newest(), UpdateQuestion.parse(version(theirs), mine));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\": 1",
                "{\"version\": null}",
                "{\"version\": []}",
                "{\"version\": \"new\"}",
                "{\"version\": \"1.2.3.4.5\"}",
                "{\"version\": \"1..2\"}",
                "{\"version\": \"9999999\"}",
                "{\"version\": \"2\", \"news\": {}}",
                "<html>"
            })
    void anything_else_is_no_announcement(String json) {
        assertEquals(new Failed(Reason.NOT_UNDERSTOOD), UpdateQuestion.parse(json, "0.1.0"));
    }

    @Test
    void news_are_plain_text_of_bounded_length() {
        String json = "{\"version\": \"2\", \"news\": \" a\\nb\\u0007\\u202Ec " + "x".repeat(9000) + "\"}";
        Newer newer = assertInstanceOf(Newer.class, UpdateQuestion.parse(json, "1"));
        assertTrue(newer.news().startsWith("a\nbc x"), newer.news().substring(0, 10));
        assertEquals(4001, newer.news().length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "http://example.org/",
                "file:///etc/passwd",
                "https:",
                "https://a b",
                "https://u:p@h/"
            })
    void only_https_is_asked(String address) {
        assertEquals(new Failed(Reason.ADDRESS), UpdateQuestion.ask(address, "0.1.0"));
    }

    @Test
    void where_nobody_answers_is_told() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals(new Failed(Reason.UNREACHABLE), UpdateQuestion.ask("https://127.0.0.1:" + port + "/", "0.1.0"));
    }
}
