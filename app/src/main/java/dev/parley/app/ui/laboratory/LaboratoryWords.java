package dev.parley.app.ui.laboratory;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.DoubleRange;
import dev.parley.app.engine.api.constraints.MediaTrackCapabilities;
import dev.parley.app.engine.api.constraints.MediaTrackSettings;
import dev.parley.app.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what tracks are and why they can't be. Pure. */
final class LaboratoryWords {
    private static final Pattern HUMPS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private LaboratoryWords() {}

    /**
     * A property and its value.
     *
     * @param name as the standard has it
     * @param value for people
     */
    record Line(String name, String value) {}

    /** All settings that the track has. */
    static List<Line> settings(MediaTrackSettings settings) {
        List<Line> lines = new ArrayList<>();
        add(lines, "width", settings.width());
        add(lines, "height", settings.height());
        if (settings.width() != null && settings.height() != null && settings.aspectRatio() != null) {
            String shape = Ratio.of(settings.width(), settings.height());
            String ratio = Ratio.number(settings.aspectRatio(), 4);
            add(lines, "aspectRatio", shape.contains(":") ? Texts.of("lab.ratio", ratio, shape) : ratio);
        }
        add(lines, "frameRate", settings.frameRate() == null ? null : Ratio.number(settings.frameRate(), 2));
        add(lines, "resizeMode", settings.resizeMode());
        add(lines, "echoCancellation", settings.echoCancellation());
        add(lines, "noiseSuppression", settings.noiseSuppression());
        add(lines, "autoGainControl", settings.autoGainControl());
        add(lines, "deviceId", settings.deviceId());
        return lines;
    }

    /** All that the device can. */
    static List<Line> capabilities(MediaTrackCapabilities capabilities) {
        List<Line> lines = new ArrayList<>();
        add(lines, "width", range(capabilities.width()));
        add(lines, "height", range(capabilities.height()));
        add(lines, "aspectRatio", range(capabilities.aspectRatio()));
        add(lines, "frameRate", range(capabilities.frameRate()));
        add(lines, "resizeMode", list(capabilities.resizeMode()));
        add(lines, "echoCancellation", list(capabilities.echoCancellation()));
        add(lines, "noiseSuppression", list(capabilities.noiseSuppression()));
        add(lines, "autoGainControl", list(capabilities.autoGainControl()));
        add(lines, "deviceId", capabilities.deviceId().isEmpty() ? null : capabilities.deviceId());
        return lines;
    }

    /** What was selected for a track, in a line. */
    static String selected(TrackState track) {
        MediaTrackSettings settings = track.settings();
        if (track.kind() == DeviceKind.CAMERA && settings.width() != null && settings.height() != null) {
            return Texts.of(
                    "lab.selected.camera",
                    settings.width(),
                    settings.height(),
                    Ratio.of(settings.width(), settings.height()),
                    settings.frameRate() == null ? "–" : Ratio.number(settings.frameRate(), 2),
                    settings.resizeMode());
        }
        return settings(settings).stream()
                .filter(line -> !line.name().equals("deviceId"))
                .map(line -> Texts.of("lab.selected.property", line.name(), line.value()))
                .collect(Collectors.joining(", "));
    }

    /** Why it can't be: the name of the standard, and a sentence for people. */
    static Outcome refused(MediaError error) {
        String title = error.constraint().isEmpty()
                ? error.name()
                : Texts.of("lab.error.title", error.name(), error.constraint());
        if (error.unmet() != null) {
            return new Outcome(Outcome.Kind.REFUSED, title, UnmetWords.sentence(error.constraint(), error.unmet()));
        }
        // NotFoundError is said by lab.error.not-found.camera. Those without words bring a sentence.
        String key = "lab.error."
                + HUMPS.matcher(error.name().replaceFirst("Error$", ""))
                        .replaceAll("-")
                        .toLowerCase(Locale.ROOT) + "." + error.kind().name().toLowerCase(Locale.ROOT);
        return new Outcome(Outcome.Kind.REFUSED, title, Texts.has(key) ? Texts.of(key) : error.message());
    }

    private static void add(List<Line> lines, String name, Object value) {
        if (value != null) {
            lines.add(new Line(name, String.valueOf(value)));
        }
    }

    private static String range(DoubleRange range) {
        return range.equals(DoubleRange.NONE)
                ? null
                : Texts.of("lab.range", Ratio.number(range.min(), 4), Ratio.number(range.max(), 4));
    }

    private static String list(List<?> values) {
        return values.isEmpty() ? null : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
