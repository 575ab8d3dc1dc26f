package dev.parley.signaling.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The fields of each {@link Request}. */
final class RequestCodec {
    private RequestCodec() {}

    static Request read(Fields in) throws ProtocolException {
        String type = in.text("type");
        return switch (type) {
            case "hello" -> new Request.Hello(in.integers("versions", 1, 1_000), in.text("program"));
            case "register" ->
                new Request.Register(
                        in.text("username"),
                        in.text("password"),
                        in.text("displayName"),
                        in.text("deviceName"),
                        optional(in, "invitation"));
            case "sign-in" ->
                new Request.SignIn(
                        in.text("username"), in.text("password"), in.text("deviceName"), optional(in, "deviceId"));
            case "sign-in-by-token" -> new Request.SignInByToken(in.text("deviceToken"));
            case "resume" -> new Request.Resume(in.text("token"), in.natural("lastSeq"));
            case "sign-out" -> new Request.SignOut(in.has("forget") && in.flag("forget"));
            case "sign-out-everywhere" -> new Request.SignOutEverywhere();
            case "change-password" -> new Request.ChangePassword(in.text("password"), in.text("newPassword"));
            case "delete-account" -> new Request.DeleteAccount(in.text("password"));
            case "list-devices" -> new Request.ListDevices();
            case "revoke-device" -> new Request.RevokeDevice(in.text("deviceId"));
            case "ack" -> new Request.Ack(in.natural("seq"));
            case "add-contact" -> new Request.AddContact(in.text("username"));
            case "remove-contact" -> new Request.RemoveContact(in.text("username"));
            case "decline-contact" -> new Request.DeclineContact(in.text("username"));
            case "block" -> new Request.Block(in.text("username"));
            case "unblock" -> new Request.Unblock(in.text("username"));
            case "set-ring-for" -> new Request.SetRingFor(in.word("ringFor", RingFor.class));
            case "set-away" -> new Request.SetAway(in.flag("away"));
            case "invite" -> new Request.Invite(in.text("callId"), in.text("to"), in.flag("video"));
            case "ringing" -> new Request.Ringing(in.text("callId"), in.flag("prepare"));
            case "accept" -> new Request.Accept(in.text("callId"), in.flag("video"));
            case "end" -> new Request.End(in.text("callId"), in.word("reason", EndReason.class));
            case "description" ->
                new Request.Description(
                        in.text("callId"), in.text("toDevice"), generation(in), descriptionType(in), in.text("sdp"));
            case "candidate" ->
                new Request.Candidate(
                        in.text("callId"),
                        in.text("toDevice"),
                        generation(in),
                        in.text("candidate"),
                        in.text("sdpMid"),
                        in.integer("sdpMLineIndex", 0, 1_000));
            case "renew" -> new Request.Renew(in.text("callId"), in.text("toDevice"), generation(in));
            case "media" ->
                new Request.Media(
                        in.text("callId"), in.text("toDevice"), in.flag("microphone"), in.flag("camera"), screen(in));
            case "recording" ->
                new Request.Recording(
                        in.text("callId"), in.text("toDevice"), question(in), in.word("state", RecordingSignal.class));
            default -> throw in.unknownType(type);
        };
    }

    private static String optional(Fields in, String name) throws ProtocolException {
        return in.has(name) ? in.text(name) : "";
    }

    static int generation(Fields in) throws ProtocolException {
        return in.integer("generation", 1, 1_000_000);
    }

    /** Programs of before screens could be shared don't send it. */
    static boolean screen(Fields in) throws ProtocolException {
        return in.has("screen") && in.flag("screen");
    }

    static int question(Fields in) throws ProtocolException {
        return in.integer("question", 1, 1_000_000);
    }

    /** An offer or an answer. The field is {@code sdpType}, because {@code type} says which message it is. */
    static String descriptionType(Fields in) throws ProtocolException {
        String type = in.text("sdpType");
        if (!type.equals("offer") && !type.equals("answer")) {
            throw in.bad("sdpType", "must be \"offer\" or \"answer\"");
        }
        return type;
    }

    static void write(JsonObject out, Request request) {
        switch (request) {
            case Request.Hello(var versions, var program) -> {
                out.addProperty("type", "hello");
                JsonArray numbers = new JsonArray();
                versions.forEach(numbers::add);
                out.add("versions", numbers);
                out.addProperty("program", program);
            }
            case Request.Register(var username, var password, var displayName, var deviceName, var invitation) -> {
                out.addProperty("type", "register");
                out.addProperty("username", username);
                out.addProperty("password", password);
                out.addProperty("displayName", displayName);
                out.addProperty("deviceName", deviceName);
                out.addProperty("invitation", invitation);
            }
            case Request.SignIn(var username, var password, var deviceName, var deviceId) -> {
                out.addProperty("type", "sign-in");
                out.addProperty("username", username);
                out.addProperty("password", password);
                out.addProperty("deviceName", deviceName);
                out.addProperty("deviceId", deviceId);
            }
            case Request.SignInByToken(var deviceToken) -> {
                out.addProperty("type", "sign-in-by-token");
                out.addProperty("deviceToken", deviceToken);
            }
            case Request.Resume(var token, var lastSeq) -> {
                out.addProperty("type", "resume");
                out.addProperty("token", token);
                out.addProperty("lastSeq", lastSeq);
            }
            case Request.SignOut(var forget) -> {
                out.addProperty("type", "sign-out");
                out.addProperty("forget", forget);
            }
            case Request.SignOutEverywhere() -> out.addProperty("type", "sign-out-everywhere");
            case Request.ChangePassword(var password, var newPassword) -> {
                out.addProperty("type", "change-password");
                out.addProperty("password", password);
                out.addProperty("newPassword", newPassword);
            }
            case Request.DeleteAccount(var password) -> {
                out.addProperty("type", "delete-account");
                out.addProperty("password", password);
            }
            case Request.ListDevices() -> out.addProperty("type", "list-devices");
            case Request.RevokeDevice(var deviceId) -> {
                out.addProperty("type", "revoke-device");
                out.addProperty("deviceId", deviceId);
            }
            case Request.Ack(var seq) -> {
                out.addProperty("type", "ack");
                out.addProperty("seq", seq);
            }
            case Request.AddContact(var username) -> person(out, "add-contact", username);
            case Request.RemoveContact(var username) -> person(out, "remove-contact", username);
            case Request.DeclineContact(var username) -> person(out, "decline-contact", username);
            case Request.Block(var username) -> person(out, "block", username);
            case Request.Unblock(var username) -> person(out, "unblock", username);
            case Request.SetRingFor(var ringFor) -> {
                out.addProperty("type", "set-ring-for");
                out.addProperty("ringFor", Fields.onTheWire(ringFor));
            }
            case Request.SetAway(var away) -> {
                out.addProperty("type", "set-away");
                out.addProperty("away", away);
            }
            case Request.Invite(var callId, var to, var video) -> {
                call(out, "invite", callId);
                out.addProperty("to", to);
                out.addProperty("video", video);
            }
            case Request.Ringing(var callId, var prepare) -> {
                call(out, "ringing", callId);
                out.addProperty("prepare", prepare);
            }
            case Request.Accept(var callId, var video) -> {
                call(out, "accept", callId);
                out.addProperty("video", video);
            }
            case Request.End(var callId, var reason) -> {
                call(out, "end", callId);
                out.addProperty("reason", Fields.onTheWire(reason));
            }
            case Request.Description(var callId, var toDevice, var generation, var type, var sdp) -> {
                call(out, "description", callId);
                out.addProperty("toDevice", toDevice);
                description(out, generation, type, sdp);
            }
            case Request.Candidate(var callId, var toDevice, var generation, var candidate, var mid, var index) -> {
                call(out, "candidate", callId);
                out.addProperty("toDevice", toDevice);
                candidate(out, generation, candidate, mid, index);
            }
            case Request.Renew(var callId, var toDevice, var generation) -> {
                call(out, "renew", callId);
                out.addProperty("toDevice", toDevice);
                out.addProperty("generation", generation);
            }
            case Request.Media(var callId, var toDevice, var microphone, var camera, var screen) -> {
                call(out, "media", callId);
                out.addProperty("toDevice", toDevice);
                media(out, microphone, camera, screen);
            }
            case Request.Recording(var callId, var toDevice, var question, var state) -> {
                call(out, "recording", callId);
                out.addProperty("toDevice", toDevice);
                recording(out, question, state);
            }
        }
    }

    static void person(JsonObject out, String type, String username) {
        out.addProperty("type", type);
        out.addProperty("username", username);
    }

    static void call(JsonObject out, String type, String callId) {
        out.addProperty("type", type);
        out.addProperty("callId", callId);
    }

    static void description(JsonObject out, int generation, String type, String sdp) {
        out.addProperty("generation", generation);
        out.addProperty("sdpType", type);
        out.addProperty("sdp", sdp);
    }

    static void candidate(JsonObject out, int generation, String candidate, String sdpMid, int sdpMLineIndex) {
        out.addProperty("generation", generation);
        out.addProperty("candidate", candidate);
        out.addProperty("sdpMid", sdpMid);
        out.addProperty("sdpMLineIndex", sdpMLineIndex);
    }

    static void media(JsonObject out, boolean microphone, boolean camera, boolean screen) {
        out.addProperty("microphone", microphone);
        out.addProperty("camera", camera);
        out.addProperty("screen", screen);
    }

    static void recording(JsonObject out, int question, RecordingSignal state) {
        out.addProperty("question", question);
        out.addProperty("state", Fields.onTheWire(state));
    }
}
