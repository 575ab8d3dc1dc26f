package dev.parley.app.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a person chose. Immutable.
 *
 * @param server {@code embedded}, a {@code wss://} address, or empty while nothing is chosen
 * @param accounts the username last used on each server
 * @param known what is known of each account, by {@link KeptAccount#key}
 * @param pins the certificate fingerprint that was accepted for each server
 * @param devices the devices that are preferred
 * @param sound how the microphone is to sound
 * @param prepareWhileRinging make the connection while it rings, which shows one's address to the caller
 */
public record Preferences(
        String server,
        Map<String, String> accounts,
        Map<String, KeptAccount> known,
        Map<String, String> pins,
        KeptDevices devices,
        SoundPreferences sound,
        boolean prepareWhileRinging) {
    /** The value of {@link #server} for the one inside this program. */
    public static final String EMBEDDED = "embedded";

    /** For the first start. */
    public static final Preferences FIRST =
            new Preferences("", Map.of(), Map.of(), Map.of(), KeptDevices.FIRST, SoundPreferences.FIRST, true);

    /** The version of the file. In version 1 there was one word for each kind of device. */
    static final int VERSION = 2;

    public Preferences {
        server = Objects.requireNonNullElse(server, "");
        accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        known = known == null ? Map.of() : Map.copyOf(known);
        pins = pins == null ? Map.of() : Map.copyOf(pins);
        devices = Objects.requireNonNullElse(devices, KeptDevices.FIRST);
        sound = Objects.requireNonNullElse(sound, SoundPreferences.FIRST);
    }

    /** With another server. */
    public Preferences withServer(String now) {
        return new Preferences(now, accounts, known, pins, devices, sound, prepareWhileRinging);
    }

    /** With a username for a server; empty for none. */
    public Preferences withAccount(String at, String username) {
        return new Preferences(server, put(accounts, at, username), known, pins, devices, sound, prepareWhileRinging);
    }

    /** What is known of an account. */
    public KeptAccount known(String at, String username) {
        return known.getOrDefault(KeptAccount.key(at, username), KeptAccount.NEW);
    }

    /** With something else known of an account. */
    public Preferences withKnown(String at, String username, KeptAccount now) {
        Map<String, KeptAccount> all = new LinkedHashMap<>(known);
        all.put(KeptAccount.key(at, username), now);
        return new Preferences(server, accounts, all, pins, devices, sound, prepareWhileRinging);
    }

    /** With a certificate for a server. */
    public Preferences withPin(String at, String fingerprint) {
        return new Preferences(
                server, accounts, known, put(pins, at, fingerprint), devices, sound, prepareWhileRinging);
    }

    /** With other devices. */
    public Preferences withDevices(KeptDevices now) {
        return new Preferences(server, accounts, known, pins, now, sound, prepareWhileRinging);
    }

    /** With another sound. */
    public Preferences withSound(SoundPreferences now) {
        return new Preferences(server, accounts, known, pins, devices, now, prepareWhileRinging);
    }

    /** Makes what an older program wrote into what is written now. */
    static JsonObject upgrade(int version, JsonObject content) {
        if (version == 1) {
            JsonObject devices = new JsonObject();
            for (String kind : new String[] {"camera", "microphone", "speaker"}) {
                JsonElement chosen = content.remove(kind);
                if (chosen != null && !chosen.getAsString().equals("default")) {
                    JsonObject kept = new JsonObject();
                    kept.add("id", chosen);
                    kept.add("name", chosen);
                    JsonArray all = new JsonArray();
                    all.add(kept);
                    devices.add(kind + "s", all);
                }
            }
            content.add("devices", devices);
        }
        return content;
    }

    private static Map<String, String> put(Map<String, String> map, String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
