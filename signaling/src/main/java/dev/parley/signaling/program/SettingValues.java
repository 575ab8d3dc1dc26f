package dev.parley.signaling.program;

import dev.parley.signaling.program.Settings.HostPort;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.Limits;
import dev.parley.signaling.protocol.Names;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single values of the configuration file. Each method throws {@link WrongValue} with what is allowed. */
final class SettingValues {
    /** A name or IPv4 address, or an IPv6 address in brackets. */
    private static final String HOST = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])";

    private static final String PORT = ":(\\d{1,5})";
    private static final Pattern HOST_PORT = Pattern.compile(HOST + PORT);
    private static final Pattern ORIGIN = Pattern.compile("https?://" + HOST + "(" + PORT + ")?");
    private static final Pattern STUN = Pattern.compile("stuns?:" + HOST + "(" + PORT + ")?");
    private static final Pattern TURN = Pattern.compile("turns?:" + HOST + "(" + PORT + ")?(\\?transport=(udp|tcp))?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([mhd])");

    /** The message says what is allowed. */
    static final class WrongValue extends Exception {
        private static final long serialVersionUID = 1;

        WrongValue(String allowed) {
            super(allowed, null, false, false);
        }
    }

    private SettingValues() {}

    static HostPort hostPort(String text) throws WrongValue {
        String allowed = "HOST:PORT, as 0.0.0.0:7443 or [::1]:7443, with a port from 0 (any that is free) to 65535";
        Matcher parts = HOST_PORT.matcher(text);
        if (!parts.matches() || !isPort(parts.group(2))) {
            throw new WrongValue(allowed);
        }
        String host = parts.group(1);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
            if (!isAddress(host)) {
                throw new WrongValue(allowed);
            }
        }
        return new HostPort(host, Integer.parseInt(parts.group(2)));
    }

    private static boolean isPort(String digits) {
        return digits == null || Integer.parseInt(digits) <= 65_535;
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String name(String text) throws WrongValue {
        if (!Names.isDisplayName(text)) {
            throw new WrongValue("1 to " + Limits.DISPLAY_NAME_CHARACTERS + " visible characters");
        }
        return text;
    }

    static Path path(String text) throws WrongValue {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw new WrongValue("a path of this system: " + e.getReason());
        }
        throw new WrongValue("the path of a file or folder");
    }

    static int number(String text, int least, int most) throws WrongValue {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new WrongValue("a number from " + least + " to " + most);
    }

    /** One of the constants, as a word in lower case with hyphens. */
    static <E extends Enum<E>> E word(String text, E[] constants) throws WrongValue {
        for (E constant : constants) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw new WrongValue(Arrays.stream(constants).map(SettingValues::word).collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Duration duration(String text, Duration least, Duration most) throws WrongValue {
        Matcher parts = DURATION.matcher(text);
        if (parts.matches()) {
            long count = Long.parseLong(parts.group(1));
            Duration duration =
                    switch (parts.group(2)) {
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    };
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        throw new WrongValue("a number of minutes, hours or days, as 90m, 24h or 7d, from " + least.toMinutes()
                + "m to " + most.toDays() + "d");
    }

    interface Item<T> {
        T parse(String text) throws WrongValue;
    }

    /** Items with commas between; nothing at all is an empty list. */
    static <T> List<T> list(String text, Item<T> item) throws WrongValue {
        List<T> items = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String part : text.split(",", -1)) {
                items.add(item.parse(part.strip()));
            }
        }
        return items;
    }

    /** A literal one: a name could be made to mean another computer. */
    static InetAddress address(String text) throws WrongValue {
        if (!isAddress(text)) {
            throw new WrongValue("addresses with commas between, as 127.0.0.1, ::1");
        }
        return InetAddress.ofLiteral(text);
    }

    /** RFC 6454, section 6.2. */
    static String origin(String text) throws WrongValue {
        Matcher parts = ORIGIN.matcher(text);
        if (!parts.matches() || !isPort(parts.group(3))) {
            throw new WrongValue("origins with commas between, as https://talk.example or https://talk.example:8443,"
                    + " without a path");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** RFC 7065, section 3.1. */
    static String turnUrl(String text) throws WrongValue {
        Matcher parts = TURN.matcher(text);
        if (!parts.matches() || !isPort(parts.group(3))) {
            throw new WrongValue("URLs with commas between, as turn:turn.example:3478?transport=udp"
                    + " or turns:turn.example:5349");
        }
        return text;
    }

    /** A STUN server (RFC 7064, section 3.1), or a TURN server with username and password behind. */
    static IceServerInfo iceServer(String text) throws WrongValue {
        String[] words = text.split("\\s+", -1);
        Matcher stun = STUN.matcher(words[0]);
        if (words.length == 1 && stun.matches() && isPort(stun.group(3))) {
            return new IceServerInfo(List.of(words[0]), "", "");
        }
        Matcher turn = TURN.matcher(words[0]);
        if (words.length == 3 && turn.matches() && isPort(turn.group(3))) {
            return new IceServerInfo(List.of(words[0]), words[1], words[2]);
        }
        throw new WrongValue(
                "servers with commas between: stun:stun.example:3478, or a turn: URL, a blank, the username,"
                        + " a blank and the password");
    }
}
