package dev.parley.signaling.program;

import ch.qos.logback.classic.Level;
import dev.parley.signaling.program.Settings.LogFormat;
import dev.parley.signaling.program.Settings.TlsMode;
import dev.parley.signaling.program.SettingsFile.Value;
import dev.parley.signaling.protocol.IceServerInfo;
import dev.parley.signaling.protocol.RingFor;
import dev.parley.signaling.server.AccountRules;
import dev.parley.signaling.server.RegistrationPolicy;
import dev.parley.signaling.upgrade.ForwardedFor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes {@link Settings} of a file and the defaults, and finds all that is wrong with it at once. Used once. */
final class SettingsReader {
    private final SettingsFile given;
    private final SettingsFile defaults = SettingsFile.defaults();
    private final List<SettingsException.Problem> problems;

    private SettingsReader(SettingsFile given) {
        this.given = given;
        this.problems = new ArrayList<>(given.problems());
    }

    /**
     * Reads a file.
     *
     * @throws SettingsException if something in it is wrong
     */
    static Settings read(Path file) throws SettingsException {
        return new SettingsReader(SettingsFile.read(file)).read();
    }

    /** What is without a file. */
    static Settings defaults() {
        try {
            return new SettingsReader(SettingsFile.parse(null, "")).read();
        } catch (SettingsException e) {
            throw new IllegalStateException("the program's own defaults are wrong", e);
        }
    }

    static Settings of(SettingsFile file) throws SettingsException {
        return new SettingsReader(file).read();
    }

    private Settings read() throws SettingsException {
        Settings settings = new Settings(
                get(Key.LISTEN, SettingValues::hostPort),
                get(Key.NAME, SettingValues::name),
                get(Key.DATA, this::path),
                tls(),
                get(Key.ORIGINS, text -> SettingValues.list(text, SettingValues::origin)),
                new AccountRules(
                        get(Key.REGISTRATION, text -> SettingValues.word(text, RegistrationPolicy.values())),
                        get(Key.DEFAULT_RING_FOR, text -> SettingValues.word(text, RingFor.values()))),
                ice(),
                get(Key.METRICS_PORT, text -> SettingValues.number(text, 0, 65_535)),
                new Settings.Logging(
                        get(Key.LOG_LEVEL, SettingsReader::level),
                        get(Key.LOG_FORMAT, text -> SettingValues.word(text, LogFormat.values()))),
                new Settings.Backups(
                        get(Key.BACKUP_HOUR, text -> SettingValues.number(text, 0, 23)),
                        get(Key.BACKUPS_KEPT, text -> SettingValues.number(text, 0, 1_000))));
        if (problems.isEmpty()) {
            checkTogether(settings);
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(given.file(), problems);
        }
        return settings;
    }

    private Settings.Tls tls() {
        TlsMode mode = get(Key.TLS, text -> SettingValues.word(text, TlsMode.values()));
        List<InetAddress> proxies = get(Key.TRUSTED_PROXIES, text -> SettingValues.list(text, SettingValues::address));
        ForwardedFor.Header header =
                get(Key.FORWARDED_HEADER, text -> SettingValues.word(text, ForwardedFor.Header.values()));
        boolean files = mode == TlsMode.FILES;
        return new Settings.Tls(
                mode,
                files ? readable(Key.CERTIFICATE) : null,
                files ? readable(Key.CERTIFICATE_KEY) : null,
                header,
                proxies);
    }

    private Settings.Ice ice() {
        List<String> urls = get(Key.TURN_URLS, text -> SettingValues.list(text, SettingValues::turnUrl));
        List<IceServerInfo> servers = get(Key.ICE_SERVERS, text -> SettingValues.list(text, SettingValues::iceServer));
        String secret = "";
        if (!urls.isEmpty()) {
            Path file = readable(Key.TURN_SECRET_FILE);
            secret = file == null ? "" : secret(file);
        }
        return new Settings.Ice(
                get(Key.STUN_PORT, text -> SettingValues.number(text, 0, 65_535)),
                urls,
                secret,
                get(
                        Key.TURN_LIFETIME,
                        text -> SettingValues.duration(text, Duration.ofMinutes(10), Duration.ofDays(30))),
                servers);
    }

    private String secret(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                wrong(Key.TURN_SECRET_FILE, "the file " + file + " is empty.");
            }
            return secret;
        } catch (IOException e) {
            wrong(Key.TURN_SECRET_FILE, "the file " + file + " can't be read: " + e + ".");
            return "";
        }
    }

    /** What each for itself may be, but not together. */
    private void checkTogether(Settings settings) {
        if (settings.tls().mode() == TlsMode.PROXY
                && !isLoopback(settings.listen().host())) {
            wrong(
                    Key.LISTEN,
                    "with tls = proxy nothing is encrypted here, so only an address of this computer itself is"
                            + " allowed, as 127.0.0.1:" + settings.listen().port() + ".");
        }
        int metrics = settings.metricsPort();
        if (metrics != 0 && metrics == settings.listen().port()) {
            wrong(Key.METRICS_PORT, "it must be another port than the one of listen.");
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private interface Parser<T> {
        T parse(String text) throws SettingValues.WrongValue;
    }

    /** The value of a key, or, if it is wrong and noted as such, its default. */
    private <T> T get(Key key, Parser<T> parser) {
        Value value = given.values().get(key);
        if (value != null) {
            try {
                return parser.parse(value.text());
            } catch (SettingValues.WrongValue e) {
                // A list of servers may have passwords in it.
                String shown = key == Key.ICE_SERVERS ? "what is there" : "'" + value.text() + "'";
                problems.add(new SettingsException.Problem(
                        value.line(), key.word() + " can't be " + shown + ". Allowed: " + e.getMessage() + "."));
            }
        }
        try {
            return parser.parse(defaults.values().get(key).text());
        } catch (SettingValues.WrongValue e) {
            throw new IllegalStateException("the program's own default of " + key.word() + " is wrong", e);
        }
    }

    private void wrong(Key key, String sentence) {
        Value value = given.values().get(key);
        problems.add(new SettingsException.Problem(value == null ? 0 : value.line(), key.word() + ": " + sentence));
    }

    /** Paths are seen from where the file is. */
    private Path path(String text) throws SettingValues.WrongValue {
        Path path = SettingValues.path(text);
        return given.file() == null
                ? path.toAbsolutePath()
                : given.file().toAbsolutePath().resolveSibling(path).normalize();
    }

    /** A file that must be there for what else is set; null if it isn't, which is noted. */
    private Path readable(Key key) {
        Value value = given.values().get(key);
        if (value == null || value.text().isEmpty()) {
            wrong(
                    key,
                    key == Key.TURN_SECRET_FILE
                            ? "it is needed where turn-urls are given."
                            : "it is needed with tls = files.");
            return null;
        }
        Path path = get(key, this::path);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            wrong(key, "there is no file " + path + ", or it can't be read.");
            return null;
        }
        return path;
    }

    private static Level level(String text) throws SettingValues.WrongValue {
        return switch (text) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            case "trace" -> Level.TRACE;
            default -> throw new SettingValues.WrongValue("error, warn, info, debug, trace");
        };
    }
}
