package dev.parley.app.engine.api.constraints;

import static dev.parley.app.engine.api.constraints.Cameras.USUAL;
import static dev.parley.app.engine.api.constraints.Cameras.choose;
import static dev.parley.app.engine.api.constraints.Cameras.fail;
import static dev.parley.app.engine.api.constraints.Cameras.modes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we do where the standard leaves it to us; {@link StandardCasesTest} has the rest. */
class ConstrainableCameraTest {
    private static final MediaTrackConstraintSet NONE = MediaTrackConstraintSet.NONE;

    @ParameterizedTest
    @CsvSource({
        "640x480@30 1280x720@10 1280x720@30 1280x720@60 1920x1080@30, 1280x720@30",
        "1280x720@60 1280x720@30, 1280x720@30",
        "640x480@30 1280x720@60 1920x1080@30, 1280x720@60",
        // One that is slow at 720p, as over USB 2 without compression.
        "1280x720@10 640x480@30 320x240@30, 640x480@30",
        "1280x720@10 640x480@15 320x240@30, 640x480@15",
        "1280x720@5 640x480@5, 1280x720@5",
        "3840x2160@30 1920x1080@30, 1920x1080@30",
        "1920x1080@30 1920x1080@60 1920x1080@5, 1920x1080@30",
        "1280x720@10 1920x1080@30, 1280x720@10",
        "1280x960@30 640x480@30, 640x480@30",
        "640x480@0, 640x480@0",
    })
    void without_constraints_it_is_720p_or_what_comes_next(String modes, String expected) {
        assertEquals(expected + " none", choose(modes, NONE));
    }

    @Test
    void the_order_of_the_modes_does_not_matter() {
        List<VideoMode> modes = new ArrayList<>(modes(USUAL));
        MediaTrackConstraints some = MediaTrackConstraints.of(
                NONE.withWidth(ConstrainDouble.ideal(500)).withFrameRate(ConstrainDouble.max(20)));
        VideoCandidate expected = Selections.selected(new ConstrainableCamera("cam", modes).selectSettings(some));
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(modes, random);
            assertEquals(expected, Selections.selected(new ConstrainableCamera("cam", modes).selectSettings(some)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Listed sizes go on as they are.
        "640x480@30 1280x720@30, 640, 480, 640x480@30 none",
        // Lacking ones are made from the smallest mode of the same shape, ...
        "1280x720@30 1920x1080@30, 640, 360, 640x360@30 from 1280x720@30",
        "1280x720@30 800x600@30, 640, 480, 640x480@30 from 800x600@30",
        // ... or by cropping, ...
        "1280x720@30, 640, 480, 640x480@30 from 1280x720@30",
        "640x480@30, 480, 480, 480x480@30 from 640x480@30",
        // ... at the rate that we prefer.
        "1920x1080@60, 1280, 720, 1280x720@30 from 1920x1080@60",
        // A slow mode of its own gives way to a smooth one that is resized.
        "1280x720@10 1920x1080@30, 1280, 720, 1280x720@30 from 1920x1080@30",
    })
    void an_exact_size_is_had_from_any_mode_that_is_large_enough(String modes, int width, int height, String expected) {
        assertEquals(
                expected,
                choose(modes, NONE.withWidth(ConstrainDouble.exact(width)).withHeight(ConstrainDouble.exact(height))));
    }

    @Test
    void one_side_alone_keeps_the_shape() {
        assertEquals(
                "640x360@30 none",
                choose(
                        USUAL,
                        NONE.withWidth(ConstrainDouble.ideal(640)).withAspectRatio(ConstrainDouble.ideal(16 / 9.0))));
        assertEquals("640x360@30 from 1280x720@30", choose("1280x720@30", NONE.withWidth(ConstrainDouble.ideal(640))));
        assertEquals("854x480@30 from 1280x720@30", choose("1280x720@30", NONE.withHeight(ConstrainDouble.exact(480))));
        assertEquals("1000x562@30 from 1280x720@30", choose("1280x720@30", NONE.withWidth(ConstrainDouble.max(1000))));
        assertEquals("641x360@30 from 1280x720@30", choose("1280x720@30", NONE.withWidth(ConstrainDouble.exact(641))));
    }

    @Test
    void a_shape_alone_is_cropped() {
        assertEquals(
                "960x720@30 from 1280x720@30",
                choose("1280x720@30", NONE.withAspectRatio(ConstrainDouble.exact(4 / 3.0))));
        assertEquals(
                "640x480@30 none",
                choose("1280x720@30 640x480@30", NONE.withAspectRatio(ConstrainDouble.exact(4 / 3.0))));
    }

    @Test
    void pictures_are_dropped_for_a_lower_rate_and_never_made_for_a_higher_one() {
        assertEquals(
                "1280x720@15 from 1280x720@30",
                choose(USUAL, NONE.withFrameRate(ConstrainDouble.exact(15)).withHeight(ConstrainDouble.ideal(720))));
        assertEquals("1280x720@7.5 from 1280x720@30", choose(USUAL, NONE.withFrameRate(ConstrainDouble.exact(7.5))));
        assertEquals("1280x720@60 none", choose(USUAL, NONE.withFrameRate(ConstrainDouble.ideal(90))));
        assertEquals(
                "frameRate: The camera offers no frameRate of at least 90; its largest is 60.",
                Selections.said(fail(USUAL, NONE.withFrameRate(ConstrainDouble.min(90)))));
    }

    @Test
    void advanced_sets_are_met_in_order_as_a_whole_or_skipped() {
        MediaTrackConstraintSet vga = NONE.withWidth(ConstrainDouble.exact(640)).withHeight(ConstrainDouble.exact(480));
        MediaTrackConstraintSet hd = NONE.withWidth(ConstrainDouble.exact(1280)).withHeight(ConstrainDouble.exact(720));
        MediaTrackConstraintSet huge =
                NONE.withWidth(ConstrainDouble.exact(640)).withHeight(ConstrainDouble.exact(9000));
        assertEquals("640x480@30 none", choose(USUAL, NONE, vga, hd));
        assertEquals("1280x720@30 none", choose(USUAL, NONE, hd, vga));
        assertEquals("1280x720@30 none", choose(USUAL, NONE, huge, hd));
        // They come before what is ideal.
        assertEquals("640x480@30 none", choose(USUAL, NONE.withWidth(ConstrainDouble.ideal(1920)), vga));
        // What an advanced set calls ideal requires nothing, and counts for nothing.
        assertEquals("1280x720@30 none", choose(USUAL, NONE, NONE.withWidth(ConstrainDouble.ideal(320))));
        // A set about what is not there is skipped; the fourth still counts.
        assertEquals(
                "1280x720@60 none", choose(USUAL, NONE, hd, vga, huge, NONE.withFrameRate(ConstrainDouble.min(50))));
    }

    @Test
    void what_can_only_not_be_met_together_names_the_last_of_it() {
        OverconstrainedError error = fail(
                "1280x720@10 640x480@30",
                NONE.withWidth(ConstrainDouble.min(1280)).withFrameRate(ConstrainDouble.min(30)));
        assertEquals("frameRate", error.constraint());
        assertEquals(
                "With the width asked for, the camera offers no frameRate of at least 30; its largest is 10.",
                error.message());
        error = fail(
                USUAL,
                NONE.withWidth(ConstrainDouble.exact(640))
                        .withHeight(ConstrainDouble.exact(480))
                        .withAspectRatio(ConstrainDouble.exact(1)));
        assertEquals(
                "aspectRatio: With the width and height asked for, the camera offers no aspectRatio of exactly 1;"
                        + " its smallest is 1.3333.",
                Selections.said(error));
    }

    @Test
    void a_device_is_required_by_its_id() {
        assertEquals("1280x720@30 none", choose(USUAL, NONE.withDeviceId(ConstrainDOMString.exact("cam"))));
        assertEquals("1280x720@30 none", choose(USUAL, NONE.withDeviceId(ConstrainDOMString.ideal("other"))));
        assertEquals(
                "deviceId",
                fail(USUAL, NONE.withDeviceId(ConstrainDOMString.exact("other")))
                        .constraint());
    }

    @Test
    void a_camera_that_lists_nothing_offers_nothing() {
        assertEquals(": The camera offers nothing to choose from.", Selections.said(fail("", NONE)));
        assertEquals(
                DoubleRange.NONE,
                new ConstrainableCamera("cam", List.of()).capabilities().width());
    }
}
