package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * What a person chose for one kind of device: the system's default, none, the moving test pattern (cameras only), or a
 * device by its id or its name.
 *
 * @param value {@code default}, {@code none}, {@code pattern}, or a device's id or name
 */
public record DeviceChoice(String value) {
    /** Whatever the system uses; for a camera the first one, and the test pattern where there is none. */
    public static final DeviceChoice DEFAULT = new DeviceChoice("default");
    /** No device of this kind. */
    public static final DeviceChoice NONE = new DeviceChoice("none");
    /** A moving picture with a clock, made by the engine; for cameras only. */
    public static final DeviceChoice PATTERN = new DeviceChoice("pattern");

    public DeviceChoice {
        Objects.requireNonNull(value);
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty device choice");
        }
    }

    /** Whether this choice names {@code device}, by id or, failing that, by name. */
    public boolean names(Device device) {
        return value.equals(device.id()) || value.equals(device.name());
    }
}
