package dev.parley.signaling.stun;

import dev.parley.signaling.stun.StunMessage.Attribute;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The Binding method (RFC 8489, section 2) as a basic server answers it (section 12): no credentials, no state. An answer is
 * at most some 2.5 times as long as the shortest request, which is little use to somebody who sends from another's address.
 */
final class Binding {
    private static final int UNKNOWN_ATTRIBUTES = 0x000A;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;

    /**
     * Comprehension-required attributes of RFC 8489 (section 18.3.1). Those of a client that has credentials are passed over:
     * a basic server has none, and the client sees that in the answer.
     */
    private static final Set<Integer> KNOWN = Set.of(
            0x0001,
            0x0006,
            MESSAGE_INTEGRITY,
            Attribute.ERROR_CODE,
            UNKNOWN_ATTRIBUTES,
            0x0014,
            0x0015,
            MESSAGE_INTEGRITY_SHA256,
            0x001D,
            0x001E,
            Attribute.XOR_MAPPED_ADDRESS);

    private static final int FAMILY_IPV4 = 1;
    private static final int FAMILY_IPV6 = 2;

    private Binding() {}

    /**
     * Answers a datagram.
     *
     * @param from where it came from
     * @return null if it is not a Binding request, and nothing must be sent
     */
    static ByteBuffer answer(ByteBuffer datagram, InetSocketAddress from) {
        StunMessage request = StunMessage.decode(datagram);
        if (request == null || request.type() != StunMessage.BINDING_REQUEST) {
            return null;
        }
        List<Integer> unknown = unknown(request);
        return unknown.isEmpty()
                ? success(request, from).encode()
                : refusal(request, unknown).encode();
    }

    private static List<Integer> unknown(StunMessage request) {
        List<Integer> unknown = new ArrayList<>();
        for (Attribute each : request.attributes()) {
            if (each.type() == MESSAGE_INTEGRITY || each.type() == MESSAGE_INTEGRITY_SHA256) {
                // What comes after it is to be ignored (sections 14.5 and 14.6).
                break;
            }
            if (each.isComprehensionRequired() && !KNOWN.contains(each.type()) && !unknown.contains(each.type())) {
                unknown.add(each.type());
            }
        }
        return unknown;
    }

    private static StunMessage success(StunMessage request, InetSocketAddress from) {
        return answer(
                request,
                StunMessage.BINDING_SUCCESS,
                List.of(new Attribute(Attribute.XOR_MAPPED_ADDRESS, xorAddress(from, request.transactionId()))));
    }

    private static StunMessage answer(StunMessage request, int type, List<Attribute> attributes) {
        return new StunMessage(type, request.transactionId(), attributes, request.fingerprint());
    }

    /** The address as of section 14.2: mixed with the header, so that no router rewrites it on its way. */
    static ByteBuffer xorAddress(InetSocketAddress address, ByteBuffer transactionId) {
        byte[] ip = address.getAddress().getAddress();
        ByteBuffer mask =
                ByteBuffer.allocate(16).putInt(StunMessage.MAGIC_COOKIE).put(transactionId.duplicate());
        ByteBuffer value = ByteBuffer.allocate(4 + ip.length);
        value.putShort((short) (ip.length == 4 ? FAMILY_IPV4 : FAMILY_IPV6));
        value.putShort((short) (address.getPort() ^ (StunMessage.MAGIC_COOKIE >>> 16)));
        for (int i = 0; i < ip.length; i++) {
            value.put((byte) (ip[i] ^ mask.get(i)));
        }
        return value.flip();
    }

    /** Reads what {@link #xorAddress} writes; null if it is none. */
    static InetSocketAddress address(ByteBuffer value, ByteBuffer transactionId) {
        if (value.remaining() != 8 && value.remaining() != 20) {
            return null;
        }
        byte[] ip = new byte[value.remaining() - 4];
        value.get(4, ip);
        ByteBuffer mask =
                ByteBuffer.allocate(16).putInt(StunMessage.MAGIC_COOKIE).put(transactionId.duplicate());
        for (int i = 0; i < ip.length; i++) {
            ip[i] ^= mask.get(i);
        }
        int port = (value.getShort(2) ^ (StunMessage.MAGIC_COOKIE >>> 16)) & 0xFFFF;
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }

    private static StunMessage refusal(StunMessage request, List<Integer> unknown) {
        byte[] reason = "Unknown Attribute".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer code = ByteBuffer.allocate(4 + reason.length);
        // 420: the hundreds, then the rest (section 14.8).
        code.putShort((short) 0).put((byte) 4).put((byte) 20).put(reason).flip();
        ByteBuffer types = ByteBuffer.allocate(2 * unknown.size());
        unknown.forEach(each -> types.putShort(each.shortValue()));
        return answer(
                request,
                StunMessage.BINDING_ERROR,
                List.of(new Attribute(Attribute.ERROR_CODE, code), new Attribute(UNKNOWN_ATTRIBUTES, types.flip())));
    }
}
