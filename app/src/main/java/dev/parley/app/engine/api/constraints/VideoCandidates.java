package dev.parley.app.engine.api.constraints;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings dictionaries of a camera (section 4.3.3, applyConstraints, step 3): each mode as it is ({@code none}) and
 * again as {@code crop-and-scale}, which includes it, and what cropping, scaling down and dropping pictures make of it.
 *
 * <p>The latter are far too many to list, and most can't win. What is required cuts a polygon out of the plane of widths
 * and heights whose edges are wanted widths, heights and ratios and the mode's own, and the fitness distance has its
 * least value where two of these lines, or those of the ideal values, cross: between them it is linear or concave along
 * each line. So the crossings, in whole pixels, are enough; for the frame rate, which has no part in this, the wanted values are. The
 * standard allows any way with the same result (note on ApplyConstraints).
 */
final class VideoCandidates {
    private final String deviceId;
    private final List<Double> widths;
    private final List<Double> heights;
    private final List<Double> ratios;
    private final List<Double> rates;
    private final boolean sized;
    private final boolean nativeOnly;

    private VideoCandidates(String deviceId, MediaTrackConstraints constraints) {
        this.deviceId = deviceId;
        List<MediaTrackConstraintSet> sets = Stream.concat(
                        Stream.of(constraints.basic()), constraints.advanced().stream())
                .toList();
        widths = values(sets, MediaTrackConstraintSet::width);
        heights = values(sets, MediaTrackConstraintSet::height);
        ratios = values(sets, MediaTrackConstraintSet::aspectRatio);
        rates = values(sets, MediaTrackConstraintSet::frameRate);
        boolean resize = sets.stream().anyMatch(set -> !set.resizeMode().isEmpty());
        // Where nobody asks for another size there is none: the mode that suits best goes on as it is.
        sized = resize || !widths.isEmpty() || !heights.isEmpty() || !ratios.isEmpty();
        if (sized) {
            widths.add((double) VideoPreference.WIDTH);
            heights.add((double) VideoPreference.HEIGHT);
        }
        rates.add((double) VideoPreference.FRAME_RATE);
        ConstrainDOMString required = constraints.basic().resizeMode();
        nativeOnly = required.exact().equals(List.of(VideoResizeMode.NONE.value()));
    }

    /** Of {@code modes}, in any order and with duplicates, for one camera. */
    static List<VideoCandidate> of(String deviceId, List<VideoMode> modes, MediaTrackConstraints constraints) {
        VideoCandidates candidates = new VideoCandidates(deviceId, constraints);
        List<VideoCandidate> all = new ArrayList<>();
        for (VideoMode mode : new LinkedHashSet<>(modes)) {
            all.add(VideoCandidate.natively(deviceId, mode));
            if (!candidates.nativeOnly) {
                candidates.derive(mode, all);
            }
        }
        return all;
    }

    private void derive(VideoMode mode, List<VideoCandidate> to) {
        for (Size size : sizes(mode)) {
            for (double rate : rates(mode)) {
                to.add(VideoCandidate.of(
                        deviceId, mode, VideoResizeMode.CROP_AND_SCALE, size.width, size.height, rate));
            }
        }
    }

    /** Every lower rate can be had by dropping pictures, none that is higher. */
    private Set<Double> rates(VideoMode mode) {
        Set<Double> all = new TreeSet<>(List.of(mode.frameRate()));
        rates.stream().filter(rate -> rate > 0 && rate < mode.frameRate()).forEach(all::add);
        return all;
    }

    private Set<Size> sizes(VideoMode mode) {
        Set<Size> all = new LinkedHashSet<>();
        Size most = new Size(mode.width(), mode.height());
        all.add(most);
        if (!sized) {
            return all;
        }
        Set<Integer> across = within(widths, most.width);
        Set<Integer> down = within(heights, most.height);
        for (int width : across) {
            down.forEach(height -> all.add(new Size(width, height)));
        }
        Set<Double> shapes = new LinkedHashSet<>(ratios);
        shapes.add((double) most.width / most.height);
        for (double ratio : shapes) {
            if (ratio > 0) {
                across.forEach(width -> rounded(width / ratio)
                        .filter(height -> height <= most.height)
                        .forEach(height -> all.add(new Size(width, height))));
                down.forEach(height -> rounded(height * ratio)
                        .filter(width -> width <= most.width)
                        .forEach(width -> all.add(new Size(width, height))));
            }
        }
        return all;
    }

    private static Set<Integer> within(List<Double> wanted, int most) {
        Set<Integer> all = new LinkedHashSet<>();
        wanted.forEach(value -> all.add((int) Math.clamp(value, 1, most)));
        all.add(most);
        return all;
    }

    /** The nearest whole number, and the nearest even one, which codecs like better. */
    private static Stream<Integer> rounded(double value) {
        return Stream.of((int) Math.round(value), 2 * (int) Math.round(value / 2))
                .filter(side -> side > 0)
                .distinct();
    }

    private static List<Double> values(
            List<MediaTrackConstraintSet> sets, Function<MediaTrackConstraintSet, ConstrainDouble> property) {
        List<Double> all = new ArrayList<>();
        sets.stream()
                .map(property)
                .flatMap(wanted -> Stream.of(wanted.min(), wanted.max(), wanted.exact(), wanted.ideal()))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(all::add);
        return all;
    }

    private record Size(int width, int height) {}
}
