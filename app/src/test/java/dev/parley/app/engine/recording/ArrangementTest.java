package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of places, and of who is large. */
class ArrangementTest {
    private static final long MS = 1_000_000;
    private static final Map<String, Double> QUIET = Map.of("me", 0.0, "you", 0.0);
    private static final Map<String, Double> ME = Map.of("me", 0.1, "you", 0.01);
    private static final Map<String, Double> YOU = Map.of("me", 0.0, "you", 0.1);

    @ParameterizedTest
    @CsvSource({
        "1, 1280, 720, '0,0,1280,720'",
        "2, 1280, 720, '0,0,640,720 640,0,640,720'",
        "3, 1280, 720, '0,0,640,360 640,0,640,360 320,360,640,360'",
        "4, 1280, 720, '0,0,640,360 640,0,640,360 0,360,640,360 640,360,640,360'",
        "2, 720, 1280, '0,0,720,640 0,640,720,640'"
    })
    void places_side_by_side(int count, int width, int height, String places) {
        assertEquals(places, text(Arrangement.side(count, width, height)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, '0,0,1280,720'",
        "2, 1, '1024,0,256,144 0,0,1024,720'",
        "3, 0, '0,0,1024,720 1024,0,256,144 1024,144,256,144'"
    })
    void places_beside_a_large_one(int count, int large, String places) {
        assertEquals(places, text(Arrangement.speaker(count, large, 1280, 720)));
    }

    private static String text(List<Rectangle> places) {
        return String.join(" ", places.stream().map(ArrangementTest::text).toList());
    }

    private static String text(Rectangle place) {
        return place.x() + "," + place.y() + "," + place.width() + "," + place.height();
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, '0,60,640,360'",
        "90, 180, '200,0,240,480'",
        "640, 480, '0,0,640,480'",
        "100000, 1, '0,238,640,2'"
    })
    void a_place_keeps_the_shape_of_a_picture(int width, int height, String place) {
        assertEquals(place, text(new Rectangle(0, 0, 640, 480).fit(width, height)));
    }

    @Test
    void another_one_is_large_after_a_second_and_a_half_without_a_word_between() {
        SpeakerChoice choice = new SpeakerChoice();
        assertEquals("you", choice.choose(QUIET, "me", 0), "rather the other one");
        assertEquals("you", choice.choose(ME, "me", 100 * MS));
        assertEquals("you", choice.choose(ME, "me", 1500 * MS));
        assertEquals("you", choice.choose(YOU, "me", 1550 * MS), "a word between");
        assertEquals("you", choice.choose(ME, "me", 1600 * MS));
        assertEquals("you", choice.choose(ME, "me", 3099 * MS));
        assertEquals("me", choice.choose(ME, "me", 3100 * MS));
    }

    @Test
    void one_is_not_large_oneself_for_long_when_nobody_speaks() {
        SpeakerChoice choice = new SpeakerChoice();
        choice.choose(ME, "me", 0);
        choice.choose(ME, "me", MS);
        assertEquals("me", choice.choose(ME, "me", 1600 * MS));
        assertEquals("me", choice.choose(QUIET, "me", 1700 * MS));
        assertEquals("you", choice.choose(QUIET, "me", 3200 * MS));
        assertEquals("you", choice.choose(QUIET, "me", 9000 * MS), "who was heard last stays");
        assertEquals("me", choice.choose(Map.of("me", 0.0), "me", 9001 * MS), "who is left");
    }
}
