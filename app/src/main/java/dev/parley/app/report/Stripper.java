package dev.parley.app.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets, names and addresses out of a text. The same name or address becomes the same sign, such as
 * {@code <address 2>}, so that one still sees what belongs together; a secret becomes {@code <secret>}. In doubt
 * something goes. For one thread.
 */
public final class Stripper {
    /** What stands behind such a word is a secret, or a name. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b([\\w-]*(?:password|passwd|pwd|secret|token|invitation|fingerprint|ufrag|authorization|cookie))"
                    + "(\\s*[=:]\\s*|\"\\s*:\\s*\")([^\\s\",;\\]})]+)");

    /** Random characters, written in Base64 or hexadecimal; a class name of Java has dots, and few digits. */
    private static final Pattern RANDOM =
            Pattern.compile("(?<![\\w+/-])(?=[\\w+/-]*[0-9])(?=[\\w+/-]*[A-Za-z])[A-Za-z0-9_+/-]{20,}={0,2}");

    private static final Pattern FINGERPRINT =
            Pattern.compile("(?i)(?<![0-9a-f:])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5,}(?![0-9a-f:])");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\p{L}0-9.-]+(?::[0-9]{1,5})?");
    private static final Pattern URL =
            Pattern.compile("(?i)\\b(wss?|https?|turns?|stuns?|file)(://|:)([^\\s\"'<>,;)\\]]+)");
    private static final Pattern IPV4 = Pattern.compile("(?<![\\w.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?!\\.?[\\w])");
    private static final Pattern IPV6 = Pattern.compile("(?<![\\w:])(?=\\S*:\\S*:)[0-9A-Fa-f:]+(?:[0-9.]+)?(?:%\\w+)?");
    private static final Pattern HOST =
            Pattern.compile("(?i)(?<![\\w.@/])(?:[a-z0-9-]+\\.)+(?:local|lan|home|internal|localdomain)\\b");
    /** Folders of people, on the three systems; what is in them often tells a name. */
    private static final Pattern HOME = Pattern.compile("(?i)(/home/|/users/|[a-z]:\\\\users\\\\)[^/\\\\\\s\"':]+");

    private final Map<String, String> signs = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Pattern> names = new ArrayList<>();

    /** @param names of people, accounts, servers and computers that may be in the text */
    public Stripper(Collection<String> names) {
        names.stream()
                .map(String::strip)
                .filter(name -> name.length() >= 2)
                .distinct()
                // The longer one first: one may be a part of another.
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(name -> Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .forEach(this.names::add);
    }

    /** The text without them. */
    public String strip(String text) {
        String now = replace(text, NAMED, found -> found.group(1) + found.group(2) + "<secret>");
        now = replace(now, URL, found -> found.group(1) + found.group(2) + sign("address", found.group(3)));
        now = replace(now, MAIL, found -> sign("address", found.group()));
        now = replace(now, FINGERPRINT, found -> "<secret>");
        now = replace(now, IPV4, found -> sign("address", found.group()));
        now = replace(now, IPV6, found -> isIpv6(found.group()) ? sign("address", found.group()) : found.group());
        now = replace(now, HOST, found -> sign("address", found.group()));
        now = replace(now, HOME, found -> found.group(1) + "<name>");
        for (Pattern name : names) {
            now = replace(now, name, found -> sign("name", found.group()));
        }
        return replace(now, RANDOM, found -> "<secret>");
    }

    /** A time of day has colons as well, but two of them, and none beside another. */
    private static boolean isIpv6(String text) {
        return text.contains("::")
                || text.chars().filter(letter -> letter == ':').count() == 7;
    }

    private String sign(String kind, String value) {
        return signs.computeIfAbsent(
                kind + " " + value.toLowerCase(Locale.ROOT),
                unused -> "<" + kind + " " + counts.merge(kind, 1, Integer::sum) + ">");
    }

    private static String replace(String text, Pattern pattern, Function<MatchResult, String> with) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
    }
}
