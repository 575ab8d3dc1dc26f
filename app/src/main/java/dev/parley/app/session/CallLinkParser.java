package dev.parley.app.session;

import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a {@link CallLink}. Pure. */
final class CallLinkParser {
    private static final String SCHEME = "parley:";
    /** That of {@code wss}, RFC 6455 section 3. */
    static final int DEFAULT_PORT = 443;
    /** RFC 1123 section 2.1. */
    private static final int HOST_CHARACTERS = 253;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private CallLinkParser() {}

    static CallLink parse(String text) {
        if (text.length() > SCHEME.length() + Limits.USERNAME_CHARACTERS + HOST_CHARACTERS + "@:65535".length()) {
            return new CallLink.Refused(CallLink.Reason.LENGTH);
        }
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new CallLink.Refused(CallLink.Reason.FORM);
        }
        // Before anything is made lower case: U+212A, a Kelvin sign, would become a k.
        if (!text.chars().allMatch(letter -> letter > ' ' && letter < 0x7F && letter != '%')) {
            return new CallLink.Refused(CallLink.Reason.LETTERS);
        }
        String rest = text.substring(SCHEME.length()).toLowerCase(Locale.ROOT);
        int at = rest.indexOf('@');
        if (at < 0 || at != rest.lastIndexOf('@')) {
            return new CallLink.Refused(CallLink.Reason.FORM);
        }
        String username = rest.substring(0, at);
        if (username.length() > Limits.USERNAME_CHARACTERS) {
            return new CallLink.Refused(CallLink.Reason.LENGTH);
        }
        return Names.isUsername(username)
                ? server(username, rest.substring(at + 1))
                : new CallLink.Refused(CallLink.Reason.USERNAME);
    }

    private static CallLink server(String username, String authority) {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = end <= 0 || end > authority.length() ? authority : authority.substring(0, end);
        String port = authority.substring(host.length());
        if (host.length() > HOST_CHARACTERS) {
            return new CallLink.Refused(CallLink.Reason.LENGTH);
        }
        boolean portGood = port.isEmpty()
                || (PORT.matcher(port.substring(1)).matches() && Integer.parseInt(port.substring(1)) <= 65_535);
        if (!isHost(host) || !portGood || !(port.isEmpty() || port.startsWith(":"))) {
            return new CallLink.Refused(CallLink.Reason.HOST);
        }
        return new CallLink.To(username, host, port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port.substring(1)));
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return host.endsWith("]") && isAddress(host.substring(1, host.length() - 1));
        }
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        // A last label of digits makes it an address, for everything that resolves names.
        return !Character.isDigit(labels[labels.length - 1].charAt(0)) || isIpv4(host, labels.length);
    }

    private static boolean isIpv4(String host, int labels) {
        try {
            // In its usual form only: elsewhere 1.2 is 1.0.0.2, and 010 is 8.
            return labels == 4 && Inet4Address.ofLiteral(host).getHostAddress().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(String literal) {
        try {
            var unused = Inet6Address.ofLiteral(literal);
            return literal.indexOf('%') < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
