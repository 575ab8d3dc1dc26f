package dev.parley.app.engine.api.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of "fitness distance" in section 11.1 of the standard. */
class FitnessDistanceTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final MediaTrackConstraintSet NONE = MediaTrackConstraintSet.NONE;
    private static final MediaTrackSettings CAMERA =
            MediaTrackSettings.ofVideo("cam", VideoResizeMode.NONE, 1280, 720, 30);
    private static final MediaTrackSettings MICROPHONE = MediaTrackSettings.ofAudio("mic", true, false, true);

    static Stream<Arguments> steps() {
        return Stream.of(
                video("nothing wanted", NONE, 0),
                video("2: min met", NONE.withWidth(ConstrainDouble.min(1280)), 0),
                video("2: min not met", NONE.withWidth(ConstrainDouble.min(1281)), INFINITE),
                video("2: max met", NONE.withHeight(ConstrainDouble.max(720)), 0),
                video("2: max not met", NONE.withHeight(ConstrainDouble.max(719)), INFINITE),
                video("2: exact not met", NONE.withFrameRate(ConstrainDouble.exact(29.97)), INFINITE),
                video(
                        "2: exact outside of min and max",
                        NONE.withWidth(new ConstrainDouble(1.0, 9.0, 1280.0, null)),
                        INFINITE),
                video("2: min above max", NONE.withWidth(ConstrainDouble.range(1281, 1279)), INFINITE),
                video("2: a list is any of it", NONE.withDeviceId(ConstrainDOMString.exact("other", "cam")), 0),
                video("2: none of a list", NONE.withDeviceId(ConstrainDOMString.exact("other")), INFINITE),
                video(
                        "2: a property that is not there",
                        NONE.withEchoCancellation(ConstrainBoolean.exact(true)),
                        INFINITE),
                video("3: ideal of another kind of track", NONE.withEchoCancellation(ConstrainBoolean.ideal(true)), 0),
                audio("3: ideal of another kind of track", NONE.withWidth(ConstrainDouble.ideal(640)), 0),
                video("6: nothing ideal", NONE.withWidth(ConstrainDouble.range(640, 1920)), 0),
                video("7: just so", NONE.withWidth(ConstrainDouble.ideal(1280)), 0),
                video("7: half of it", NONE.withWidth(ConstrainDouble.ideal(2560)), 0.5),
                video("7: twice of it", NONE.withHeight(ConstrainDouble.ideal(360)), 0.5),
                video("7: ideal zero", NONE.withFrameRate(ConstrainDouble.ideal(0)), 1),
                video("7: a third", NONE.withFrameRate(ConstrainDouble.ideal(45)), 15.0 / 45),
                video("7: ratio to ten places", NONE.withAspectRatio(ConstrainDouble.ideal(16 / 9.0)), 0),
                video("7: another ratio", NONE.withAspectRatio(ConstrainDouble.ideal(4 / 3.0)), 0.25),
                video(
                        "7: with min and max",
                        NONE.withWidth(ConstrainDouble.range(640, 1920).withIdeal(640)),
                        0.5),
                video("8: string met", NONE.withResizeMode(ConstrainDOMString.ideal("none")), 0),
                video("8: one of a list", NONE.withResizeMode(ConstrainDOMString.ideal("x", "none")), 0),
                video("8: string not met", NONE.withResizeMode(ConstrainDOMString.ideal("crop-and-scale")), 1),
                audio("8: boolean met", NONE.withEchoCancellation(ConstrainBoolean.ideal(true)), 0),
                audio("8: boolean not met", NONE.withAutoGainControl(ConstrainBoolean.ideal(true)), 1),
                audio("2: boolean required", NONE.withAutoGainControl(ConstrainBoolean.exact(true)), INFINITE),
                video(
                        "the sum of all",
                        NONE.withWidth(ConstrainDouble.ideal(640))
                                .withHeight(ConstrainDouble.ideal(480))
                                .withDeviceId(ConstrainDOMString.ideal("other")),
                        0.5 + 240.0 / 720 + 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void step(String name, Kind kind, MediaTrackSettings settings, MediaTrackConstraintSet set, double expected) {
        assertEquals(expected, FitnessDistance.of(kind, set, settings), 1e-9);
    }

    @Test
    void a_property_that_the_track_lacks_is_one_away_from_any_ideal() {
        // Step 5; a camera without a name for its resizing.
        MediaTrackSettings bare = new MediaTrackSettings("cam", null, 640, 480, null, null, null, null, null);
        assertEquals(1, FitnessDistance.of(Kind.VIDEO, NONE.withResizeMode(ConstrainDOMString.ideal("none")), bare));
        assertEquals(1, FitnessDistance.of(Kind.VIDEO, NONE.withFrameRate(ConstrainDouble.ideal(30)), bare));
    }

    @Test
    void a_size_in_whole_pixels_has_the_ratio_that_it_rounds() {
        MediaTrackConstraintSet wide = NONE.withAspectRatio(ConstrainDouble.exact(16 / 9.0));
        for (int[] size : new int[][] {{1920, 1080}, {854, 480}, {853, 480}, {1366, 768}, {1000, 562}, {1000, 563}}) {
            assertEquals(0, FitnessDistance.of(Kind.VIDEO, wide, video(size[0], size[1])), size[0] + "x" + size[1]);
        }
        for (int[] size : new int[][] {{856, 480}, {1360, 768}, {1000, 564}, {640, 480}}) {
            assertEquals(
                    INFINITE, FitnessDistance.of(Kind.VIDEO, wide, video(size[0], size[1])), size[0] + "x" + size[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.001, Double.NaN, Double.POSITIVE_INFINITY})
    void a_number_that_none_can_be_is_refused(double value) {
        assertThrows(IllegalArgumentException.class, () -> ConstrainDouble.min(value));
        assertThrows(IllegalArgumentException.class, () -> ConstrainDouble.max(value));
        assertThrows(IllegalArgumentException.class, () -> ConstrainDouble.exact(value));
        assertThrows(IllegalArgumentException.class, () -> ConstrainDouble.ideal(value));
    }

    private static MediaTrackSettings video(int width, int height) {
        return MediaTrackSettings.ofVideo("cam", VideoResizeMode.NONE, width, height, 30);
    }

    private static Arguments video(String name, MediaTrackConstraintSet set, double expected) {
        return Arguments.of(name, Kind.VIDEO, CAMERA, set, expected);
    }

    private static Arguments audio(String name, MediaTrackConstraintSet set, double expected) {
        return Arguments.of(name, Kind.AUDIO, MICROPHONE, set, expected);
    }
}
