package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.constraints.VideoMode;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One size that a camera lists.
 *
 * @param size such as {@code 1280 × 720}
 * @param ratio such as {@code 16:9}
 * @param rates pictures a second, the most first
 */
record ModeLine(String size, String ratio, String rates) {

    /** The sizes, the largest first, each once with all its rates. */
    static List<ModeLine> list(List<VideoMode> modes) {
        Map<Size, TreeSet<Double>> rates = new TreeMap<>(Comparator.comparingLong(Size::pixels)
                .thenComparingInt(Size::width)
                .reversed());
        for (VideoMode mode : modes) {
            rates.computeIfAbsent(new Size(mode.width(), mode.height()), s -> new TreeSet<>(Comparator.reverseOrder()))
                    .add(mode.frameRate());
        }
        List<ModeLine> lines = new ArrayList<>();
        rates.forEach((size, all) -> lines.add(new ModeLine(
                Texts.of("lab.size", size.width, size.height),
                Ratio.of(size.width, size.height),
                all.stream().map(ModeLine::rate).collect(Collectors.joining("  ")))));
        return lines;
    }

    /** A driver may not say it. */
    private static String rate(double rate) {
        return rate == 0 ? Texts.of("lab.rate.unknown") : Ratio.number(rate, 2);
    }

    private record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }
}
