package dev.parley.app.engine.api.constraints;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of several equally fit video settings we take (SelectSettings, step 6: "system default property values and User
 * Agent default property values", section 11.1).
 *
 * <p>As the camera gives them rather than resized by us, and of those 1280 x 720 at 30, else the largest below it that is
 * smooth, else the largest below it, else the smallest above. Resized ones are taken where the camera has none of its own
 * that are fit, or where the best of its own stutters and one no larger does not; of those the ones that lose least of
 * the picture, then as before, then from the smallest and slowest mode, which costs least.
 */
final class VideoPreference {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FRAME_RATE = 30;

    /** Pictures a second below which movement is seen to stutter. */
    private static final int SMOOTH = FRAME_RATE / 2;

    private static final Comparator<VideoMode> MODES = Comparator.<VideoMode>comparingInt(m -> fits(m) ? 0 : 1)
            .thenComparingInt(m -> fits(m) && !smooth(m) ? 1 : 0)
            .thenComparingLong(m -> fits(m) ? -m.pixels() : m.pixels())
            .thenComparingDouble(m -> -Math.min(m.frameRate(), FRAME_RATE))
            .thenComparingDouble(VideoMode::frameRate)
            .thenComparingInt(m -> -m.width());

    private static final Comparator<VideoCandidate> RESIZED = Comparator.<VideoCandidate>comparingInt(
                    c -> smooth(c.result()) ? 0 : 1)
            .thenComparingLong(VideoPreference::lost)
            .thenComparingInt(c -> c.settings().width() % 2 + c.settings().height() % 2)
            .thenComparing(VideoCandidate::result, MODES)
            .thenComparingLong(c -> c.mode().pixels())
            .thenComparingDouble(c -> c.mode().frameRate())
            .thenComparingInt(c -> -c.mode().width());

    private VideoPreference() {}

    /** One of {@code fit}, which is not empty; the same one whatever their order. */
    static VideoCandidate choose(List<VideoCandidate> fit) {
        Optional<VideoCandidate> own = fit.stream()
                .filter(c -> c.settings().resizeMode().equals(VideoResizeMode.NONE.value()))
                .min(Comparator.comparing(VideoCandidate::mode, MODES));
        Optional<VideoCandidate> resized = fit.stream()
                .filter(c -> c.settings().resizeMode().equals(VideoResizeMode.CROP_AND_SCALE.value()))
                .filter(c -> own.isEmpty() || smoother(c.result(), own.get().mode()))
                .min(RESIZED);
        return resized.or(() -> own).orElseThrow();
    }

    private static boolean smoother(VideoMode resized, VideoMode own) {
        return smooth(resized) && !smooth(own) && resized.width() <= own.width() && resized.height() <= own.height();
    }

    private static boolean fits(VideoMode mode) {
        return mode.width() <= WIDTH && mode.height() <= HEIGHT;
    }

    private static boolean smooth(VideoMode mode) {
        return mode.frameRate() >= SMOOTH;
    }

    /** Hundredths of the picture that are cropped; finer differences come from rounding. */
    private static long lost(VideoCandidate candidate) {
        double source = (double) candidate.mode().width() / candidate.mode().height();
        double shape =
                (double) candidate.settings().width() / candidate.settings().height();
        return Math.round(100 * (1 - Math.min(source, shape) / Math.max(source, shape)));
    }
}
