package dev.parley.signaling.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.java_websocket.drafts.Draft_6455;

/** However bytes are cut, they mean the same; and no bytes do more than fail the connection. */
class FrameFuzzTest {
    private static final int TRIES = 500;
    private static final String SEED = "6455";
    /** Bytes of a message, as in the corpus. */
    private static final int LARGEST = 300;

    /** Frames that are mostly good, some of them not. */
    @Provide
    Arbitrary<byte[]> frames() {
        Arbitrary<Integer> firsts = Arbitraries.frequency(
                Tuple.of(6, 0x81),
                Tuple.of(2, 0x01),
                Tuple.of(2, 0x00),
                Tuple.of(2, 0x80),
                Tuple.of(2, 0x82),
                Tuple.of(2, 0x89),
                Tuple.of(1, 0x8a),
                Tuple.of(1, 0x88),
                Tuple.of(1, 0xc1));
        Arbitrary<String> payloads =
                Arbitraries.strings().withChars("ab\u00e9\u65e5\ufffd").ofMaxLength(200);
        Arbitrary<byte[]> good = Combinators.combine(firsts, payloads).as(RawClient::frame);
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(140);
        Arbitrary<byte[]> odd = Combinators.combine(firsts, bytes).as(RawClient::frame);
        return Arbitraries.frequencyOf(Tuple.of(5, good), Tuple.of(1, odd), Tuple.of(1, bytes));
    }

    @Property(tries = TRIES, seed = SEED)
    void cuts_change_nothing(
            @ForAll @Size(max = 12) List<@From("frames") byte[]> frames,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 60) Integer> cuts) {
        byte[] all = RawClient.concat(frames.toArray(byte[][]::new));
        List<String> whole = decode(all, List.of(all.length + 1));
        assertEquals(whole, decode(all, cuts));
        assertEquals(whole, decode(all, List.of(1)));
    }

    /** What comes out of bytes that come in such pieces, again and again; with the failure as the last of it. */
    static List<String> decode(byte[] bytes, List<Integer> cuts) {
        List<String> out = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(new Draft_6455(), new FrameGate(LARGEST), new FrameDecoder.Events() {
            @Override
            public void text(String message, int length) {
                assertTrue(length <= LARGEST);
                out.add("text '" + message + "'");
            }

            @Override
            public void binary() {
                out.add("binary");
            }

            @Override
            public void ping(ByteBuffer payload) {
                assertTrue(payload.remaining() <= 125);
                out.add("ping " + StandardCharsets.ISO_8859_1.decode(payload));
            }

            @Override
            public void closing(int code) {
                out.add("close " + code);
            }
        });
        byte[] copy = bytes.clone();
        int at = 0;
        for (int i = 0; at < copy.length; i++) {
            int count = Math.min(cuts.get(i % cuts.size()), copy.length - at);
            try {
                decoder.decode(ByteBuffer.wrap(copy, at, count));
            } catch (WebSocketException e) {
                assertTrue(List.of(1002, 1007, 1009).contains(e.code()), e.code() + " " + e.getMessage());
                out.add("fails " + e.code());
                return out;
            }
            at += count;
        }
        return out;
    }
}
