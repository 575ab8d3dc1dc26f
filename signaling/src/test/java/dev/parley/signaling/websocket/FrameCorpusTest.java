package dev.parley.signaling.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signaling.testing.Corpus;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of which each was a trap to some reader of frames, at once and one by one. */
class FrameCorpusTest {
    static Stream<Corpus.Case> corpus() {
        return Corpus.read(FrameCorpusTest.class, "frames.corpus");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void frames_are_read_as_the_corpus_says(Corpus.Case line) {
        byte[] bytes = HexFormat.of().parseHex(line.input().replace(" ", ""));
        for (int piece : List.of(bytes.length, 1)) {
            assertEquals(line.outcome(), String.join("; ", FrameFuzzTest.decode(bytes, List.of(piece))));
        }
    }
}
