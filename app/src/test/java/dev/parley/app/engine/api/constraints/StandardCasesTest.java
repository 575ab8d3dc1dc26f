package dev.parley.app.engine.api.constraints;

import static dev.parley.app.engine.api.constraints.Cameras.USUAL;
import static dev.parley.app.engine.api.constraints.Cameras.choose;
import static dev.parley.app.engine.api.constraints.Cameras.fail;
import static dev.parley.app.engine.api.constraints.Cameras.modes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cases of the standard's own text, and of the web-platform-tests: the names of files are those in their
 * {@code mediacapture-streams}.
 */
class StandardCasesTest {
    private static final MediaTrackConstraintSet NONE = MediaTrackConstraintSet.NONE;

    /** MediaStreamTrack-getSettings.https.html: "A device can be opened twice with different resolutions". */
    @Test
    void half_of_a_width_can_be_had() {
        assertEquals("640x360@30 from 1280x720@30", choose("1280x720@30", NONE.withWidth(ConstrainDouble.exact(640))));
    }

    /** The examples at the beginning of section 11 of the standard. */
    @Test
    void the_examples_of_the_standard() {
        MediaTrackConstraintSet ideals = NONE.withWidth(ConstrainDouble.ideal(1280))
                .withHeight(ConstrainDouble.ideal(720))
                .withAspectRatio(ConstrainDouble.ideal(3 / 2.0));
        // Two of three can be met, and either pair is as near; we take the one that needs no cropping.
        assertEquals("1280x720@30 none", choose(USUAL, ideals));

        MediaTrackConstraintSet minimums = NONE.withWidth(
                        ConstrainDouble.min(640).withIdeal(1280))
                .withHeight(ConstrainDouble.min(480).withIdeal(720))
                .withAspectRatio(ConstrainDouble.ideal(3 / 2.0))
                .withFrameRate(ConstrainDouble.min(20));
        assertEquals("1280x720@30 none", choose(USUAL, minimums));
        assertEquals("640x480@30 none", choose("640x480@30 1280x720@10", minimums));
        assertEquals("frameRate", fail("640x480@15 1280x720@10", minimums).constraint());

        // Section 11.1: "1920x1080x25-30!"
        MediaTrackConstraintSet exact = NONE.withWidth(ConstrainDouble.exact(1920))
                .withHeight(ConstrainDouble.exact(1080))
                .withFrameRate(ConstrainDouble.range(25, 30).withIdeal(30));
        assertEquals("1920x1080@30 none", choose(USUAL, exact));
        assertEquals("width", fail("1280x720@30", exact).constraint());
    }

    @ParameterizedTest
    @CsvSource({
        // "My preference is for precisely 1920x1280 ...", and over 50 pictures a second, else over 40.
        "1920x1280@60 1280x720@60 640x480@60, 1920x1280@60 none",
        "1920x1280@45 1280x720@60 640x480@60, 1920x1280@45 none",
        "1920x1280@30 1280x720@60 640x480@60, 1920x1280@30 none",
        // "... but if you can't give me that, give me an aspectRatio of 4x3 if at all possible", and near to 1280x720.
        "1280x720@30 640x480@30, 960x720@30 from 1280x720@30",
        "1280x720@30 1280x960@60, 1280x960@60 none",
        "1280x720@30 640x480@60, 640x480@60 none",
    })
    void the_advanced_example_of_the_standard(String modes, String expected) {
        MediaTrackConstraintSet basic = NONE.withWidth(ConstrainDouble.min(640).withIdeal(1280))
                .withHeight(ConstrainDouble.min(480).withIdeal(720))
                .withFrameRate(ConstrainDouble.min(30));
        assertEquals(
                expected,
                choose(
                        modes,
                        basic,
                        NONE.withWidth(ConstrainDouble.exact(1920)).withHeight(ConstrainDouble.exact(1280)),
                        NONE.withAspectRatio(ConstrainDouble.exact(4 / 3.0)),
                        NONE.withFrameRate(ConstrainDouble.min(50)),
                        NONE.withFrameRate(ConstrainDouble.min(40))));
    }

    /** Section 11.1: "a native 16:9 resolution near 720p, but with an exact frame rate of 10 even if not natively". */
    @Test
    void native_resolution_but_decimated_frame_rate() {
        String modes = "640x480@30 1600x900@30 1024x576@30 1280x960@30";
        String first = choose(
                modes,
                NONE.withResizeMode(ConstrainDOMString.ideal("none"))
                        .withWidth(ConstrainDouble.ideal(1280))
                        .withHeight(ConstrainDouble.ideal(720))
                        .withAspectRatio(ConstrainDouble.ideal(16 / 9.0)));
        assertEquals("1024x576@30 none", first);
        assertEquals(
                "1024x576@10 from 1024x576@30",
                choose(
                        modes,
                        NONE.withResizeMode(ConstrainDOMString.ideal("crop-and-scale"))
                                .withWidth(ConstrainDouble.exact(1024))
                                .withHeight(ConstrainDouble.exact(576))
                                .withFrameRate(ConstrainDouble.exact(10))
                                .withAspectRatio(ConstrainDouble.ideal(1024 / 576.0))));
    }

    /** MediaDevices-getUserMedia.https.html, and "crop-and-scale is a superset of none" (section 4.3.3). */
    @Test
    void the_resize_mode_can_be_chosen() {
        MediaTrackConstraintSet none = NONE.withResizeMode(ConstrainDOMString.exact("none"));
        MediaTrackConstraintSet crop = NONE.withResizeMode(ConstrainDOMString.exact("crop-and-scale"));
        assertEquals("1280x720@30 none", choose(USUAL, none));
        assertEquals("1280x720@30 crop-and-scale", choose(USUAL, crop));
        assertEquals("640x480@30 crop-and-scale", choose("640x480@30", crop));
        assertEquals("1280x720@30 from 1920x1080@30", choose("1920x1080@30", crop));
        assertEquals("640x480@30 none", choose(USUAL, none.withWidth(ConstrainDouble.ideal(700))));
        assertEquals("700x394@30 from 1280x720@30", choose(USUAL, crop.withWidth(ConstrainDouble.ideal(700))));
        // Only what is native, so what is not listed is not there.
        OverconstrainedError error = fail(USUAL, none.withWidth(ConstrainDouble.exact(700)));
        assertEquals("width", error.constraint());
        assertEquals("The camera offers no width of exactly 700; the nearest are 640 and 1280.", error.message());
    }

    /** MediaStreamTrack-applyConstraints.https.html and MediaDevices-getUserMedia.https.html: "INVALID". */
    @Test
    void an_invalid_resize_mode_is_refused_if_required_and_changes_nothing_if_ideal() {
        assertEquals(
                "resizeMode: The camera offers no resizeMode \"INVALID\"; it has \"crop-and-scale\" and \"none\".",
                Selections.said(fail(USUAL, NONE.withResizeMode(ConstrainDOMString.exact("INVALID")))));
        assertEquals("1280x720@30 none", choose(USUAL, NONE.withResizeMode(ConstrainDOMString.ideal("INVALID"))));
    }

    /** GUM-impossible-constraint.https.html and MediaStream-GUM.https.html. */
    @Test
    void an_impossible_width_is_named() {
        OverconstrainedError error = fail(USUAL, NONE.withWidth(ConstrainDouble.min(100_000_000)));
        assertEquals("width", error.constraint());
        assertEquals("The camera offers no width of at least 100000000; its largest is 1920.", error.message());
    }

    /** GUM-trivial-constraint.https.html, GUM-required-constraint-with-ideal-value.https.html. */
    @Test
    void a_trivial_constraint_and_an_ideal_within_a_required_one_are_met() {
        assertEquals("1280x720@30 none", choose(USUAL, NONE.withWidth(ConstrainDouble.min(0))));
        assertEquals(
                "320x240@30 none",
                choose(USUAL, NONE.withWidth(ConstrainDouble.min(160).withIdeal(320))));
    }

    /** GUM-optional-constraint.https.html: min above max in an advanced set; required, it can't be met. */
    @Test
    void an_advanced_set_that_contradicts_itself_is_skipped() {
        MediaTrackConstraintSet contradiction = NONE.withWidth(ConstrainDouble.range(1024, 800));
        assertEquals("1280x720@30 none", choose(USUAL, NONE, contradiction));
        assertEquals("width: No width is at least 1024 and at most 800.", Selections.said(fail(USUAL, contradiction)));
        assertEquals(
                "width: No width is exactly 640 and at least 800.",
                Selections.said(fail(USUAL, NONE.withWidth(new ConstrainDouble(800.0, null, 640.0, null)))));
    }

    /** GUM-non-applicable-constraint.https.html: those of a microphone are ignored when a camera is opened. */
    @Test
    void what_only_microphones_have_is_ignored_at_opening() {
        MediaTrackConstraintSet set = NONE.withEchoCancellation(ConstrainBoolean.exact(true))
                .withAutoGainControl(ConstrainBoolean.exact(true))
                .withNoiseSuppression(ConstrainBoolean.exact(true));
        assertEquals("1280x720@30 none", choose(USUAL, set.forKind(Kind.VIDEO), set.forKind(Kind.VIDEO)));
        assertEquals("echoCancellation", fail(USUAL, set).constraint());
    }

    /** MediaStreamTrack-getCapabilities.https.html, and the ranges that section 4.3.8 wants. */
    @Test
    void its_capabilities_span_what_can_be_made_of_its_modes() {
        MediaTrackCapabilities can = new ConstrainableCamera("cam", modes(USUAL)).capabilities();
        assertEquals("cam", can.deviceId());
        assertEquals(new DoubleRange(1, 1920), can.width());
        assertEquals(new DoubleRange(1, 1080), can.height());
        assertEquals(new DoubleRange(0, 60), can.frameRate());
        assertEquals(new DoubleRange(0.0009259259, 1920), can.aspectRatio());
        assertEquals(List.of("none", "crop-and-scale"), can.resizeMode());
        assertTrue(can.echoCancellation().isEmpty());
    }
}
