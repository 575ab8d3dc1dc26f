package dev.parley.app.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a person chose. Immutable.
 *
 * @param server {@code embedded}, a {@code wss://} address, or empty while nothing is chosen
 * @param accounts the username last used on each server
 * @param pins the certificate fingerprint that was accepted for each server
 * @param camera as {@link dev.parley.app.engine.api.DeviceChoice}
 * @param microphone likewise
 * @param speaker likewise
 * @param prepareWhileRinging make the connection while it rings, which shows one's address to the caller
 */
public record Preferences(
        String server,
        Map<String, String> accounts,
        Map<String, String> pins,
        String camera,
        String microphone,
        String speaker,
        boolean prepareWhileRinging) {
    /** The value of {@link #server} for the one inside this program. */
    public static final String EMBEDDED = "embedded";

    /** For the first start. */
    public static final Preferences FIRST =
            new Preferences("", Map.of(), Map.of(), "default", "default", "default", true);

    public Preferences {
        server = Objects.requireNonNullElse(server, "");
        accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        pins = pins == null ? Map.of() : Map.copyOf(pins);
        camera = Objects.requireNonNullElse(camera, "default");
        microphone = Objects.requireNonNullElse(microphone, "default");
        speaker = Objects.requireNonNullElse(speaker, "default");
    }

    /** With another server. */
    public Preferences withServer(String now) {
        return new Preferences(now, accounts, pins, camera, microphone, speaker, prepareWhileRinging);
    }

    /** With a username for a server. */
    public Preferences withAccount(String at, String username) {
        return new Preferences(
                server, put(accounts, at, username), pins, camera, microphone, speaker, prepareWhileRinging);
    }

    /** With a certificate for a server. */
    public Preferences withPin(String at, String fingerprint) {
        return new Preferences(
                server, accounts, put(pins, at, fingerprint), camera, microphone, speaker, prepareWhileRinging);
    }

    /** With other devices. */
    public Preferences withDevices(String newCamera, String newMicrophone, String newSpeaker) {
        return new Preferences(server, accounts, pins, newCamera, newMicrophone, newSpeaker, prepareWhileRinging);
    }

    private static Map<String, String> put(Map<String, String> map, String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
