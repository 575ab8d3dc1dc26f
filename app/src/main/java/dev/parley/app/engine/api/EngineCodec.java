package dev.parley.app.engine.api;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands and events as JSON, one to a line: the record's fields and {@code type}, its simple name. Immutable; any
 * thread.
 */
public final class EngineCodec {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Map<String, Class<?>> COMMANDS = permitted(EngineCommand.class);
    private static final Map<String, Class<?>> EVENTS = permitted(EngineEvent.class);

    private EngineCodec() {}

    /** One line, without its end. */
    public static String encode(EngineCommand command) {
        return write(command);
    }

    /** One line, without its end. */
    public static String encode(EngineEvent event) {
        return write(event);
    }

    /**
     * Reads a command.
     *
     * @throws JsonParseException if the line is not one
     */
    public static EngineCommand decodeCommand(String line) {
        return (EngineCommand) read(line, COMMANDS);
    }

    /**
     * Reads an event.
     *
     * @throws JsonParseException if the line is not one
     */
    public static EngineEvent decodeEvent(String line) {
        return (EngineEvent) read(line, EVENTS);
    }

    private static String write(Object message) {
        JsonObject json = GSON.toJsonTree(message).getAsJsonObject();
        json.addProperty("type", message.getClass().getSimpleName());
        return GSON.toJson(json);
    }

    private static Object read(String line, Map<String, Class<?>> types) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            Class<?> type = types.get(json.get("type").getAsString());
            if (type == null) {
                throw new JsonParseException("unknown type " + json.get("type"));
            }
            return Objects.requireNonNull(GSON.fromJson(json, type));
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws in a plain RuntimeException.
            throw new JsonParseException("not a message: " + line, e);
        }
    }

    private static Map<String, Class<?>> permitted(Class<?> sealed) {
        return records(sealed).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EngineCodec::records)
                : Stream.of(type);
    }
}
