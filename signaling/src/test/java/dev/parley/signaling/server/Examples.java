package dev.parley.signaling.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of PROTOCOL.md, and which of them were seen for real. For one thread. */
final class Examples {
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    /** By type. */
    private final Map<String, JsonObject> requests = new TreeMap<>();

    private final Map<String, JsonObject> events = new TreeMap<>();
    private final Set<String> sent = new TreeSet<>();
    private final Set<String> received = new TreeSet<>();
    /** Paths of lists of which something was in one. */
    private final Set<String> filled = new TreeSet<>();

    Examples() throws IOException {
        EXAMPLE.matcher(Files.readString(Path.of("PROTOCOL.md")))
                .results()
                .map((MatchResult match) ->
                        JsonParser.parseString(match.group(1)).getAsJsonObject())
                .forEach(example -> {
                    String type = example.get("type").getAsString();
                    Map<String, JsonObject> those = example.has("id") ? requests : events;
                    assertNull(those.put(type, example), () -> "two examples of " + type);
                });
    }

    /** A request to send, with its fields as they are in the document but for those that must be live ones. */
    JsonObject request(String type, Object... fields) {
        JsonObject request = requests.get(type).deepCopy();
        for (int i = 0; i < fields.length; i += 2) {
            String name = (String) fields[i];
            JsonElement value =
                    switch (fields[i + 1]) {
                        case String text -> new JsonPrimitive(text);
                        case Number number -> new JsonPrimitive(number);
                        case Boolean yes -> new JsonPrimitive(yes);
                        default -> throw new IllegalArgumentException(name);
                    };
            compare(type + "." + name, request.get(name), value, new ArrayList<>());
            request.add(name, value);
        }
        sent.add(type);
        return request;
    }

    /** An event or reply from the server must have all fields of its example, of the same types, and no others. */
    void check(JsonObject event) {
        String type = event.get("type").getAsString();
        List<String> problems = new ArrayList<>();
        JsonObject example = events.get(type);
        if (example == null) {
            problems.add("it has no example");
        } else {
            compare(type, example, event, problems);
            received.add(type);
        }
        assertEquals(List.of(), problems, event::toString);
    }

    /** Fails where an example was not seen for real, or only with an empty list in place of the example's. */
    void wereSeen() {
        assertEquals(requests.keySet(), sent, "requests");
        assertEquals(events.keySet(), received, "events");
        Set<String> lists = new TreeSet<>();
        events.forEach((type, example) -> lists(type, example, lists));
        assertEquals(lists, filled, "lists with something in them");
    }

    private static void lists(String path, JsonElement example, Set<String> found) {
        if (example instanceof JsonObject object) {
            object.entrySet().forEach(field -> lists(path + "." + field.getKey(), field.getValue(), found));
        } else if (example instanceof JsonArray array) {
            found.add(path);
            lists(path, array.get(0), found);
        }
    }

    private void compare(String path, JsonElement example, JsonElement actual, List<String> problems) {
        switch (example) {
            case JsonObject fields
            when actual instanceof JsonObject given -> {
                fields.keySet().stream()
                        .filter(field -> !given.has(field))
                        .forEach(field -> problems.add(path + "." + field + " is missing"));
                given.keySet().stream()
                        .filter(field -> !fields.has(field))
                        .forEach(field -> problems.add(path + "." + field + " is not in the document"));
                fields.keySet().stream()
                        .filter(given::has)
                        .forEach(field -> compare(path + "." + field, fields.get(field), given.get(field), problems));
            }
            case JsonArray elements
            when actual instanceof JsonArray given -> {
                given.forEach(element -> compare(path, elements.get(0), element, problems));
                if (!given.isEmpty()) {
                    filled.add(path);
                }
            }
            case JsonPrimitive primitive when actual instanceof JsonPrimitive given && alike(primitive, given) -> {
                // As it should be.
            }
            default -> problems.add(path + " is " + actual + ", not like " + example);
        }
    }

    private static boolean alike(JsonPrimitive example, JsonPrimitive given) {
        return example.isString() == given.isString()
                && example.isBoolean() == given.isBoolean()
                && (!given.isNumber() || given.getAsString().matches("[0-9]+"));
    }
}
