package dev.parley.app.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Secrets in {@code secrets.json}, which only its owner can read; without any there is no file. One thread. */
final class SecretFile {
    private final JsonFile<Secrets> file;

    SecretFile(Home home) {
        file = new JsonFile<>(home.data().resolve("secrets.json"), Secrets.class, 2, SecretFile::upgrade);
    }

    /** A secret of an account; an empty one says that it is to be forgotten elsewhere as well. */
    record Entry(String server, String username, String secret) {
        private boolean isOf(String at, String name) {
            return server.equals(at) && username.equals(name);
        }
    }

    private record Secrets(List<Entry> secrets) {
        Secrets {
            secrets = List.copyOf(secrets);
            for (Entry entry : secrets) {
                if (entry.server() == null || entry.username() == null || entry.secret() == null) {
                    throw new IllegalArgumentException("a secret of nobody");
                }
            }
        }
    }

    List<Entry> entries() {
        return file.read(new Secrets(List.of())).secrets();
    }

    /** The secret of an account; null if the file has none. */
    String get(String server, String username) {
        return entries().stream()
                .filter(entry -> entry.isOf(server, username))
                .map(Entry::secret)
                .findFirst()
                .orElse(null);
    }

    void put(String server, String username, String secret) throws IOException {
        List<Entry> entries = others(server, username);
        entries.add(new Entry(server, username, secret));
        file.write(new Secrets(entries));
    }

    void remove(String server, String username) throws IOException {
        List<Entry> entries = others(server, username);
        if (entries.isEmpty()) {
            // This can be done on a full disk too.
            file.delete();
        } else if (entries.size() < entries().size()) {
            file.write(new Secrets(entries));
        }
    }

    private List<Entry> others(String server, String username) {
        List<Entry> entries = new ArrayList<>(entries());
        entries.removeIf(entry -> entry.isOf(server, username));
        return entries;
    }

    /** In version 1 there was a map of passwords by the username, a space and the server. */
    private static JsonObject upgrade(int version, JsonObject content) {
        if (version > 1) {
            return content;
        }
        JsonArray secrets = new JsonArray();
        for (Map.Entry<String, JsonElement> kept :
                content.getAsJsonObject("passwords").entrySet()) {
            String[] account = kept.getKey().split(" ", 2);
            JsonObject secret = new JsonObject();
            secret.addProperty("username", account[0]);
            secret.addProperty("server", account[1]);
            secret.add("secret", kept.getValue());
            secrets.add(secret);
        }
        JsonObject upgraded = new JsonObject();
        upgraded.add("secrets", secrets);
        return upgraded;
    }
}
