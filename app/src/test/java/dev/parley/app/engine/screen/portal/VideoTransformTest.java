package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTransformTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1 2/3 4/5 6",
        "1, 5 3 1/6 4 2",
        "2, 6 5/4 3/2 1",
        "3, 2 4 6/1 3 5",
        "4, 2 1/4 3/6 5",
        "5, 1 3 5/2 4 6",
        "6, 5 6/3 4/1 2",
        "7, 6 4 2/5 3 1",
        "8, 1 2/3 4/5 6",
        "-1, 1 2/3 4/5 6"
    })
    void what_was_turned_and_flipped_is_upright_again(int transform, String upright) {
        // Rows of two pixels, and one that is none.
        MemorySegment rows = MemorySegment.ofArray(new int[] {1, 2, 9, 3, 4, 9, 5, 6, 9});
        Picture picture = new Picture();
        picture.copy(rows, 12, 2, 3, false, new VideoTransform(transform));
        int[] pixels = MemorySegment.ofBuffer(picture.bgra()).toArray(ValueLayout.JAVA_INT_UNALIGNED);
        String shown = IntStream.range(0, picture.height())
                .mapToObj(y -> IntStream.range(0, picture.width())
                        .mapToObj(x -> String.valueOf(pixels[y * picture.width() + x]))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("/"));
        assertEquals(upright, shown);
    }
}
