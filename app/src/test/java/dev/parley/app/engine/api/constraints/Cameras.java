package dev.parley.app.engine.api.constraints;

import java.util.Arrays;
import java.util.List;

/**
 * Cameras by their modes, such as {@code 640x480@30 1280x720@10}. What is chosen reads {@code 640x480@30 none}, or
 * {@code 640x480@15 from 1280x720@30}, or, where resizing was asked for but had nothing to do, {@code 1280x720@30
 * crop-and-scale}.
 */
final class Cameras {
    static final String USUAL =
            "640x480@30 1920x1080@30 1280x720@30 320x240@30 640x360@30 1280x720@60 640x480@30 160x120@15";

    private Cameras() {}

    static String choose(String modes, MediaTrackConstraintSet basic, MediaTrackConstraintSet... advanced) {
        return Selections.selected(new ConstrainableCamera("cam", modes(modes))
                        .selectSettings(MediaTrackConstraints.of(basic, advanced)))
                .toString();
    }

    static OverconstrainedError fail(String modes, MediaTrackConstraintSet basic) {
        return Selections.error(
                new ConstrainableCamera("cam", modes(modes)).selectSettings(MediaTrackConstraints.of(basic)));
    }

    static List<VideoMode> modes(String text) {
        return Arrays.stream(text.split(" "))
                .filter(mode -> !mode.isEmpty())
                .map(mode -> mode.split("[x@]"))
                .map(part -> new VideoMode(
                        Integer.parseInt(part[0]), Integer.parseInt(part[1]), Double.parseDouble(part[2])))
                .toList();
    }
}
