package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.IceServer;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RingFor;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownIceTest {
    private static final IceServerInfo TURN = new IceServerInfo(List.of("turn:relay.test"), "1:a", "first");
    private static final IceServerInfo RENEWED = new IceServerInfo(List.of("turn:relay.test"), "2:b", "second");

    private static Event.SignedIn signedIn(int stunPort) {
        return new Event.SignedIn(
                0,
                "anna",
                "Anna",
                "device",
                "token",
                false,
                "",
                "",
                List.of(TURN),
                stunPort,
                RingFor.EVERYONE,
                List.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            wss://parley.example.org        , stun:parley.example.org:7443
            wss://192.168.1.7:443/path      , stun:192.168.1.7:7443
            wss://[2001:db8::1]:8443        , stun:[2001:db8::1]:7443
            wss://localhost:7443            , ''
            wss://127.0.0.1:7443            , ''
            wss://[::1]:7443                , ''
            wss://[fe80::1%25eth0]:7443     , ''
            """)
    void the_server_answers_stun_on_its_own_host_unless_that_is_here(URI server, String url) {
        List<IceServer> known = new KnownIce().signedIn(server, signedIn(7443));
        assertEquals(
                url.isEmpty() ? List.of() : List.of(new IceServer(List.of(url), "", "")),
                known.subList(0, known.size() - 1));
        assertEquals(new IceServer(List.of("turn:relay.test"), "1:a", "first"), known.getLast());
    }

    @Test
    void without_a_port_there_is_none() {
        assertEquals(
                1,
                new KnownIce()
                        .signedIn(URI.create("wss://parley.example.org"), signedIn(0))
                        .size());
    }

    @Test
    void what_is_told_later_takes_the_place_of_what_was_told_and_the_servers_own_stays() {
        KnownIce ice = new KnownIce();
        List<IceServer> before = ice.signedIn(URI.create("wss://parley.example.org"), signedIn(7443));
        List<IceServer> after = ice.renewed(List.of(RENEWED));
        assertEquals(before.getFirst(), after.getFirst());
        assertEquals(List.of(new IceServer(List.of("turn:relay.test"), "2:b", "second")), after.subList(1, 2));
        assertEquals(2, after.size());
    }
}
