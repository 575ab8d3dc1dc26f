package dev.parley.app.bench.signaling;

/** What calls carry, as large as it is in reality, and already escaped for JSON. */
final class Payloads {
    /** As many bytes as a browser's offer of sound and one picture. */
    private static final int SDP_CHARACTERS = 3_000;

    /** A session description. */
    static final String SDP = sdp();

    private static final String FOUNDATION = "candidate:";

    private Payloads() {}

    private static String sdp() {
        StringBuilder sdp = new StringBuilder(
                "v=0\\r\\no=- 4611731400430051336 2 IN IP4 127.0.0.1\\r\\ns=-\\r\\nt=0 0\\r\\n"
                        + "a=group:BUNDLE 0 1\\r\\nm=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99\\r\\nc=IN IP4 0.0.0.0\\r\\n");
        for (int type = 96; sdp.length() < SDP_CHARACTERS; type++) {
            sdp.append("a=rtpmap:")
                    .append(type)
                    .append(" H264/90000\\r\\na=rtcp-fb:")
                    .append(type);
            sdp.append(" transport-cc\\r\\na=fmtp:").append(type);
            sdp.append(" level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f\\r\\n");
        }
        return sdp.toString();
    }

    /** A candidate; its foundation is its index. */
    static String candidate(int index) {
        return FOUNDATION + index + " 1 udp 2122260223 192.0.2." + (index + 1)
                + " 50000 typ srflx raddr 198.51.100.17 rport 50000 generation 0 ufrag EsAw network-id 1 network-cost 10";
    }

    /** The index of the candidate in a message. */
    static int candidateIndex(String message) {
        int begin = message.indexOf(FOUNDATION) + FOUNDATION.length();
        return Integer.parseInt(message, begin, message.indexOf(' ', begin), 10);
    }

    /** The first text of that name in a message; empty if there is none. */
    static String word(String message, String name) {
        String before = "\"" + name + "\":\"";
        int begin = message.indexOf(before);
        return begin < 0
                ? ""
                : message.substring(begin + before.length(), message.indexOf('"', begin + before.length()));
    }
}
