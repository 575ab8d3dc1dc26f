package dev.parley.signaling.stun;

import dev.parley.signaling.stun.StunMessage.Attribute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/** Asks a STUN server for one's own address, to see whether it answers. Blocks; any thread. */
public final class StunClient {
    private static final int TRANSACTION_BYTES = 12;

    private StunClient() {}

    /**
     * Sends a Binding request by UDP (RFC 8489, section 2).
     *
     * @return the address from which the server saw it come
     * @throws IOException if there is no answer, or one that is none; the message is a part of a sentence
     */
    public static InetSocketAddress binding(InetSocketAddress server) throws IOException {
        try (StunTransport transport = StunTransport.udp(server)) {
            StunMessage request =
                    new StunMessage(StunMessage.BINDING_REQUEST, transactionId(new SecureRandom()), List.of(), true);
            StunMessage answer = transport.exchange(request.encode(), request.transactionId());
            if (answer.type() != StunMessage.BINDING_SUCCESS) {
                throw new StunRefused(answer);
            }
            return address(answer, Attribute.XOR_MAPPED_ADDRESS);
        }
    }

    static ByteBuffer transactionId(SecureRandom random) {
        byte[] id = new byte[TRANSACTION_BYTES];
        random.nextBytes(id);
        return ByteBuffer.wrap(id);
    }

    /** An address of an answer. */
    static InetSocketAddress address(StunMessage answer, int type) throws IOException {
        ByteBuffer value = answer.value(type);
        InetSocketAddress address = value == null ? null : Binding.address(value, answer.transactionId());
        if (address == null) {
            throw new IOException("its answer has no address");
        }
        return address;
    }
}
