package dev.parley.app.engine.devices;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a sound server answers before the native library asks one: without a server its questions never
 * return. Other systems than Linux always have one.
 */
public final class SoundServer {
    private static final Logger LOG = LoggerFactory.getLogger(SoundServer.class);

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SoundServer() {}

    /** Whether sound may be asked for. Quick. */
    public static boolean reachable() {
        if (!Systems.LINUX) {
            return true;
        }
        for (String server : addresses(System.getenv())) {
            if (server.isEmpty() || answers(Path.of(server))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The sockets at which PulseAudio, or PipeWire in its place, may listen, in the order in which libpulse looks; an
     * empty string stands for a server that is not a local socket, which must be believed in.
     */
    static List<String> addresses(Map<String, String> environment) {
        List<String> found = new ArrayList<>();
        String named = environment.getOrDefault("PULSE_SERVER", "");
        if (!named.isBlank()) {
            for (String server : SPACES.splitAsStream(named.trim()).toList()) {
                // Machine names may be put before an address in braces.
                String address = server.substring(server.indexOf('}') + 1);
                if (address.startsWith("unix:")) {
                    found.add(address.substring(5));
                } else {
                    found.add(address.startsWith("/") ? address : "");
                }
            }
            return found;
        }
        String runtime = environment.getOrDefault("PULSE_RUNTIME_PATH", "");
        if (!runtime.isEmpty()) {
            found.add(runtime + "/native");
        }
        String user = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!user.isEmpty()) {
            found.add(user + "/pulse/native");
        }
        found.add("/var/run/pulse/native");
        return found;
    }

    private static boolean answers(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            LOG.debug("no sound server at {}: {}", socket, e.toString());
            return false;
        }
    }
}
