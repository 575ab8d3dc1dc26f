package dev.parley.signaling.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The fields of each {@link Event}. */
final class EventCodec {
    private EventCodec() {}

    static Event read(Fields in) throws ProtocolException {
        String type = in.text("type");
        return switch (type) {
            case "ok" -> new Event.Ok(in.natural("re"));
            case "error" ->
                new Event.Refused(
                        // An error about a message whose id could not be read answers -1.
                        in.has("re") ? in.natural("re") : -1, in.word("code", ErrorCode.class), in.text("message"));
            case "signed-in" ->
                new Event.SignedIn(
                        in.natural("re"),
                        in.text("username"),
                        in.text("displayName"),
                        in.text("device"),
                        in.text("token"),
                        in.flag("resumed"),
                        iceServers(in.objects("iceServers")),
                        people(in.objects("people")));
            case "presence" -> new Event.Presence(person(in.nested("person")));
            case "contact-removed" -> new Event.ContactRemoved(in.text("username"));
            case "incoming" ->
                new Event.Incoming(
                        in.text("callId"),
                        in.text("from"),
                        in.text("fromDevice"),
                        in.text("fromDisplayName"),
                        in.flag("video"));
            case "ringing" -> new Event.Ringing(in.text("callId"), in.text("fromDevice"), in.flag("prepare"));
            case "accepted" -> new Event.Accepted(in.text("callId"), in.text("fromDevice"), in.flag("video"));
            case "ended" -> new Event.Ended(in.text("callId"), in.word("reason", EndReason.class));
            case "description" ->
                new Event.Description(
                        in.text("callId"),
                        in.text("fromDevice"),
                        RequestCodec.generation(in),
                        RequestCodec.descriptionType(in),
                        in.text("sdp"));
            case "candidate" ->
                new Event.Candidate(
                        in.text("callId"),
                        in.text("fromDevice"),
                        RequestCodec.generation(in),
                        in.text("candidate"),
                        in.text("sdpMid"),
                        in.integer("sdpMLineIndex", 0, 1_000));
            case "renew" -> new Event.Renew(in.text("callId"), in.text("fromDevice"), RequestCodec.generation(in));
            case "media" ->
                new Event.Media(
                        in.text("callId"),
                        in.text("fromDevice"),
                        in.flag("microphone"),
                        in.flag("camera"),
                        RequestCodec.screen(in));
            case "recording" ->
                new Event.Recording(
                        in.text("callId"),
                        in.text("fromDevice"),
                        RequestCodec.question(in),
                        in.word("state", RecordingSignal.class));
            case "going-away" -> new Event.GoingAway(in.natural("retryAfterMs"));
            default -> throw in.unknownType(type);
        };
    }

    private static List<IceServerInfo> iceServers(List<Fields> objects) throws ProtocolException {
        List<IceServerInfo> result = new ArrayList<>();
        for (Fields in : objects) {
            result.add(new IceServerInfo(in.texts("urls"), in.text("username"), in.text("credential")));
        }
        return result;
    }

    private static List<PersonInfo> people(List<Fields> objects) throws ProtocolException {
        List<PersonInfo> result = new ArrayList<>();
        for (Fields in : objects) {
            result.add(person(in));
        }
        return result;
    }

    private static PersonInfo person(Fields in) throws ProtocolException {
        return new PersonInfo(in.text("username"), in.text("displayName"), in.word("presence", PresenceState.class));
    }

    static void write(JsonObject out, Event event) {
        switch (event) {
            case Event.Ok(var re) -> {
                out.addProperty("type", "ok");
                out.addProperty("re", re);
            }
            case Event.Refused(var re, var code, var message) -> {
                out.addProperty("type", "error");
                if (re >= 0) {
                    out.addProperty("re", re);
                }
                out.addProperty("code", Fields.onTheWire(code));
                out.addProperty("message", message);
            }
            case Event.SignedIn session -> signedIn(out, session);
            case Event.Presence(var person) -> {
                out.addProperty("type", "presence");
                out.add("person", person(person));
            }
            case Event.ContactRemoved(var username) -> {
                out.addProperty("type", "contact-removed");
                out.addProperty("username", username);
            }
            case Event.Incoming(var callId, var from, var fromDevice, var fromDisplayName, var video) -> {
                RequestCodec.call(out, "incoming", callId);
                out.addProperty("from", from);
                out.addProperty("fromDevice", fromDevice);
                out.addProperty("fromDisplayName", fromDisplayName);
                out.addProperty("video", video);
            }
            case Event.Ringing(var callId, var fromDevice, var prepare) -> {
                RequestCodec.call(out, "ringing", callId);
                out.addProperty("fromDevice", fromDevice);
                out.addProperty("prepare", prepare);
            }
            case Event.Accepted(var callId, var fromDevice, var video) -> {
                RequestCodec.call(out, "accepted", callId);
                out.addProperty("fromDevice", fromDevice);
                out.addProperty("video", video);
            }
            case Event.Ended(var callId, var reason) -> {
                RequestCodec.call(out, "ended", callId);
                out.addProperty("reason", Fields.onTheWire(reason));
            }
            case Event.Description(var callId, var fromDevice, var generation, var type, var sdp) -> {
                RequestCodec.call(out, "description", callId);
                out.addProperty("fromDevice", fromDevice);
                RequestCodec.description(out, generation, type, sdp);
            }
            case Event.Candidate(var callId, var fromDevice, var generation, var candidate, var mid, var index) -> {
                RequestCodec.call(out, "candidate", callId);
                out.addProperty("fromDevice", fromDevice);
                RequestCodec.candidate(out, generation, candidate, mid, index);
            }
            case Event.Renew(var callId, var fromDevice, var generation) -> {
                RequestCodec.call(out, "renew", callId);
                out.addProperty("fromDevice", fromDevice);
                out.addProperty("generation", generation);
            }
            case Event.Media(var callId, var fromDevice, var microphone, var camera, var screen) -> {
                RequestCodec.call(out, "media", callId);
                out.addProperty("fromDevice", fromDevice);
                RequestCodec.media(out, microphone, camera, screen);
            }
            case Event.Recording(var callId, var fromDevice, var question, var state) -> {
                RequestCodec.call(out, "recording", callId);
                out.addProperty("fromDevice", fromDevice);
                RequestCodec.recording(out, question, state);
            }
            case Event.GoingAway(var retryAfterMs) -> {
                out.addProperty("type", "going-away");
                out.addProperty("retryAfterMs", retryAfterMs);
            }
        }
    }

    private static void signedIn(JsonObject out, Event.SignedIn session) {
        out.addProperty("type", "signed-in");
        out.addProperty("re", session.re());
        out.addProperty("username", session.username());
        out.addProperty("displayName", session.displayName());
        out.addProperty("device", session.device());
        out.addProperty("token", session.token());
        out.addProperty("resumed", session.resumed());
        JsonArray servers = new JsonArray();
        for (IceServerInfo server : session.iceServers()) {
            JsonObject one = new JsonObject();
            JsonArray urls = new JsonArray();
            server.urls().forEach(urls::add);
            one.add("urls", urls);
            one.addProperty("username", server.username());
            one.addProperty("credential", server.credential());
            servers.add(one);
        }
        out.add("iceServers", servers);
        JsonArray people = new JsonArray();
        session.people().forEach(person -> people.add(person(person)));
        out.add("people", people);
    }

    private static JsonObject person(PersonInfo person) {
        JsonObject out = new JsonObject();
        out.addProperty("username", person.username());
        out.addProperty("displayName", person.displayName());
        out.addProperty("presence", Fields.onTheWire(person.presence()));
        return out;
    }
}
