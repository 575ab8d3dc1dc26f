package dev.parley.app.engine.api.constraints;

import java.util.List;

/**
 * Which properties of the standard a constraint of ours can name (sections 4.3.4 and 4.3.8). Any other is dropped without
 * an error, also if it is required.
 *
 * @param supported names that count
 * @param unsupported names of the standard that don't
 */
public record MediaTrackSupportedConstraints(List<String> supported, List<String> unsupported) {
    /**
     * What this program supports. No desktop camera says where it faces or what it is grouped with, the native library
     * has no say over the sample format, and it does not blur.
     */
    public static final MediaTrackSupportedConstraints OURS = new MediaTrackSupportedConstraints(
            ConstrainableProperty.ids(),
            List.of("groupId", "facingMode", "backgroundBlur", "sampleRate", "sampleSize", "latency", "channelCount"));

    public MediaTrackSupportedConstraints {
        supported = supported == null ? List.of() : List.copyOf(supported);
        unsupported = unsupported == null ? List.of() : List.copyOf(unsupported);
    }

    public boolean supports(String name) {
        return supported.contains(name);
    }
}
