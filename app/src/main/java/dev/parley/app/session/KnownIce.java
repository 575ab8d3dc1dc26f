package dev.parley.app.session;

import dev.parley.app.engine.api.IceServer;
import dev.parley.signaling.protocol.Event;
import dev.parley.signaling.protocol.IceServerInfo;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The STUN and TURN servers for the next peer connections: those that the server told of, and the server itself. The engine
 * checks each URL before the native library sees it. Owned by the {@code call} thread.
 */
final class KnownIce {
    /** The server's own STUN server, if it has one. */
    private List<IceServer> own = List.of();

    /** What follows from a sign-in at that server. */
    List<IceServer> signedIn(URI server, Event.SignedIn session) {
        own = stun(server.getHost(), session.stunPort());
        return renewed(session.iceServers());
    }

    /** What follows from other servers, or credentials, that the server tells of later. */
    List<IceServer> renewed(List<IceServerInfo> told) {
        List<IceServer> all = new ArrayList<>(own);
        all.addAll(of(told));
        return List.copyOf(all);
    }

    /** The same in the words of the engine. */
    static List<IceServer> of(List<IceServerInfo> told) {
        return told.stream()
                .map(known -> new IceServer(known.urls(), known.username(), known.credential()))
                .toList();
    }

    /** None where the server is on this computer: it would only see what the engine knows. */
    private static List<IceServer> stun(String host, int port) {
        // An address with a zone, as of one link only, has no place in the URL of a STUN server (RFC 7064, section
        // 3.1).
        return port == 0 || isThisComputer(host) || host.contains("%")
                ? List.of()
                : List.of(new IceServer(List.of("stun:" + host + ":" + port), "", ""));
    }

    private static boolean isThisComputer(String host) {
        try {
            return InetAddress.ofLiteral(host.replace("[", "").replace("]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return "localhost".equalsIgnoreCase(host);
        }
    }
}
