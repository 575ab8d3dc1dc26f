package dev.parley.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signaling.testing.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of which each was a trap to some reader of JSON. */
class CodecCorpusTest {
    static Stream<Corpus.Case> corpus() {
        return Corpus.read(CodecCorpusTest.class, "requests.corpus");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void a_request_is_read_as_the_corpus_says(Corpus.Case line) {
        String outcome;
        try {
            outcome = Codec.decodeRequest(line.input()).request().toString();
        } catch (ProtocolException e) {
            outcome = e.number() + " " + e.getMessage();
        }
        assertEquals(line.outcome(), outcome);
    }
}
