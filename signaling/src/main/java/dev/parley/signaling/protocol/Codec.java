package dev.parley.signaling.protocol;

import com.google.gson.JsonObject;

/**
 * Turns messages into JSON text frames and back, as {@code PROTOCOL.md} says. Fields that are not known are ignored, so
 * that a later version may add some. No state; any thread.
 */
public final class Codec {
    /** A request with its number. */
    public record RequestFrame(long id, Request request) {}

    /** An event with its number; a {@link Event.Reply} has none and shows 0 here. */
    public record EventFrame(long seq, Event event) {}

    private Codec() {}

    /** Writes a request. */
    public static String encode(long id, Request request) {
        JsonObject object = new JsonObject();
        RequestCodec.write(object, request);
        object.addProperty("id", id);
        return object.toString();
    }

    /** Writes an event; {@code seq} is not written for a {@link Event.Reply}. */
    public static String encode(long seq, Event event) {
        JsonObject object = new JsonObject();
        EventCodec.write(object, event);
        if (!(event instanceof Event.Reply)) {
            object.addProperty("seq", seq);
        }
        return object.toString();
    }

    /** Reads a request. The exception's number is its {@code id}, if that could be read. */
    public static RequestFrame decodeRequest(String text) throws ProtocolException {
        Fields fields = Fields.parse(text);
        long id = fields.natural("id");
        fields.number(id);
        return new RequestFrame(id, RequestCodec.read(fields));
    }

    /** Reads an event. The exception's number is its {@code seq}, if it has one, so that it still counts as received. */
    public static EventFrame decodeEvent(String text) throws ProtocolException {
        Fields fields = Fields.parse(text);
        long seq = fields.has("seq") ? fields.natural("seq") : -1;
        fields.number(seq);
        Event event = EventCodec.read(fields);
        if (event instanceof Event.Reply) {
            return new EventFrame(0, event);
        }
        if (seq < 1) {
            throw fields.bad("seq", seq < 0 ? "is missing" : "must be at least 1");
        }
        return new EventFrame(seq, event);
    }
}
