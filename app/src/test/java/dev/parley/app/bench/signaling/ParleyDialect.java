package dev.parley.app.bench.signaling;

import dev.parley.signaling.protocol.Limits;

/** {@code parley.v1}, as {@code PROTOCOL.md} has it. */
final class ParleyDialect implements Dialect {
    /** Events come to be acknowledged in such portions. */
    private static final int ACK_EVERY = 32;

    @Override
    public String path(LoadClient client) {
        return "/";
    }

    @Override
    public String protocol() {
        return Limits.SUBPROTOCOL;
    }

    @Override
    public Signal first() {
        return Signal.INVITE;
    }

    @Override
    public void opened(LoadClient client) {
        client.send(
                client.deviceToken.isEmpty()
                        ? signIn(client.name(), Accounts.PASSWORD)
                        : signInByToken(client.deviceToken));
    }

    static String signIn(String name, String password) {
        return "{\"type\":\"sign-in\",\"id\":0,\"username\":\"" + name + "\",\"password\":\"" + password
                + "\",\"deviceName\":\"load\",\"deviceId\":\"\"}";
    }

    static String signInByToken(String token) {
        return "{\"type\":\"sign-in-by-token\",\"id\":0,\"deviceToken\":\"" + token + "\"}";
    }

    static String invite(long id, String callId, String to) {
        return "{\"type\":\"invite\",\"id\":" + id + ",\"callId\":\"" + callId + "\",\"to\":\"" + to
                + "\",\"video\":true}";
    }

    @Override
    public void received(LoadClient client, String message) {
        String type = Payloads.word(message, "type");
        switch (type) {
            case "ok" -> {
                client.answered();
                return;
            }
            case "signed-in" -> {
                client.address = Payloads.word(message, "device");
                client.deviceToken = Payloads.word(message, "deviceToken");
                client.greeting = message;
                client.signedIn();
                return;
            }
            case "error" -> {
                client.failed(message);
                return;
            }
            case "incoming" -> client.heard(Signal.INVITE, 0);
            case "accepted" -> client.heard(Signal.ACCEPT, 0);
            case "description" ->
                client.heard(message.contains("\"sdpType\":\"offer\"") ? Signal.OFFER : Signal.ANSWER, 0);
            case "candidate" -> client.heard(Signal.CANDIDATE, Payloads.candidateIndex(message));
            case "ended" -> client.heard(Signal.HANG_UP, 0);
            default -> {
                // News about people.
            }
        }
        client.lastSeq++;
        if (client.lastSeq % ACK_EVERY == 0) {
            client.send("{\"type\":\"ack\",\"id\":0,\"seq\":" + client.lastSeq + "}");
        }
    }

    @Override
    public void send(LoadClient from, LoadClient to, String callId, Signal signal, int index) {
        String head = ",\"id\":" + from.nextId++ + ",\"callId\":\"" + callId + "\"";
        String relayed = head + ",\"toDevice\":\"" + to.address + "\",\"generation\":1";
        from.request(
                switch (signal) {
                    case INVITE -> "{\"type\":\"invite\"" + head + ",\"to\":\"" + to.name() + "\",\"video\":true}";
                    case ACCEPT -> "{\"type\":\"accept\"" + head + ",\"video\":true}";
                    case OFFER, ANSWER ->
                        "{\"type\":\"description\"" + relayed + ",\"sdpType\":\""
                                + (signal == Signal.OFFER ? "offer" : "answer") + "\",\"sdp\":\"" + Payloads.SDP
                                + "\"}";
                    case CANDIDATE ->
                        "{\"type\":\"candidate\"" + relayed + ",\"candidate\":\"" + Payloads.candidate(index)
                                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}";
                    case HANG_UP -> "{\"type\":\"end\"" + head + ",\"reason\":\"hung-up\"}";
                });
    }

    @Override
    public void heartbeat(LoadClient client) {
        // The server pings, and the socket answers.
    }
}
