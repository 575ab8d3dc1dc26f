package dev.parley.app.bench.signaling;

/**
 * PeerJS's server: what it relays is {@code OFFER}, {@code ANSWER}, {@code CANDIDATE} and {@code LEAVE}. The offer is the
 * invitation, the answer accepts, and nothing is acknowledged.
 */
final class PeerJsDialect implements Dialect {
    @Override
    public String path(LoadClient client) {
        return "/peerjs?key=peerjs&version=1.5.4&token=load&id=" + client.name();
    }

    @Override
    public String protocol() {
        return "";
    }

    @Override
    public Signal first() {
        return Signal.OFFER;
    }

    @Override
    public void opened(LoadClient client) {
        // The server begins.
    }

    @Override
    public void received(LoadClient client, String message) {
        switch (Payloads.word(message, "type")) {
            case "OPEN" -> client.signedIn();
            case "OFFER" -> client.heard(Signal.OFFER, 0);
            case "ANSWER" -> client.heard(Signal.ANSWER, 0);
            case "CANDIDATE" -> client.heard(Signal.CANDIDATE, Payloads.candidateIndex(message));
            case "LEAVE" -> client.heard(Signal.HANG_UP, 0);
            default -> client.failed(message);
        }
    }

    @Override
    public void send(LoadClient from, LoadClient to, String callId, Signal signal, int index) {
        String head =
                ",\"dst\":\"" + to.name() + "\",\"payload\":{\"type\":\"media\",\"connectionId\":\"" + callId + "\"";
        from.send(
                switch (signal) {
                    case OFFER ->
                        "{\"type\":\"OFFER\"" + head + ",\"sdp\":{\"type\":\"offer\",\"sdp\":\"" + Payloads.SDP
                                + "\"}}}";
                    case ANSWER ->
                        "{\"type\":\"ANSWER\"" + head + ",\"sdp\":{\"type\":\"answer\",\"sdp\":\"" + Payloads.SDP
                                + "\"}}}";
                    case CANDIDATE ->
                        "{\"type\":\"CANDIDATE\"" + head + ",\"candidate\":{\"candidate\":\""
                                + Payloads.candidate(index) + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}}";
                    case HANG_UP -> "{\"type\":\"LEAVE\"" + head + "}}";
                    case INVITE, ACCEPT -> throw new IllegalArgumentException(signal + " is not PeerJS's");
                });
    }

    @Override
    public void heartbeat(LoadClient client) {
        client.send("{\"type\":\"HEARTBEAT\"}");
    }
}
