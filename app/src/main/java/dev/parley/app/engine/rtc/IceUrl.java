package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.IceServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the URLs of STUN and TURN servers strictly (RFC 7064, section 3.1; RFC 7065, section 3.1), since a malformed one
 * and TURN without a credential end the process inside the native library. Pure.
 */
final class IceUrl {
    private static final Pattern URL = Pattern.compile("(stun|stuns|turn|turns):"
            + "(?<host>\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?)"
            + "(?::(?<port>[0-9]{1,5}))?"
            + "(?<transport>\\?transport=(?:udp|tcp))?");

    private IceUrl() {}

    /** What is wrong with {@code url} as one of {@code server}'s, or an empty string. */
    static String problem(String url, IceServer server) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return "not a stun:, stuns:, turn: or turns: address";
        }
        String port = parts.group("port");
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
            return "port out of range";
        }
        boolean turn = url.startsWith("turn");
        if (!turn && parts.group("transport") != null) {
            return "a transport belongs to TURN only";
        }
        if (turn && (server.username().isEmpty() || server.credential().isEmpty())) {
            return "TURN needs a username and a credential";
        }
        return "";
    }
}
