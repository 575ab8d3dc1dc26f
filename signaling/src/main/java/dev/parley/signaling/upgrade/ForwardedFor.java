package dev.parley.signaling.upgrade;

import dev.parley.signaling.upgrade.UpgradeRefused.Status;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which client a reverse proxy speaks for. A client can send these fields, too, and the proxy only adds to them: so the last
 * entry counts, which the proxy itself wrote, and those before it only as far as they were written by proxies that are
 * trusted. For the same reason one field is read and never the other one.
 *
 * @param header the field that the proxy writes
 * @param proxies those that are passed over when they stand at the end, because another one is before them
 */
public record ForwardedFor(Header header, Set<InetAddress> proxies) {
    /** The field. */
    public enum Header {
        /** {@code X-Forwarded-For}: addresses with commas between them. */
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** {@code Forwarded} (RFC 7239). */
        FORWARDED("Forwarded");

        private final String field;

        Header(String field) {
            this.field = field;
        }
    }

    /** An address with or without a port; of IPv6 in brackets when there is a port. */
    private static final Pattern NODE =
            Pattern.compile("([0-9.]+)(?::\\d+)?|\\[([0-9A-Fa-f:.]+)](?::\\d+)?|([0-9A-Fa-f:.]+)");

    public ForwardedFor {
        proxies = Set.copyOf(proxies);
    }

    /**
     * The client's address; that of the first proxy if there are only proxies.
     *
     * @throws UpgradeRefused if the proxy does not say it. Taking the proxy's own instead would make everybody one person to
     *     all limits, and somebody of this computer
     */
    public InetAddress client(HttpHead head) throws UpgradeRefused {
        List<String> nodes = header == Header.FORWARDED ? forwarded(head) : head.list("x-forwarded-for");
        InetAddress client = null;
        for (String node : nodes.reversed()) {
            client = address(node);
            if (client == null || !isProxy(client)) {
                break;
            }
        }
        if (client == null) {
            throw new UpgradeRefused(
                    Status.BAD_REQUEST,
                    "The proxy does not say in " + header.field
                            + " which address the client has. See to it that it does.");
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.contains(address) || address.isLoopbackAddress();
    }

    private static List<String> forwarded(HttpHead head) {
        return head.all("forwarded").stream()
                .flatMap(value -> split(value, ',').stream())
                .map(ForwardedFor::node)
                .toList();
    }

    /** The {@code for} of an element (RFC 7239, section 4); empty if it has none. */
    private static String node(String element) {
        for (String pair : split(element, ';')) {
            String text = pair.strip();
            if (text.regionMatches(true, 0, "for=", 0, 4)) {
                return text.substring(4).replace("\"", "");
            }
        }
        return "";
    }

    /**
     * Splits at each delimiter that is not in a quoted string (RFC 9110, section 5.6.4). One that is never closed swallows what
     * the proxy wrote behind it: then nothing counts.
     */
    private static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = quoted;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return quoted ? List.of("") : parts;
    }

    /** Null if it is hidden or unknown (RFC 7239, section 6), or no address. */
    private static InetAddress address(String node) {
        Matcher matcher = NODE.matcher(node);
        if (!matcher.matches()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                try {
                    return InetAddress.ofLiteral(matcher.group(group));
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
