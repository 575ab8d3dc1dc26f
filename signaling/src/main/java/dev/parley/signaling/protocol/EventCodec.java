package dev.parley.signaling.protocol;

import com.google.gson.JsonObject;

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
                        in.text("deviceId"),
                        in.text("deviceToken"),
                        NestedCodec.list(in.objects("iceServers"), NestedCodec::iceServer),
                        in.integer("stunPort", 0, 65_535),
                        in.word("ringFor", RingFor.class),
                        NestedCodec.list(in.objects("people"), NestedCodec::person),
                        NestedCodec.list(in.objects("requests"), NestedCodec::person),
                        in.texts("blocked"));
            case "welcome" ->
                new Event.Welcome(
                        in.natural("re"),
                        in.integer("version", 1, 1_000),
                        in.text("server"),
                        in.word("registration", Registration.class));
            case "devices" ->
                new Event.Devices(in.natural("re"), NestedCodec.list(in.objects("devices"), NestedCodec::device));
            case "signed-out" -> new Event.SignedOut(in.word("reason", SignedOutReason.class));
            case "ice-servers" ->
                new Event.IceServers(NestedCodec.list(in.objects("iceServers"), NestedCodec::iceServer));
            case "kept-calls" -> new Event.KeptCalls(NestedCodec.list(in.objects("calls"), NestedCodec::keptCall));
            case "contact-request" -> new Event.ContactRequest(in.text("username"), in.text("displayName"));
            case "contact-request-gone" -> new Event.ContactRequestGone(in.text("username"));
            case "blocked" -> new Event.Blocked(in.text("username"), in.flag("blocked"));
            case "ring-for" -> new Event.RingForChanged(in.word("ringFor", RingFor.class));
            case "presence" -> new Event.Presence(NestedCodec.person(in.nested("person")));
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
            case Event.Welcome(var re, var version, var server, var registration) -> {
                out.addProperty("type", "welcome");
                out.addProperty("re", re);
                out.addProperty("version", version);
                out.addProperty("server", server);
                out.addProperty("registration", Fields.onTheWire(registration));
            }
            case Event.SignedIn session -> signedIn(out, session);
            case Event.Devices(var re, var devices) -> {
                out.addProperty("type", "devices");
                out.addProperty("re", re);
                out.add("devices", NestedCodec.array(devices, NestedCodec::device));
            }
            case Event.SignedOut(var reason) -> {
                out.addProperty("type", "signed-out");
                out.addProperty("reason", Fields.onTheWire(reason));
            }
            case Event.IceServers(var servers) -> {
                out.addProperty("type", "ice-servers");
                out.add("iceServers", NestedCodec.array(servers, NestedCodec::iceServer));
            }
            case Event.KeptCalls(var calls) -> {
                out.addProperty("type", "kept-calls");
                out.add("calls", NestedCodec.array(calls, NestedCodec::keptCall));
            }
            case Event.ContactRequest(var username, var displayName) -> {
                RequestCodec.person(out, "contact-request", username);
                out.addProperty("displayName", displayName);
            }
            case Event.ContactRequestGone(var username) -> RequestCodec.person(out, "contact-request-gone", username);
            case Event.Blocked(var username, var blocked) -> {
                RequestCodec.person(out, "blocked", username);
                out.addProperty("blocked", blocked);
            }
            case Event.RingForChanged(var ringFor) -> {
                out.addProperty("type", "ring-for");
                out.addProperty("ringFor", Fields.onTheWire(ringFor));
            }
            case Event.Presence(var person) -> {
                out.addProperty("type", "presence");
                out.add("person", NestedCodec.person(person));
            }
            case Event.ContactRemoved(var username) -> RequestCodec.person(out, "contact-removed", username);
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
        out.addProperty("deviceId", session.deviceId());
        out.addProperty("deviceToken", session.deviceToken());
        out.add("iceServers", NestedCodec.array(session.iceServers(), NestedCodec::iceServer));
        out.addProperty("stunPort", session.stunPort());
        out.addProperty("ringFor", Fields.onTheWire(session.ringFor()));
        out.add("people", NestedCodec.array(session.people(), NestedCodec::person));
        out.add("requests", NestedCodec.array(session.requests(), NestedCodec::person));
        out.add("blocked", NestedCodec.texts(session.blocked()));
    }
}
