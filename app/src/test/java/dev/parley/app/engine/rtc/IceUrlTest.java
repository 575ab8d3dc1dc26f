package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.app.engine.api.IceServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceUrlTest {
    private static final IceServer WITH_CREDENTIAL = new IceServer(List.of(), "user", "secret");
    private static final IceServer WITHOUT = new IceServer(List.of(), "", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun:stun.example.org",
                "stun:stun.example.org:3478",
                "stuns:10.0.0.1:5349",
                "stun:[2001:db8::1]:3478",
                "turn:turn.example.org",
                "turn:turn.example.org:3478?transport=udp",
                "turns:turn.example.org:443?transport=tcp"
            })
    void what_the_standards_allow_passes(String url) {
        assertEquals("", IceUrl.problem(url, WITH_CREDENTIAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stun",
                "stun:",
                "stun::3478",
                "stun://stun.example.org",
                "STUN:stun.example.org",
                "stun:stun.example.org:",
                "stun:stun.example.org:0",
                "stun:stun.example.org:65536",
                "stun:stun.example.org:99999999999",
                "stun:stun.example.org?transport=udp",
                "stun:user@stun.example.org",
                "stun:[::1",
                "stun:a b",
                "stun:stun.example.org ",
                "stun:-",
                "turn:turn.example.org?transport=sctp",
                "turn:turn.example.org?transport=",
                "http://example.org",
                "stun:stun.example.org\nturn:x"
            })
    void what_they_do_not_allow_is_refused(String url) {
        assertNotEquals("", IceUrl.problem(url, WITH_CREDENTIAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn:turn.example.org", "turns:turn.example.org:443"})
    void turn_needs_a_credential(String url) {
        assertNotEquals("", IceUrl.problem(url, WITHOUT));
        assertNotEquals("", IceUrl.problem(url, new IceServer(List.of(), "user", "")));
        assertNotEquals("", IceUrl.problem(url, new IceServer(List.of(), "", "secret")));
    }
}
