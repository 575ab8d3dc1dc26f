package dev.parley.app.engine.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundServerTest {
    @Test
    void the_sockets_are_those_where_libpulse_looks() {
        assertEquals(List.of("/var/run/pulse/native"), SoundServer.addresses(Map.of()));
        assertEquals(
                List.of("/run/user/7/pulse/native", "/var/run/pulse/native"),
                SoundServer.addresses(Map.of("XDG_RUNTIME_DIR", "/run/user/7")));
        assertEquals(
                List.of("/own/native", "/run/user/7/pulse/native", "/var/run/pulse/native"),
                SoundServer.addresses(Map.of("XDG_RUNTIME_DIR", "/run/user/7", "PULSE_RUNTIME_PATH", "/own")));
    }

    @Test
    void a_named_server_stands_alone() {
        Map<String, String> local = Map.of("PULSE_SERVER", "unix:/a/b", "XDG_RUNTIME_DIR", "/run/user/7");
        assertEquals(List.of("/a/b"), SoundServer.addresses(local));
        assertEquals(List.of("/a/b"), SoundServer.addresses(Map.of("PULSE_SERVER", "/a/b")));
        assertEquals(
                List.of("/a", ""), SoundServer.addresses(Map.of("PULSE_SERVER", " {0123}unix:/a  tcp:host:4713 ")));
    }
}
