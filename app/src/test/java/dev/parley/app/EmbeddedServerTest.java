package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.session.EnginePort;
import dev.parley.app.session.ServerHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    private static final EnginePort.Launcher NO_ENGINE = listener -> {
        throw new AssertionError("nobody calls the echo");
    };

    @TempDir
    Path folder;

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private EmbeddedServer server(Path data, int... ports) {
        List<InetSocketAddress> candidates =
                Arrays.stream(ports).mapToObj(EmbeddedServerTest::local).toList();
        return new EmbeddedServer(candidates, data, Set.of(), "test", null, NO_ENGINE);
    }

    @Test
    void it_takes_the_next_port_where_the_first_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedServer server = server(folder, taken.getLocalPort(), 0)) {
            ServerHost.Hosted hosted = server.start();
            assertNotEquals(taken.getLocalPort(), hosted.local().getPort());
            assertSame(hosted, server.start());
        }
    }

    @Test
    void all_ports_taken_is_said() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedServer server = server(folder, taken.getLocalPort())) {
            assertEquals(
                    "port-taken",
                    assertThrows(ServerHost.HostException.class, server::start)
                            .problem()
                            .code());
        }
    }

    @Test
    void a_folder_that_can_not_be_made_is_said() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (EmbeddedServer server = server(file.resolve("data"), 0)) {
            assertEquals(
                    "not-writable",
                    assertThrows(ServerHost.HostException.class, server::start)
                            .problem()
                            .code());
        }
    }
}
