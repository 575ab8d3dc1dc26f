package dev.parley.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signaling.testing.Corpus;
import dev.parley.signaling.testing.Records;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any message is what it was when it has been written and read; and no text does more than be refused. */
class CodecFuzzTest {
    private static final int TRIES = 500;
    private static final String SEED = "8259";

    @Provide
    Arbitrary<Request> requests() {
        return Records.of(Request.class);
    }

    @Provide
    Arbitrary<Event> events() {
        return Records.of(Event.class);
    }

    /** What is sent, or was in the corpus, with a part of it taken away or replaced. */
    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> whole = Arbitraries.oneOf(
                requests().map(request -> Codec.encode(1, request)),
                events().map(event -> Codec.encode(1, event)),
                Arbitraries.of(CodecCorpusTest.corpus().toList()).map(Corpus.Case::input));
        Arbitrary<String> pieces = Arbitraries.of(
                "",
                "\"",
                "\\",
                "\\u12",
                "\\ud83d",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "true",
                "-",
                "0",
                "1e9",
                "1.5",
                "\u0000",
                "\u00a0",
                " ",
                "\n",
                "'",
                "//",
                "NaN",
                "\ufeff",
                "\"id\":1,",
                "\"type\":\"ack\",");
        return Combinators.combine(
                        whole,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 8),
                        pieces)
                .as((text, where, gone, piece) -> {
                    int begin = (int) (where * text.length());
                    return text.substring(0, begin) + piece + text.substring(Math.min(text.length(), begin + gone));
                });
    }

    @Property(tries = TRIES, seed = SEED)
    void requests_survive(@ForAll @From("requests") Request request) throws ProtocolException {
        assertEquals(new Codec.RequestFrame(7, request), Codec.decodeRequest(Codec.encode(7, request)));
    }

    @Property(tries = TRIES, seed = SEED)
    void events_survive(@ForAll @From("events") Event event) throws ProtocolException {
        Codec.EventFrame frame = Codec.decodeEvent(Codec.encode(7, event));
        assertEquals(new Codec.EventFrame(event instanceof Event.Reply ? 0 : 7, event), frame);
    }

    @Property(tries = TRIES, seed = SEED)
    void damaged_requests_are_refused_or_read(@ForAll @From("damaged") String text) throws ProtocolException {
        Codec.RequestFrame read;
        try {
            read = Codec.decodeRequest(text);
        } catch (ProtocolException e) {
            refused(e);
            return;
        }
        assertEquals(read, Codec.decodeRequest(Codec.encode(read.id(), read.request())));
    }

    @Property(tries = TRIES, seed = SEED)
    void damaged_events_are_refused_or_read(@ForAll @From("damaged") String text) throws ProtocolException {
        Codec.EventFrame read;
        try {
            read = Codec.decodeEvent(text);
        } catch (ProtocolException e) {
            refused(e);
            return;
        }
        assertEquals(read, Codec.decodeEvent(Codec.encode(read.seq(), read.event())));
    }

    @Property(tries = TRIES, seed = SEED)
    void nonsense_is_refused_or_read(@ForAll String text) throws ProtocolException {
        damaged_requests_are_refused_or_read(text);
        damaged_events_are_refused_or_read(text);
    }

    /** The answer to it can be sent, and says something. */
    private static void refused(ProtocolException e) throws ProtocolException {
        assertTrue(e.code() == ErrorCode.BAD_MESSAGE || e.code() == ErrorCode.UNKNOWN_TYPE, e.code() + "");
        assertFalse(e.getMessage().isEmpty());
        Event.Refused answer = new Event.Refused(e.number(), e.code(), e.getMessage());
        assertEquals(answer, Codec.decodeEvent(Codec.encode(0, answer)).event());
    }
}
