package dev.parley.signaling.stun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StunMessageTest {
    private static StunMessage decode(String hex) {
        return StunMessage.decode(Vectors.buffer(hex));
    }

    @Test
    void the_sample_request_is_read() {
        StunMessage request = decode(Vectors.REQUEST);
        assertEquals(StunMessage.BINDING_REQUEST, request.type());
        assertEquals(Vectors.TRANSACTION_ID, Vectors.hex(request.transactionId()));
        assertEquals(
                List.of(0x8022, 0x0024, 0x8029, 0x0006, 0x0008),
                request.attributes().stream().map(StunMessage.Attribute::type).toList());
        assertEquals(
                "evtj:h6vY",
                StandardCharsets.UTF_8
                        .decode(request.attributes().get(3).value())
                        .toString());
        assertTrue(request.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {Vectors.IPV4_RESPONSE, Vectors.IPV6_RESPONSE, Vectors.PLAIN_REQUEST})
    void what_was_read_is_written_with_the_same_fingerprint(String vector) {
        // But for the padding, which is zero here and a blank there.
        String hex = Vectors.hex(decode(vector).encode());
        String withoutPadding = vector.replace("6f7220", "6f7200");
        int fingerprint = vector.equals(Vectors.PLAIN_REQUEST) ? 0 : 8;
        assertEquals(
                withoutPadding.substring(0, vector.length() - fingerprint),
                hex.substring(0, hex.length() - fingerprint));
        assertNotNull(decode(hex), "its fingerprint is right");
    }

    @Test
    void a_message_in_the_middle_of_a_buffer_is_read() {
        ByteBuffer datagram = Vectors.buffer("ffff" + Vectors.IPV4_RESPONSE + "ffff");
        datagram.position(2).limit(datagram.limit() - 2);
        assertNotNull(StunMessage.decode(datagram));
        assertEquals(2, datagram.position(), "and left as it was");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            nothing                              , ''
            one byte                             , 00
            a byte less than a header            , 000100002112a442b7e7a701bc34d686fa87df
            another protocol (first bits)        , 400100002112a442b7e7a701bc34d686fa87dfae
            DTLS                                 , 16feff0000000000000000005a0100004e000000
            no magic cookie (RFC 3489)           , 000100002112a443b7e7a701bc34d686fa87dfae
            length not a multiple of four        , 000100012112a442b7e7a701bc34d686fa87dfae00
            length more than there is            , 000100042112a442b7e7a701bc34d686fa87dfae
            length less than there is            , 000100002112a442b7e7a701bc34d686fa87dfae80220000
            length of 65535                      , 0001ffff2112a442b7e7a701bc34d686fa87dfae
            attribute longer than the message    , 000100042112a442b7e7a701bc34d686fa87dfae80220001
            attribute of 65535 bytes             , 000100042112a442b7e7a701bc34d686fa87dfae8022ffff
            attribute without room for padding   , 000100082112a442b7e7a701bc34d686fa87dfae8022000511223344
            fingerprint of another message       , 000100082112a442b7e7a701bc34d686fa87dfae80280004e57a3bcf
            fingerprint too short                , 000100082112a442b7e7a701bc34d686fa87dfae80280003e57a3b00
            fingerprint without value            , 000100042112a442b7e7a701bc34d686fa87dfae80280000
            """)
    void what_is_not_exactly_one_message_is_not_read(String what, String hex) {
        assertNull(decode(hex), what);
    }

    @Test
    void no_room_is_made_for_what_is_only_announced() {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this Java does not count what a thread allocates");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer datagram = Vectors.buffer("000100042112a442b7e7a701bc34d686fa87dfae8022ffff");
        assertNull(StunMessage.decode(datagram));
        long before = threads.getCurrentThreadAllocatedBytes();
        assertNull(StunMessage.decode(datagram));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 16_384, allocated + " bytes");
    }

    @Test
    void a_fingerprint_must_be_the_last() {
        StunMessage request = decode(Vectors.PLAIN_REQUEST);
        StunMessage printed = new StunMessage(request.type(), request.transactionId(), List.of(), true);
        String hex = Vectors.hex(printed.encode());
        assertNotNull(decode(hex));
        assertNull(decode(hex.replace("00010008", "0001000c") + "80220000"));
    }

    @Test
    void a_single_bit_that_was_turned_is_noticed() {
        byte[] vector = Vectors.bytes(Vectors.REQUEST);
        for (int bit = 0; bit < 8 * vector.length; bit++) {
            byte[] turned = vector.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            StunMessage read = StunMessage.decode(ByteBuffer.wrap(turned));
            // A bit in FINGERPRINT's own type makes another attribute of it.
            assertFalse(read != null && read.fingerprint(), "bit " + bit);
        }
    }
}
