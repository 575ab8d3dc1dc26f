package dev.parley.signaling.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the fields of one JSON object and says which of them is wrong. Used by one thread. */
final class Fields {
    /** The deepest message, {@code signed-in}, has four levels; some room is left for fields of later versions. */
    private static final int NESTING = 16;
    /** Whole numbers that a double holds exactly, because browsers read every number as one. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,15})");

    private final JsonObject object;
    /** Names the field in a message about a nested object. */
    private final String path;
    /** Set by the codec as soon as it is known. */
    private long number = -1;

    private Fields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    static Fields parse(String text) throws ProtocolException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(NESTING);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ProtocolException(ErrorCode.BAD_MESSAGE, -1, "A message is one JSON object.");
            }
            return new Fields(element.getAsJsonObject(), "");
        } catch (JsonParseException | IOException | IllegalStateException e) {
            throw new ProtocolException(ErrorCode.BAD_MESSAGE, -1, "The message is not JSON.");
        }
    }

    /** Remembers the number of the message for errors found later. */
    void number(long value) {
        number = value;
    }

    ProtocolException bad(String name, String what) {
        return new ProtocolException(ErrorCode.BAD_MESSAGE, number, "Field \"" + path + name + "\" " + what + ".");
    }

    ProtocolException unknownType(String type) {
        String shown = type.length() > 40 ? type.substring(0, 40) : type;
        return new ProtocolException(ErrorCode.UNKNOWN_TYPE, number, "Unknown type \"" + shown + "\".");
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) throws ProtocolException {
        JsonPrimitive value = primitive(name, "a string");
        if (!value.isString()) {
            throw bad(name, "must be a string");
        }
        return value.getAsString();
    }

    boolean flag(String name) throws ProtocolException {
        JsonPrimitive value = primitive(name, "true or false");
        if (!value.isBoolean()) {
            throw bad(name, "must be true or false");
        }
        return value.getAsBoolean();
    }

    /** A whole number from 0 to 2^53 - 1. */
    long natural(String name) throws ProtocolException {
        return whole(name, 0, LARGEST);
    }

    int integer(String name, int least, int most) throws ProtocolException {
        return (int) whole(name, least, most);
    }

    private long whole(String name, long least, long most) throws ProtocolException {
        return whole(name, primitive(name, "a number"), least, most);
    }

    private long whole(String name, JsonPrimitive value, long least, long most) throws ProtocolException {
        // The text is looked at, not the value: 1e400 or 1e999999999 must cost nothing and 1.5 must not become 1.
        String digits = value.getAsString();
        if (value.isNumber() && WHOLE.matcher(digits).matches()) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw bad(name, "must be a whole number from " + least + " to " + most);
    }

    <E extends Enum<E>> E word(String name, Class<E> type) throws ProtocolException {
        String word = text(name);
        for (E constant : type.getEnumConstants()) {
            if (onTheWire(constant).equals(word)) {
                return constant;
            }
        }
        throw bad(name, "has a word that is not known here");
    }

    static String onTheWire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fields nested(String name) throws ProtocolException {
        JsonElement value = object.get(name);
        if (value == null || !value.isJsonObject()) {
            throw bad(name, value == null ? "is missing" : "must be an object");
        }
        return nested(value.getAsJsonObject(), name);
    }

    List<Fields> objects(String name) throws ProtocolException {
        List<Fields> result = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonObject()) {
                throw bad(name, "must hold objects only");
            }
            result.add(nested(element.getAsJsonObject(), name));
        }
        return result;
    }

    List<String> texts(String name) throws ProtocolException {
        List<String> result = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!(element instanceof JsonPrimitive value && value.isString())) {
                throw bad(name, "must hold strings only");
            }
            result.add(value.getAsString());
        }
        return result;
    }

    List<Integer> integers(String name, int least, int most) throws ProtocolException {
        List<Integer> result = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!(element instanceof JsonPrimitive value)) {
                throw bad(name, "must hold numbers only");
            }
            result.add((int) whole(name, value, least, most));
        }
        return result;
    }

    private JsonArray array(String name) throws ProtocolException {
        JsonElement value = object.get(name);
        if (value == null || !value.isJsonArray()) {
            throw bad(name, value == null ? "is missing" : "must be an array");
        }
        return value.getAsJsonArray();
    }

    private Fields nested(JsonObject value, String name) {
        Fields fields = new Fields(value, path + name + ".");
        fields.number(number);
        return fields;
    }

    private JsonPrimitive primitive(String name, String kind) throws ProtocolException {
        JsonElement value = object.get(name);
        if (value instanceof JsonPrimitive found) {
            return found;
        }
        throw bad(name, value == null ? "is missing" : "must be " + kind);
    }
}
