package dev.parley.app.ui.laboratory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.app.engine.api.constraints.ConstrainDouble;
import dev.parley.app.engine.api.constraints.Kind;
import dev.parley.app.engine.api.constraints.Unmet;
import dev.parley.app.engine.api.constraints.Unmet.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmetWordsTest {
    private static final ConstrainDouble NONE = ConstrainDouble.NONE;

    private static String number(Why why, ConstrainDouble wanted, Double below, Double above, String... beside) {
        return UnmetWords.sentence(
                "width", new Unmet(Kind.VIDEO, why, List.of(beside), wanted, below, above, List.of(), List.of()));
    }

    private static String text(Why why, List<String> wanted, String... offered) {
        return UnmetWords.sentence(
                "resizeMode", new Unmet(Kind.AUDIO, why, List.of(), NONE, null, null, wanted, List.of(offered)));
    }

    @Test
    void a_number_is_said_with_the_nearest_there_are() {
        assertEquals(
                "The camera offers no width of exactly 700. The nearest are 640 and 1280.",
                number(Why.NUMBER, ConstrainDouble.exact(700), 640.0, 1280.0));
        assertEquals(
                "The camera offers no width of at least 10 and at most 20. The smallest is 160.",
                number(Why.NUMBER, ConstrainDouble.range(10, 20), null, 160.0));
        assertEquals(
                "The camera offers no width of at most 20. That is so together with height and frameRate.",
                number(Why.NUMBER, ConstrainDouble.max(20), null, null, "height", "frameRate"));
        assertEquals(
                "No width is at least 30 and at most 20.",
                number(Why.CONTRADICTS, ConstrainDouble.range(30, 20), null, null));
    }

    @Test
    void the_others_are_said_each_in_its_way() {
        assertEquals(
                "The microphone offers no resizeMode a or b. There is c and d.",
                text(Why.TEXT, List.of("a", "b"), "c", "d"));
        assertEquals("The microphone is not the one asked for, a.", text(Why.DEVICE, List.of("a"), "c"));
        assertEquals("The microphone offers no resizeMode.", text(Why.LACKS, List.of()));
        assertEquals("The microphone can’t do without resizeMode.", text(Why.NEEDS, List.of()));
        assertEquals("The microphone offers nothing to choose from.", text(Why.NOTHING, List.of()));
    }
}
