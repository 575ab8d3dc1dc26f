package dev.parley.signaling.websocket;

import static dev.parley.signaling.websocket.RawClient.concat;
import static dev.parley.signaling.websocket.RawClient.frame;
import static dev.parley.signaling.websocket.RawClient.start;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.websocket.RawClient.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule of RFC 6455, sections 5 to 8, that a server without extensions must keep, over TLS: what is sent, and what must
 * come back. The cases are those of the Autobahn suite, by its numbers, and some that it leaves out.
 */
class FramingRulesTest {
    private static final int FIN = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NONE = {};
    /** Longer ones are not cut into single bytes: each would be a TLS record. */
    private static final int CUT_UP_TO = 400;

    @TempDir
    static Path folder;

    private static EchoServer server;

    @BeforeAll
    static void openServer() throws Exception {
        server = new EchoServer(folder, true);
    }

    @AfterAll
    static void closeServer() throws Exception {
        server.close();
    }

    /**
     * One line of the table.
     *
     * @param sent each byte as one character
     * @param answers the frames that come, in order
     * @param closes the code of the close frame after them; 0 if the connection stays open
     */
    private record Case(String name, String sent, List<Frame> answers, int closes) {
        Case(String name, byte[] sent, List<Frame> answers, int closes) {
            this(name, new String(sent, ISO_8859_1), answers, closes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case lives(String name, byte[] sent, Frame... answers) {
        return new Case(name, sent, List.of(answers), 0);
    }

    private static Case closes(String name, int code, byte[] sent, Frame... answers) {
        return new Case(name, sent, List.of(answers), code);
    }

    private static Case breaks(String name, byte[] sent, Frame... answers) {
        return closes(name, 1002, sent, answers);
    }

    private static Frame echo(String text) {
        return new Frame(FIN | TEXT, text.getBytes(UTF_8));
    }

    private static Frame pong(byte[] payload) {
        return new Frame(FIN | PONG, payload);
    }

    private static byte[] text(String text) {
        return frame(FIN | TEXT, text);
    }

    private static byte[] ping(String payload) {
        return frame(FIN | PING, payload);
    }

    private static byte[] close(int code, String reason) {
        return frame(FIN | CLOSE, concat(new byte[] {(byte) (code >> 8), (byte) code}, reason.getBytes(UTF_8)));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static Stream<Case> lengths() {
        return IntStream.of(0, 1, 125, 126, 127, 128, 65_535, 65_536, EchoServer.MESSAGE_BYTES)
                .mapToObj(length -> lives("1.1 text of " + length, text("*".repeat(length)), echo("*".repeat(length))));
    }

    static Stream<Case> messages() {
        return Stream.of(
                lives("1.2 binary", frame(FIN | BINARY, new byte[] {0, -2, -1}), echo("binary")),
                lives("1.2 empty binary", frame(FIN | BINARY, NONE), echo("binary")),
                closes("9 longer than allowed", 1009, text("*".repeat(EchoServer.MESSAGE_BYTES + 1))),
                closes("9 2 GB are announced", 1009, start(FIN | TEXT, 0x7fff_ffffL)),
                closes("9 4 GB are announced", 1009, start(FIN | BINARY, 0xffff_ffffL)),
                closes("9 the longest that there is", 1009, start(FIN | TEXT, Long.MAX_VALUE)),
                closes(
                        "9 the longest that there is, after a fragment",
                        1009,
                        concat(frame(TEXT, "a"), start(CONTINUATION, Long.MAX_VALUE))),
                breaks(
                        "5.2 the highest bit of a length is set after a fragment",
                        concat(frame(TEXT, "a"), hex("80ff800000000000000137fa213d"))),
                breaks("5.2 the highest bit of a length is set", hex("81ff800000000000000037fa213d")),
                lives(
                        "5.2 a length in more bytes than it needs",
                        concat(hex("81fe000237fa213d"), Arrays.copyOfRange(text("Hi"), 6, 8)),
                        echo("Hi")));
    }

    static Stream<Case> masks() {
        return Stream.of(
                breaks("5.1 a text without mask", hex("81024869")),
                breaks("5.1 a ping without mask", hex("8900")),
                breaks("5.1 a close without mask", hex("880203e8")),
                breaks("5.1 after a good message", concat(text("a"), hex("810161")), echo("a")));
    }

    static Stream<Case> pings() {
        byte[] most = new byte[125];
        Arrays.fill(most, (byte) 0xfe);
        return Stream.of(
                lives("2.1 ping", ping(""), pong(NONE)),
                lives("2.2 ping with text", ping("Hello"), pong("Hello".getBytes(UTF_8))),
                lives("2.3 ping with bytes", frame(FIN | PING, hex("00fffefdfcfb00ff")), pong(hex("00fffefdfcfb00ff"))),
                lives("2.4 ping with 125 bytes", frame(FIN | PING, most), pong(most)),
                breaks("2.5 ping with 126 bytes", frame(FIN | PING, new byte[126])),
                breaks("2.5 ping of 65 536 bytes announced", start(FIN | PING, 65_536)),
                lives("2.7 pong that was not asked for", frame(FIN | PONG, NONE)),
                lives("2.8 the same with payload", frame(FIN | PONG, "unsolicited")),
                lives("2.9 pong, then ping", concat(frame(FIN | PONG, "x"), ping("p")), pong("p".getBytes(UTF_8))),
                new Case(
                        "2.10 ten pings",
                        concat(IntStream.range(0, 10)
                                .mapToObj(i -> ping("payload " + i))
                                .toArray(byte[][]::new)),
                        IntStream.range(0, 10)
                                .mapToObj(i -> pong(("payload " + i).getBytes(UTF_8)))
                                .toList(),
                        0));
    }

    static Stream<Case> reserved() {
        List<Case> cases = new ArrayList<>();
        for (int bits = 1; bits <= 7; bits++) {
            for (int opcode : new int[] {TEXT, BINARY, CLOSE, PING, PONG}) {
                cases.add(breaks(
                        "3 reserved bits " + bits + ", opcode " + opcode, frame(FIN | bits << 4 | opcode, NONE)));
            }
            cases.add(breaks(
                    "3 reserved bits " + bits + " after a message",
                    concat(text("before"), frame(FIN | bits << 4 | TEXT, "then"), ping("")),
                    echo("before")));
            cases.add(breaks(
                    "3 reserved bits " + bits + " of a continuation",
                    concat(frame(TEXT, "a"), frame(FIN | bits << 4 | CONTINUATION, "b"))));
        }
        for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            cases.add(breaks("4 opcode " + opcode, frame(FIN | opcode, NONE)));
            cases.add(breaks(
                    "4 opcode " + opcode + " with payload after a message",
                    concat(text("before"), frame(FIN | opcode, "then"), ping("")),
                    echo("before")));
        }
        return cases.stream();
    }

    static Stream<Case> fragments() {
        byte[] first = frame(TEXT, "fragment1");
        byte[] last = frame(FIN | CONTINUATION, "fragment2");
        Frame both = echo("fragment1fragment2");
        byte[][] many = new byte[1_000][];
        Arrays.fill(many, frame(CONTINUATION, NONE));
        return Stream.of(
                breaks("5.1 ping in fragments", concat(frame(PING, "a"), frame(FIN | CONTINUATION, "b"))),
                breaks("5.2 pong in fragments", concat(frame(PONG, "a"), frame(FIN | CONTINUATION, "b"))),
                breaks("5.2 close in fragments", concat(frame(CLOSE, NONE), frame(FIN | CONTINUATION, NONE))),
                lives("5.3 text in fragments", concat(first, last), both),
                lives("5.6 ping in between", concat(first, ping("p"), last), pong("p".getBytes(UTF_8)), both),
                lives("5.6 pong in between", concat(first, frame(FIN | PONG, "p"), last), both),
                lives("5.6 an empty ping in between", concat(first, ping(""), last), pong(NONE), both),
                breaks("5.9 nothing to continue", concat(frame(FIN | CONTINUATION, "x"), text("Hello"))),
                breaks("5.12 nothing to continue, and more to come", concat(frame(CONTINUATION, "x"), text("Hello"))),
                breaks(
                        "5.15 a continuation after the end",
                        concat(first, last, frame(CONTINUATION, "fragment3"), frame(FIN | TEXT, "fragment4")),
                        both),
                breaks("5.18 another text before the end", concat(first, frame(FIN | TEXT, "fragment2"))),
                breaks("5.18 another binary before the end", concat(first, frame(BINARY, "fragment2"))),
                lives(
                        "5.19 pings and fragments",
                        concat(first, frame(CONTINUATION, "a"), ping("1"), frame(CONTINUATION, "b"), ping("2"), last),
                        pong("1".getBytes(UTF_8)),
                        pong("2".getBytes(UTF_8)),
                        echo("fragment1abfragment2")),
                lives(
                        "6.1 empty fragments",
                        concat(frame(TEXT, ""), frame(CONTINUATION, ""), frame(FIN, "")),
                        echo("")),
                lives(
                        "6.1 one of three is not empty",
                        concat(frame(TEXT, ""), frame(CONTINUATION, "middle"), frame(FIN, "")),
                        echo("middle")),
                lives("a thousand empty fragments", concat(first, concat(many), last), both),
                lives("binary in fragments", concat(frame(BINARY, "a"), frame(FIN, "b")), echo("binary")),
                closes(
                        "fragments that are too long together",
                        1009,
                        concat(frame(TEXT, "*".repeat(EchoServer.MESSAGE_BYTES)), start(CONTINUATION, 1))),
                lives(
                        "a ping between fragments that are as long as allowed",
                        concat(frame(TEXT, "*".repeat(EchoServer.MESSAGE_BYTES)), ping("p"), frame(FIN, "")),
                        pong("p".getBytes(UTF_8)),
                        echo("*".repeat(EchoServer.MESSAGE_BYTES))));
    }

    static Stream<Case> characters() {
        List<Case> cases = new ArrayList<>();
        // Of one to four bytes, the first and last of each length, non-characters, and the replacement character
        // itself.
        for (String good : List.of(
                "Hello-\u00b5@\u00df\u00f6\u00e4\u00fc\u00e0\u00e1-UTF-8!!",
                "\u03ba\u1f79\u03c3\u03bc\u03b5",
                "\u0000",
                "\u007f",
                "\u0080",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\ufffd",
                "\uffff",
                "\ud800\udc00",
                "\udbff\udfff",
                "\ufdd0 \ufffe",
                "\ud83d\ude00 \u65e5\u672c")) {
            byte[] bytes = good.getBytes(UTF_8);
            cases.add(lives("6.2 " + HexFormat.of().formatHex(bytes), text(good), echo(good)));
            for (int cut = 1; cut < bytes.length; cut++) {
                cases.add(lives(
                        "6.2 " + HexFormat.of().formatHex(bytes) + ", cut after " + cut,
                        concat(
                                frame(TEXT, Arrays.copyOf(bytes, cut)),
                                frame(FIN, Arrays.copyOfRange(bytes, cut, bytes.length))),
                        echo(good)));
            }
        }
        // Surrogates, forms that are too long, continuation bytes alone, characters that end early, and bytes that
        // never are.
        for (String bad : List.of(
                "cebae1bdb9cf83cebcceb5eda080656469746564",
                "80",
                "bf",
                "8080",
                "c0",
                "c080",
                "c1bf",
                "c2",
                "c220",
                "e0",
                "e080",
                "e08080",
                "e09fbf",
                "e28228",
                "eda080",
                "edbfbf",
                "f0",
                "f08080",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "f888808080",
                "fc8480808080",
                "fe",
                "ff",
                "efbfbd80")) {
            byte[] bytes = hex(bad);
            cases.add(closes("6.3 " + bad, 1007, frame(FIN | TEXT, bytes)));
            cases.add(closes(
                    "6.3 after good text " + bad, 1007, frame(FIN | TEXT, concat("good".getBytes(UTF_8), bytes))));
            if (bytes.length > 1) {
                cases.add(closes(
                        "6.4 in fragments " + bad,
                        1007,
                        concat(
                                frame(TEXT, Arrays.copyOf(bytes, 1)),
                                frame(FIN, Arrays.copyOfRange(bytes, 1, bytes.length)))));
            }
        }
        cases.add(lives("binary needs no characters", frame(FIN | BINARY, hex("ff80")), echo("binary")));
        return cases.stream();
    }

    static Stream<Case> closing() {
        List<Case> cases = new ArrayList<>();
        for (int code : new int[] {
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999
        }) {
            cases.add(closes("7.7 code " + code, code, close(code, "")));
        }
        for (int code : new int[] {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32_768, 65_535}) {
            cases.add(breaks("7.9 code " + code, close(code, "")));
            cases.add(breaks("7.9 code " + code + " with a reason", close(code, "why")));
        }
        cases.addAll(List.of(
                closes("7.1.2 two closes", 1000, concat(close(1000, ""), close(1001, ""))),
                closes("7.1.3 ping after close", 1000, concat(close(1000, ""), ping("late"))),
                closes("7.1.4 text after close", 1000, concat(close(1000, ""), text("late"))),
                closes("7.1.5 close in a message", 1000, concat(frame(TEXT, "a"), close(1000, ""), frame(FIN, "b"))),
                closes(
                        "7.1.6 a large message, then close",
                        1000,
                        concat(text("*".repeat(90_000)), text("Hello"), close(1000, ""), ping("late")),
                        echo("*".repeat(90_000)),
                        echo("Hello")),
                closes("7.3.1 without code", 1005, frame(FIN | CLOSE, NONE)),
                breaks("7.3.2 half of a code", frame(FIN | CLOSE, new byte[] {3})),
                closes("7.3.4 with a reason", 1000, close(1000, "Hello World!")),
                closes("7.3.5 with the longest reason", 1000, close(1000, "*".repeat(123))),
                breaks("7.3.6 with a longer one", close(1000, "*".repeat(124))),
                closes("7.5.1 with a reason that is no UTF-8", 1007, frame(FIN | CLOSE, hex("03e8cebaeda080"))),
                closes("a server closes", 1000, concat(text("close"), text("late"))),
                closes("garbage after close", 1000, concat(close(1000, ""), hex("ffffffffff")))));
        return cases.stream();
    }

    static Stream<Case> all() {
        return Stream.of(lengths(), messages(), masks(), pings(), reserved(), fragments(), characters(), closing())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void the_rule_is_kept_however_the_bytes_are_cut(Case line) throws Exception {
        check(line, Integer.MAX_VALUE);
        if (line.sent.length() <= CUT_UP_TO) {
            check(line, 1);
        } else {
            check(line, 1_009);
        }
    }

    private static void check(Case line, int each) throws Exception {
        try (RawClient client = RawClient.open(server.address())) {
            client.send(line.sent.getBytes(ISO_8859_1), each);
            if (line.closes == 0) {
                client.send(concat(ping("still there"), close(1000, "")));
            }
            List<Frame> expected = new ArrayList<>(line.answers);
            if (line.closes == 0) {
                expected.add(pong("still there".getBytes(UTF_8)));
            }
            for (Frame frame : expected) {
                assertEquals(frame, client.read());
            }
            Frame last = client.read();
            assertNotNull(last, "closed without a close frame");
            assertEquals(FIN | CLOSE, last.first());
            assertEquals(line.closes == 0 ? 1000 : line.closes, code(last));
            assertTrue(last.payload().length() <= 125);
            assertNull(client.read(), "nothing after a close frame");
        }
    }

    private static int code(Frame close) {
        String payload = close.payload();
        return payload.isEmpty() ? 1005 : payload.charAt(0) << 8 | payload.charAt(1);
    }

    @Test
    void the_table_has_each_case_once() {
        List<String> names = all().map(Case::name).toList();
        assertTrue(names.size() > 300, names.size() + " cases");
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> Collections.frequency(names, name) > 1)
                        .toList());
    }
}
