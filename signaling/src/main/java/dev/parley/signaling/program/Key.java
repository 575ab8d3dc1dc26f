package dev.parley.signaling.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of the configuration file; {@code parley-server.properties} says what each means and what it is at first. */
enum Key {
    LISTEN,
    NAME,
    DATA,
    TLS,
    CERTIFICATE,
    CERTIFICATE_KEY,
    FORWARDED_HEADER,
    TRUSTED_PROXIES,
    ORIGINS,
    REGISTRATION,
    DEFAULT_RING_FOR,
    STUN_PORT,
    TURN_URLS,
    TURN_SECRET_FILE,
    TURN_LIFETIME,
    ICE_SERVERS,
    METRICS_PORT,
    LOG_LEVEL,
    LOG_FORMAT,
    BACKUP_HOUR,
    BACKUPS_KEPT;

    /** As it stands in the file. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of that word, or null. */
    static Key of(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Key::word).toList();
    }
}
