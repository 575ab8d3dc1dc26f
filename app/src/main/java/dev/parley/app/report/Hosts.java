package dev.parley.app.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells the names of computers from other words with dots in them. A word is a name unless it is known for something
 * else: a class or package of Java, a name on the message bus, a file of the program, a version.
 */
final class Hosts {
    /** A word with dots (RFC 1123, and letters of all scripts as RFC 5890 has them), perhaps with a port. */
    static final Pattern WORD = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.$-])[\\p{L}\\p{N}_$-]+(?:\\.[\\p{L}\\p{N}\\p{M}_$-]+)+\\.?(?::[0-9]{1,5})?(?![\\p{L}\\p{N}_$-])");

    /** A name without a dot shows itself by its port; shorter numbers count something else. */
    static final Pattern WITH_PORT =
            Pattern.compile("(?<![\\p{L}\\p{N}_.$@<-])\\p{L}[\\p{L}\\p{N}\\p{M}_-]*:[0-9]{4,5}(?![\\p{L}\\p{N}_:.])");

    /** What Java and the C library say of a name that they do not find, or that a certificate isn't for. */
    static final Pattern SAID = Pattern.compile(
            "(?i)((?:UnknownHostException|UnresolvedAddressException|No such host is known \\(|DNS name matching|No name matching"
                    + "|No subject alternative (?:DNS )?names? matching|Unresolved address)[: ]*)([^\\s:,()<>/]+)"
                    + "|([^\\s:,()<>\\[\\]/]+)(?=: (?:Name or service not known|nodename nor servname|No address associated"
                    + "|Temporary failure in name resolution|Unknown host|unknown error))");

    /** All of what these say belongs to code: reversed names of domains, and the beginnings of Java's own. */
    private static final Pattern CODE = Pattern.compile("(?:java\\.(?:applet|awt|base|beans|class|compiler|datatransfer"
            + "|desktop|home|instrument|io|lang|library|logging|management|math|naming|net|nio|prefs|rmi|scripting"
            + "|se|security|smartcardio|specification|sql|text|time|transaction|util|vendor|version|vm|xml)"
            + "|javax\\.(?:accessibility|annotation|crypto|imageio|jmdns|naming|net|print|script|security|sound|sql"
            + "|swing|xml)"
            + "|javafx\\.(?:animation|application|base|beans|collections|concurrent|controls|css|embed|event|fxml"
            + "|geometry|graphics|media|print|scene|stage|swing|util|web)"
            + "|jdk\\.(?:crypto|httpserver|incubator|internal|jfr|jlink|localedata|management|module|net|nio"
            + "|security|unsupported|zipfs)"
            + "|sun\\.(?:awt|font|java2d|misc|net|nio|reflect|security|util)"
            + "|com\\.(?:sun|google\\.gson|google\\.errorprone)|org\\.(?:sqlite|slf4j|bytedeco|java_websocket|openjfx"
            + "|freedesktop|kde|gnome|cinnamon|mate|xfce|a11y|ayatana|w3c\\.dom|xml\\.sax)"
            + "|ch\\.qos\\.logback|dev\\.parley|dev\\.onvoid|picocli\\.[A-Z]\\w*|this)\\.[\\w$.-]+");

    /** Nothing ends so that has an address. */
    private static final Pattern FILE = Pattern.compile("(?:[\\w$-]+\\.)+(?:json|jar|log|lock|broken|java|class|dll"
            + "|dylib|exe|desktop|service|conf|dirs|properties|aot|jsa|jmod|css|xml|txt|db|sqlite|tmp|part|pcm|png|jpg"
            + "|wav|bin|deb|msi|dmg)(?:\\.(?:json|broken|tmp|lock))?(?::[0-9]+)?");

    /** Somalia has {@code .so}, and the Cocos Islands have {@code .cc}; no domain has these letters before it. */
    private static final Pattern NATIVE = Pattern.compile(
            "lib[\\w$-]+(?:\\.[0-9]+)*\\.so(?:\\.[0-9]+)*|[a-z0-9]+(?:_[a-z0-9]+)+\\.(?:cc|c|h)(?::[0-9]+)?");

    private static final Pattern VERSION = Pattern.compile("v?[0-9]+\\.[0-9]+(?:\\.[0-9]+)*\\.\\w+");
    private static final Pattern THROWN = Pattern.compile("[\\w$.]+\\.[A-Z]\\w*(?:Exception|Error)");

    /** The last part of a name is no number (RFC 3696, section 2), nor has it a single letter. */
    private static final Pattern NAME =
            Pattern.compile(".*\\.(?:[\\p{L}\\p{M}]{2,}|[xX][nN]--[\\w-]+)\\.?(?::[0-9]{1,5})?");

    private Hosts() {}

    /** Whether a word that {@link #WORD} has found may be the name of a computer. */
    static boolean isHost(String word) {
        return NAME.matcher(word).matches()
                && !isCode(word)
                && !FILE.matcher(word.toLowerCase(Locale.ROOT)).matches()
                && !NATIVE.matcher(word).matches()
                && !VERSION.matcher(word).matches();
    }

    /** Whether it is the name of a class, of a package or of something on the message bus. */
    static boolean isCode(String word) {
        String whole = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return CODE.matcher(whole).matches() || THROWN.matcher(whole).matches();
    }
}
