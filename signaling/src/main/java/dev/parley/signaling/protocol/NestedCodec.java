package dev.parley.signaling.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The objects and lists that stand within an {@link Event}. */
final class NestedCodec {
    private NestedCodec() {}

    interface Reader<T> {
        T read(Fields in) throws ProtocolException;
    }

    static <T> List<T> list(List<Fields> objects, Reader<T> reader) throws ProtocolException {
        List<T> result = new ArrayList<>();
        for (Fields in : objects) {
            result.add(reader.read(in));
        }
        return result;
    }

    static IceServerInfo iceServer(Fields in) throws ProtocolException {
        return new IceServerInfo(in.texts("urls"), in.text("username"), in.text("credential"));
    }

    static DeviceInfo device(Fields in) throws ProtocolException {
        return new DeviceInfo(
                in.text("id"),
                in.text("name"),
                in.flag("current"),
                in.flag("connected"),
                in.natural("since"),
                in.natural("lastSeen"));
    }

    static KeptCall keptCall(Fields in) throws ProtocolException {
        return new KeptCall(
                in.text("callId"),
                in.text("with"),
                in.text("withDisplayName"),
                in.word("outcome", CallOutcome.class),
                in.flag("video"),
                in.natural("at"),
                in.natural("durationMs"));
    }

    static PersonInfo person(Fields in) throws ProtocolException {
        return new PersonInfo(in.text("username"), in.text("displayName"), in.word("presence", PresenceState.class));
    }

    static <T> JsonArray array(List<T> values, Function<T, JsonObject> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }

    static JsonArray texts(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    static JsonObject iceServer(IceServerInfo server) {
        JsonObject out = new JsonObject();
        out.add("urls", texts(server.urls()));
        out.addProperty("username", server.username());
        out.addProperty("credential", server.credential());
        return out;
    }

    static JsonObject device(DeviceInfo device) {
        JsonObject out = new JsonObject();
        out.addProperty("id", device.id());
        out.addProperty("name", device.name());
        out.addProperty("current", device.current());
        out.addProperty("connected", device.connected());
        out.addProperty("since", device.since());
        out.addProperty("lastSeen", device.lastSeen());
        return out;
    }

    static JsonObject keptCall(KeptCall call) {
        JsonObject out = new JsonObject();
        out.addProperty("callId", call.callId());
        out.addProperty("with", call.with());
        out.addProperty("withDisplayName", call.withDisplayName());
        out.addProperty("outcome", Fields.onTheWire(call.outcome()));
        out.addProperty("video", call.video());
        out.addProperty("at", call.at());
        out.addProperty("durationMs", call.durationMs());
        return out;
    }

    static JsonObject person(PersonInfo person) {
        JsonObject out = new JsonObject();
        out.addProperty("username", person.username());
        out.addProperty("displayName", person.displayName());
        out.addProperty("presence", Fields.onTheWire(person.presence()));
        return out;
    }
}
