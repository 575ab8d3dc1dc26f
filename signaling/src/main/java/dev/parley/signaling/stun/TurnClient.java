package dev.parley.signaling.stun;

import dev.parley.signaling.stun.StunMessage.Attribute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gets an address from a TURN server and gives it back at once, to see whether it would relay a call (RFC 8656, section
 * 7). Blocks; any thread.
 */
public final class TurnClient {
    private static final int ALLOCATE = 0x0003;
    private static final int ALLOCATE_SUCCESS = 0x0103;
    private static final int REFRESH = 0x0004;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int MESSAGE_INTEGRITY_BYTES = 24;
    private static final int LIFETIME = 0x000D;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int XOR_RELAYED_ADDRESS = 0x0016;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    /** UDP's protocol number, in the first of four bytes. */
    private static final byte[] OVER_UDP = {17, 0, 0, 0};

    private static final int UNAUTHENTICATED = 401;
    private static final int STALE_NONCE = 438;

    /** RFC 7065, section 3.1. */
    private static final Pattern URL =
            Pattern.compile("(turns?):(\\[[^]]+]|[^:?\\[]+)(?::(\\d+))?(?:\\?transport=(udp|tcp))?");

    private static final int PORT = 3478;
    private static final int TLS_PORT = 5349;

    private final StunTransport transport;
    private final String username;
    private final String password;
    private final SecureRandom random = new SecureRandom();
    /** What the server's last refusal asked for. */
    private ByteBuffer realm;

    private ByteBuffer nonce;

    private TurnClient(StunTransport transport, String username, String password) {
        this.transport = transport;
        this.username = username;
        this.password = password;
    }

    /**
     * Allocates and frees an address.
     *
     * @param url RFC 7065, as {@code turn:turn.example:3478?transport=udp}
     * @return the address that the server would have relayed from
     * @throws StunRefused if the server refuses, with its code
     * @throws IOException if it can't be reached or does not answer; the message is a part of a sentence
     */
    public static InetSocketAddress allocate(String url, String username, String password) throws IOException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IOException("it is no URL of a TURN server");
        }
        boolean secure = parts.group(1).equals("turns");
        int port = parts.group(3) != null ? Integer.parseInt(parts.group(3)) : secure ? TLS_PORT : PORT;
        String host = parts.group(2).replaceAll("[\\[\\]]", "");
        InetSocketAddress server = new InetSocketAddress(InetAddress.getByName(host), port);
        try (StunTransport transport = secure
                ? StunTransport.tls(server)
                : "tcp".equals(parts.group(4)) ? StunTransport.tcp(server) : StunTransport.udp(server)) {
            return new TurnClient(transport, username, password).allocate();
        }
    }

    private InetSocketAddress allocate() throws IOException {
        Attribute overUdp = new Attribute(REQUESTED_TRANSPORT, ByteBuffer.wrap(OVER_UDP));
        StunMessage answer = send(ALLOCATE, List.of(overUdp), false);
        if (answer.type() == ALLOCATE_SUCCESS) {
            throw new IOException("it relays for everybody, without a password");
        }
        // The first refusal says which realm the password is for; a nonce may be too old once more.
        for (int attempt = 0; attempt < 2 && asksForPassword(answer); attempt++) {
            answer = send(ALLOCATE, List.of(overUdp), true);
        }
        if (answer.type() != ALLOCATE_SUCCESS) {
            throw new StunRefused(answer);
        }
        InetSocketAddress relayed = StunClient.address(answer, XOR_RELAYED_ADDRESS);
        ByteBuffer none = ByteBuffer.allocate(4);
        var unused = send(REFRESH, List.of(new Attribute(LIFETIME, none)), true);
        return relayed;
    }

    /** Takes up realm and nonce of a refusal (RFC 8489, section 9.2.5); false if it is for something else. */
    private boolean asksForPassword(StunMessage answer) {
        int code = new StunRefused(answer).code();
        boolean first = nonce == null;
        if (!(code == STALE_NONCE || (code == UNAUTHENTICATED && first))
                || answer.value(NONCE) == null
                || (realm == null && answer.value(REALM) == null)) {
            return false;
        }
        nonce = answer.value(NONCE);
        realm = answer.value(REALM) == null ? realm : answer.value(REALM);
        return true;
    }

    private StunMessage send(int type, List<Attribute> attributes, boolean signed) throws IOException {
        List<Attribute> all = new ArrayList<>(attributes);
        if (signed) {
            all.add(new Attribute(USERNAME, ByteBuffer.wrap(username.getBytes(StandardCharsets.UTF_8))));
            all.add(new Attribute(REALM, realm));
            all.add(new Attribute(NONCE, nonce));
        }
        StunMessage request = new StunMessage(type, StunClient.transactionId(random), all, false);
        ByteBuffer bytes = request.encode();
        return transport.exchange(signed ? sign(bytes) : bytes, request.transactionId());
    }

    /** Appends MESSAGE-INTEGRITY (RFC 8489, section 14.5), which the length in the header counts before it is there. */
    private ByteBuffer sign(ByteBuffer message) {
        ByteBuffer signed = ByteBuffer.allocate(message.remaining() + MESSAGE_INTEGRITY_BYTES)
                .put(message);
        signed.putShort(2, (short) (signed.capacity() - StunMessage.HEADER_BYTES));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            mac.update(signed.array(), 0, signed.position());
            byte[] code = mac.doFinal();
            return signed.putShort((short) MESSAGE_INTEGRITY)
                    .putShort((short) code.length)
                    .put(code)
                    .flip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1 and MD5", e);
        }
    }

    /** RFC 8489, section 9.2.2. */
    private byte[] key() throws GeneralSecurityException {
        String text = username + ":" + StandardCharsets.UTF_8.decode(realm.duplicate()) + ":" + password;
        return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
