package dev.parley.signaling.stun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    private static final int PORT = 32_853;

    private static InetSocketAddress from(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), PORT);
    }

    private static ByteBuffer answer(String request) {
        return Binding.answer(Vectors.buffer(request), from("192.0.2.1"));
    }

    @Test
    void clients_learn_their_address_as_in_the_sample_responses() {
        assertEquals(
                "0101000c2112a442" + Vectors.TRANSACTION_ID + "002000080001a147e112a643",
                Vectors.hex(answer(Vectors.PLAIN_REQUEST)));
        ByteBuffer ipv6 =
                Binding.answer(Vectors.buffer(Vectors.PLAIN_REQUEST), from("2001:db8:1234:5678:11:2233:4455:6677"));
        assertEquals(
                "010100182112a442" + Vectors.TRANSACTION_ID + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9",
                Vectors.hex(ipv6));
    }

    @Test
    void who_asks_with_a_fingerprint_is_answered_with_one() {
        StunMessage plain = StunMessage.decode(Vectors.buffer(Vectors.PLAIN_REQUEST));
        ByteBuffer request = new StunMessage(plain.type(), plain.transactionId(), plain.attributes(), true).encode();
        StunMessage answer = StunMessage.decode(Binding.answer(request, from("192.0.2.1")));
        assertTrue(answer.fingerprint());
        assertFalse(StunMessage.decode(answer(Vectors.PLAIN_REQUEST)).fingerprint());
    }

    @Test
    void attributes_that_must_be_understood_are_named_once_each() {
        // PRIORITY of the sample request belongs to ICE between peers.
        StunMessage answer = StunMessage.decode(answer(Vectors.REQUEST));
        assertEquals(StunMessage.BINDING_ERROR, answer.type());
        assertTrue(answer.fingerprint());
        assertEquals(
                "000004" + "14" + "556e6b6e6f776e20417474726962757465",
                Vectors.hex(answer.attributes().getFirst().value()));
        assertEquals(0x000a, answer.attributes().getLast().type());
        assertEquals("0024", Vectors.hex(answer.attributes().getLast().value()));
        StunMessage three = StunMessage.decode(answer(
                "000100102112a442" + Vectors.TRANSACTION_ID + "00030000" + "7fff0000" + "00030000" + "00190000"));
        assertEquals("00037fff0019", Vectors.hex(three.attributes().getLast().value()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SOFTWARE                               , 80220000
            unknown but optional                   , ffff0004aabbccdd
            USERNAME of a client with credentials  , 0006000461626364
            what comes after MESSAGE-INTEGRITY     , 000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a200240000
            """)
    void attributes_that_may_be_passed_over_are(String what, String attribute) {
        String length = String.format("%04x", attribute.length() / 2);
        StunMessage answer =
                StunMessage.decode(answer("0001" + length + "2112a442" + Vectors.TRANSACTION_ID + attribute));
        assertEquals(StunMessage.BINDING_SUCCESS, answer.type(), what);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            an indication             , 0011
            a success                 , 0101
            an error                  , 0111
            TURN's Allocate           , 0003
            TURN's Refresh            , 0004
            the reserved method 0     , 0000
            RFC 3489's Shared Secret  , 0002
            """)
    void nothing_but_binding_requests_is_answered(String what, String type) {
        assertNull(answer(type + "00002112a442" + Vectors.TRANSACTION_ID), what);
    }

    @Test
    void responses_are_not_answered() {
        assertNull(answer(Vectors.IPV4_RESPONSE));
        assertNull(answer(Vectors.IPV6_RESPONSE));
    }

    @Test
    void an_answer_to_the_shortest_request_is_not_much_longer() {
        int request = Vectors.buffer(Vectors.PLAIN_REQUEST).remaining();
        ByteBuffer ipv6 = Binding.answer(Vectors.buffer(Vectors.PLAIN_REQUEST), from("2001:db8::1"));
        assertTrue(ipv6.remaining() <= 2.5 * request, ipv6.remaining() + " bytes");
        ByteBuffer refused = answer("000100042112a442" + Vectors.TRANSACTION_ID + "00030000");
        assertTrue(refused.remaining() <= 2.5 * (request + 4), refused.remaining() + " bytes");
    }

    /** What a client could not take for an answer to it, and what throws, is never sent for any bytes. */
    @Test
    void any_bytes_are_answered_well_or_not_at_all() {
        Random random = new Random(5769);
        InetSocketAddress from = from("2001:db8::1");
        byte[] good = Vectors.bytes(Vectors.REQUEST);
        int answered = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = good.clone();
            if (i % 2 == 0) {
                // Without FINGERPRINT more gets through.
                bytes = Arrays.copyOf(bytes, good.length - 8);
                bytes[3] = (byte) (bytes.length - StunMessage.HEADER_BYTES);
            }
            for (int turned = random.nextInt(6); turned > 0; turned--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (i % 7 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(1_500));
            }
            ByteBuffer answer = Binding.answer(ByteBuffer.wrap(bytes), from);
            if (answer != null) {
                answered++;
                assertTrue(bytes[0] == 0 && bytes[1] == 1, "a Binding request");
                assertNotNull(StunMessage.decode(answer));
            }
        }
        assertTrue(answered > 1_000, answered + " answers");
    }
}
