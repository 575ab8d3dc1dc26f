package dev.parley.app.bench.signaling;

/**
 * Socket.IO 4 over its WebSocket transport: Engine.IO's packets ({@code 0} open, {@code 2} ping, {@code 3} pong, {@code 4}
 * message) with Socket.IO's in them ({@code 0} connect, {@code 2} event, {@code 3} acknowledgement). The events are those
 * of {@code socketio.mjs}.
 */
final class SocketIoDialect implements Dialect {
    @Override
    public String path(LoadClient client) {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public String protocol() {
        return "";
    }

    @Override
    public Signal first() {
        return Signal.INVITE;
    }

    @Override
    public void opened(LoadClient client) {
        // The server begins.
    }

    @Override
    public void received(LoadClient client, String message) {
        if (message.startsWith("0")) {
            client.send("40");
        } else if (message.equals("2")) {
            client.send("3");
        } else if (message.startsWith("40")) {
            client.send("420[\"sign-in\",{\"username\":\"" + client.name() + "\"}]");
        } else if (message.startsWith("430[")) {
            client.signedIn();
        } else if (message.startsWith("43")) {
            client.answered();
        } else if (message.startsWith("42[\"")) {
            String event = message.substring(4, message.indexOf('"', 4));
            Signal signal =
                    switch (event) {
                        case "invite" -> Signal.INVITE;
                        case "accept" -> Signal.ACCEPT;
                        case "offer" -> Signal.OFFER;
                        case "answer" -> Signal.ANSWER;
                        case "candidate" -> Signal.CANDIDATE;
                        default -> Signal.HANG_UP;
                    };
            client.heard(signal, signal == Signal.CANDIDATE ? Payloads.candidateIndex(message) : 0);
        } else {
            client.failed(message);
        }
    }

    @Override
    public void send(LoadClient from, LoadClient to, String callId, Signal signal, int index) {
        String head = "{\"to\":\"" + to.name() + "\",\"callId\":\"" + callId + "\"";
        from.request("42" + ++from.nextId
                + switch (signal) {
                    case INVITE -> "[\"invite\"," + head + ",\"video\":true}]";
                    case ACCEPT -> "[\"accept\"," + head + ",\"video\":true}]";
                    case OFFER -> "[\"offer\"," + head + ",\"sdp\":\"" + Payloads.SDP + "\"}]";
                    case ANSWER -> "[\"answer\"," + head + ",\"sdp\":\"" + Payloads.SDP + "\"}]";
                    case CANDIDATE ->
                        "[\"candidate\"," + head + ",\"candidate\":\"" + Payloads.candidate(index)
                                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}]";
                    case HANG_UP -> "[\"hang-up\"," + head + ",\"reason\":\"hung-up\"}]";
                });
    }

    @Override
    public void heartbeat(LoadClient client) {
        // The server pings in its own way, which is answered where it is read.
    }
}
