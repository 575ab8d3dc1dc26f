package dev.parley.app.engine.api.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VideoCandidatesTest {
    private static final MediaTrackConstraintSet NONE = MediaTrackConstraintSet.NONE;

    /** The candidates are a few out of all; what is chosen of them must be as near as the best of all. */
    @Test
    void no_other_size_or_rate_would_be_nearer() {
        List<VideoMode> modes = List.of(new VideoMode(24, 16, 4), new VideoMode(12, 12, 8));
        List<MediaTrackSettings> everything = everything(modes);
        Random random = new Random(7);
        int failures = 0;
        for (int i = 0; i < 400; i++) {
            MediaTrackConstraints constraints = constraints(random);
            Selection<MediaTrackSettings> best =
                    SelectSettings.select(Kind.VIDEO, constraints, everything, settings -> settings, List::getFirst);
            Selection<VideoCandidate> ours = new ConstrainableCamera("cam", modes).selectSettings(constraints);
            if (best instanceof Selection.Selected<MediaTrackSettings> expected) {
                Selection.Selected<VideoCandidate> actual = (Selection.Selected<VideoCandidate>) ours;
                assertEquals(
                        expected.fitnessDistance(),
                        actual.fitnessDistance(),
                        slack(constraints, actual.candidate().settings()),
                        constraints + " gave " + actual + " but " + expected + " is there");
            } else {
                failures++;
                Selections.error(ours);
            }
        }
        assertTrue(failures > 10 && failures < 200, failures + " can't be met");
    }

    /** A wanted ratio is met as well as half a pixel of the shorter side allows. */
    private static double slack(MediaTrackConstraints constraints, MediaTrackSettings chosen) {
        return constraints.basic().aspectRatio().isEmpty() ? 1e-9 : 0.5 / Math.min(chosen.width(), chosen.height());
    }

    @Test
    void candidates_are_smaller_never_larger_or_faster_than_their_mode() {
        Random random = new Random(11);
        List<VideoMode> modes =
                List.of(new VideoMode(641, 481, 30), new VideoMode(1280, 720, 7.5), new VideoMode(1280, 720, 7.5));
        for (int i = 0; i < 200; i++) {
            for (VideoCandidate candidate : VideoCandidates.of("cam", modes, constraints(random))) {
                MediaTrackSettings settings = candidate.settings();
                assertTrue(settings.frameRate() > 0
                        && settings.frameRate() <= candidate.mode().frameRate());
                CropAndScale crop = candidate.cropAndScale();
                assertTrue(crop.cropWidth() >= settings.width() && crop.cropHeight() >= settings.height());
                assertTrue(candidate.isNative() || settings.resizeMode().equals("crop-and-scale"));
                assertEquals("cam", settings.deviceId());
            }
        }
    }

    @Test
    void every_native_one_has_a_twin_that_may_be_resized() {
        List<VideoMode> modes = List.of(new VideoMode(640, 480, 30), new VideoMode(1280, 720, 10));
        assertEquals(
                List.of(
                        "640x480@30 none",
                        "640x480@30 crop-and-scale",
                        "1280x720@10 none",
                        "1280x720@10 crop-and-scale"),
                VideoCandidates.of("cam", modes, MediaTrackConstraints.NONE).stream()
                        .map(VideoCandidate::toString)
                        .toList());
    }

    @Test
    void without_resizing_there_are_only_native_ones() {
        MediaTrackConstraints constraints = MediaTrackConstraints.of(
                NONE.withResizeMode(ConstrainDOMString.exact("none")).withWidth(ConstrainDouble.ideal(100)));
        List<VideoCandidate> all = VideoCandidates.of(
                "cam", List.of(new VideoMode(640, 480, 30), new VideoMode(640, 480, 30)), constraints);
        assertEquals(1, all.size());
        assertTrue(all.getFirst().isNative());
    }

    @Test
    void a_back_off_list_on_a_camera_with_many_modes_stays_small() {
        List<VideoMode> modes = new ArrayList<>();
        List<MediaTrackConstraintSet> advanced = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            modes.add(new VideoMode(96 * i, 54 * i, 30));
            modes.add(new VideoMode(96 * i, 54 * i, 60));
        }
        for (int i = 10; i > 0; i--) {
            advanced.add(NONE.withWidth(ConstrainDouble.exact(200 * i)).withHeight(ConstrainDouble.exact(100 * i)));
        }
        MediaTrackConstraints constraints = new MediaTrackConstraints(NONE, advanced);
        assertFalse(VideoCandidates.of("cam", modes, constraints).size() > 50_000);
        assertEquals(
                "1800x900@30 from 1824x1026@30",
                Selections.selected(new ConstrainableCamera("cam", modes).selectSettings(constraints))
                        .toString());
    }

    private static List<MediaTrackSettings> everything(List<VideoMode> modes) {
        List<MediaTrackSettings> all = new ArrayList<>();
        for (VideoMode mode : modes) {
            all.add(VideoCandidate.natively("cam", mode).settings());
            for (int width = 1; width <= mode.width(); width++) {
                for (int height = 1; height <= mode.height(); height++) {
                    for (int rate = 1; rate <= mode.frameRate(); rate++) {
                        all.add(MediaTrackSettings.ofVideo("cam", VideoResizeMode.CROP_AND_SCALE, width, height, rate));
                    }
                }
            }
        }
        return all;
    }

    /** Whole numbers, but for the ratio, since the list of everything has only those. */
    private static MediaTrackConstraints constraints(Random random) {
        MediaTrackConstraintSet basic = NONE;
        if (random.nextBoolean()) {
            basic = basic.withWidth(number(random, 26));
        }
        if (random.nextBoolean()) {
            basic = basic.withHeight(number(random, 18));
        }
        if (random.nextInt(3) == 0) {
            basic = basic.withFrameRate(number(random, 9));
        }
        if (random.nextInt(4) == 0) {
            basic = basic.withAspectRatio(ConstrainDouble.ideal(0.5 + random.nextInt(8) / 3.0));
        }
        if (random.nextInt(5) == 0) {
            basic = basic.withResizeMode(ConstrainDOMString.ideal("none"));
        }
        List<MediaTrackConstraintSet> advanced = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            advanced.add(NONE.withWidth(number(random, 26)).withHeight(number(random, 18)));
        }
        return new MediaTrackConstraints(basic, advanced);
    }

    private static ConstrainDouble number(Random random, int below) {
        double value = 1 + random.nextInt(below - 1);
        return switch (random.nextInt(5)) {
            case 0 -> ConstrainDouble.exact(value);
            case 1 -> ConstrainDouble.min(value);
            case 2 -> ConstrainDouble.max(value);
            case 3 -> ConstrainDouble.range(value, value + random.nextInt(6)).withIdeal(1 + random.nextInt(below));
            default -> ConstrainDouble.ideal(value);
        };
    }
}
