package dev.parley.app.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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
import java.util.stream.Stream;

/**
 * Takes secrets, names and addresses out of a text. The same name or address becomes the same sign, such as
 * {@code <address 2>}, so that one still sees what belongs together; a secret becomes {@code <secret>}. In doubt
 * something goes. For one thread.
 */
public final class Stripper {
    /** A line of a stack trace has nothing but code in it, and is of no use without. */
    private static final Pattern FRAME = Pattern.compile(
            "\\s*at [\\w.$/@+<>-]+\\([\\w$.-]+(?::[0-9]+)?\\)|\\s*at [\\w.$/@+<>-]+\\((?:Native Method|Unknown Source)\\)"
                    + "|\\s*\\.\\.\\. [0-9]+ (?:more|common frames omitted)");

    /** What stands behind such a word is a secret. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b([\\w-]*(?:password|passwd|pwd|secret|token|invitation|fingerprint|ufrag|authorization|cookie|inline|cname"
                    + "|guid))"
                    + "(\\s*[=:]\\s*|\"\\s*:\\s*\"|\\s(?=[\\w+/]{4,}\\s))([^\\s\",;\\]})]+)");

    /** The foundation of an ICE candidate is made of its address (RFC 8445, section 5.1.1.3). */
    private static final Pattern FOUNDATION = Pattern.compile("(candidate:)([^\\s<]+)(?= [0-9]+ \\w+ [0-9]+ )");

    /** As records and JSON have it. */
    private static final Pattern WHO = Pattern.compile(
            "(?i)\\b((?:user|username|displayName|display-name|shownName|login|person|people|caller|callee|serverName|host|hostname|deviceName"
                    + "|name|title|label)=\\[?|\"(?:username|displayName|name|title|person|deviceName)\"\\s*:\\s*\")"
                    + "([^,\\]})\"<\\r\\n]+)");

    /** What the embedded server says of accounts; a session is an account's name, a stroke, and a device. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "(\\b(?:Account|[Cc]ontact of|[Cc]hange of|call of|calls of"
                    + "|kept for|request of|negotiate)) (?!account\\b|somebody\\b)([^\\s:,<]+)"
                    + "|([^\\s:,<]+)(?= (?:signed in|signed out|lost its connection|is over|changed the password|has .* on the list)\\b)");

    /** People call their headphones after themselves, and so does the system. */
    private static final Pattern OWNER = Pattern.compile("\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,2}(?=['’]s? \\p{L})"
            + "|(?<=\\b(?:von|de|di|do) )\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)*");

    /** A sound device in PulseAudio has its maker's number or its address in its name. */
    private static final Pattern SOUND =
            Pattern.compile("\\b(?:alsa|bluez|raop|tunnel)(?:_\\w+|-sink|-source)\\.[^\\s,;\"\\])}]+");

    /** Random characters, written in Base64 or hexadecimal; a class name of Java has dots, and few digits. */
    private static final Pattern RANDOM =
            Pattern.compile("(?<![\\w+/-])(?=[\\w+/-]*[0-9])(?=[\\w+/-]*[A-Za-z])[A-Za-z0-9_+/-]{20,}={0,2}");

    private static final Pattern FINGERPRINT = Pattern.compile(
            "(?i)(?<![0-9a-f:])[0-9a-f]{2}(?:[:_-][0-9a-f]{2}){5,}(?![0-9a-f:])|\\b[0-9a-f]{4}(?:\\.[0-9a-f]{4}){2}\\b");
    private static final Pattern MAIL = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}_.+%$-]+@(?:\\[[0-9A-Fa-f:.%]+\\]|[\\p{L}\\p{M}\\p{N}_.-]+)(?::[0-9]{1,5})?");
    /** An object without words of its own. */
    private static final Pattern OBJECT = Pattern.compile("[\\w.$]+@[0-9a-f]{1,8}");

    private static final Pattern URL =
            Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{0,20}://|(?:turns?|stuns?|sips?|file|mailto|tel|xmpp):(?=[^\\s]))"
                    + "((?:\\[[0-9a-f:.%\\w-]*\\]|[^\\s\"<>\\]“”])+(?<![,;.:)'}]))");
    private static final Pattern IPV4 = Pattern.compile(
            "(?<![\\w.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?!\\.?[\\w])|(?<![0-9]|[0-9]-)[0-9]{1,3}(?:-[0-9]{1,3}){3}(?!-?[0-9])");
    private static final Pattern IPV6 =
            Pattern.compile("(?<![\\w:])(?=\\S*:\\S*:)[0-9A-Fa-f:]+(?:[0-9.]+[0-9])?(?:%[\\w.-]*\\w)?");

    /** What a server announces on the local network (RFC 6763); its name is its owner's choice. */
    private static final Pattern INSTANCE =
            Pattern.compile("[^\"\\[\\]=:,<>\\r\\n]{1,63}\\._\\w+\\._(?:tcp|udp)\\.\\w+\\.?");

    private final Map<String, String> signs = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Pattern> names = new ArrayList<>();

    /** @param names of people, accounts, servers and computers that may be in the text */
    public Stripper(Collection<String> names) {
        names.stream()
                .map(String::strip)
                .filter(name -> name.length() >= 2)
                .flatMap(Stripper::spellings)
                .distinct()
                // The longer one first: one may be a part of another.
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(name -> Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .forEach(this.names::add);
    }

    /** As it is, as macOS has it in the names of files, and as addresses have it. */
    private static Stream<String> spellings(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return Stream.of(
                name,
                Normalizer.normalize(name, Normalizer.Form.NFC),
                Normalizer.normalize(name, Normalizer.Form.NFD),
                encoded,
                encoded.replace("+", "%20"));
    }

    /** A line without them. */
    public String strip(String text) {
        if (FRAME.matcher(text).matches()) {
            return text;
        }
        String now = replace(text, NAMED, found -> found.group(1) + found.group(2) + "<secret>");
        now = replace(now, FOUNDATION, found -> found.group(1) + "<secret>");
        now = replace(now, URL, found -> found.group(1) + sign("address", found.group(2)));
        now = paths(now);
        now = replace(now, MAIL, found -> isObject(found.group()) ? found.group() : sign("address", found.group()));
        now = replace(now, SOUND, found -> sign("device", found.group()));
        now = replace(now, FINGERPRINT, found -> "<secret>");
        now = addresses(now);
        for (Pattern name : names) {
            now = replace(now, name, found -> sign("name", found.group()));
        }
        now = replace(now, WHO, found -> found.group(1) + sign("name", found.group(2)));
        now = replace(
                now,
                ACCOUNT,
                found -> found.group(1) != null
                        ? found.group(1) + " " + sign("name", found.group(2))
                        : sign("name", found.group(3)));
        now = replace(now, OWNER, found -> sign("name", found.group()));
        return replace(now, RANDOM, found -> "<secret>");
    }

    private String paths(String text) {
        String now = replace(text, Paths.RECORDING, found -> sign("recording", stem(found)) + found.group(1));
        now = replace(now, Paths.DATED, found -> sign("recording", found.group()));
        now = replace(
                now, Paths.UNC, found -> "\\\\" + sign("address", found.group().substring(2)));
        now = replace(now, Paths.HOME, found -> found.group(1) + "<name>");
        return replace(
                now,
                Paths.FOLDERS,
                found -> replace(
                        found.group(),
                        Paths.FOLDER,
                        folder -> Paths.KNOWN.matcher(folder.group()).matches() ? folder.group() : "<folder>"));
    }

    private static String stem(MatchResult recording) {
        return recording
                .group()
                .substring(0, recording.group().length() - recording.group(1).length());
    }

    private String addresses(String text) {
        String now =
                replace(text, IPV6, found -> isIpv6(found.group()) ? sign("address", found.group()) : found.group());
        now = replace(now, IPV4, found -> sign("address", found.group()));
        now = replace(now, INSTANCE, found -> sign("name", found.group()));
        now = replace(
                now,
                Hosts.SAID,
                found -> found.group(1) != null
                        ? found.group(1) + sign("address", found.group(2))
                        : sign("address", found.group(3)));
        now = replace(
                now, Hosts.WORD, found -> Hosts.isHost(found.group()) ? sign("address", found.group()) : found.group());
        return replace(now, Hosts.WITH_PORT, found -> sign("address", found.group()));
    }

    private static boolean isObject(String text) {
        return OBJECT.matcher(text).matches() && Hosts.isCode(text.substring(0, text.indexOf('@')));
    }

    /** A time of day has colons as well, but two of them, and none beside another. */
    private static boolean isIpv6(String text) {
        long colons = text.chars().filter(letter -> letter == ':').count();
        return text.contains("::") || colons == 7 || (colons == 6 && text.contains("."));
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
