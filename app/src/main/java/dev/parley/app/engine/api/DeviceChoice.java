package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * One thing that a person can choose for a kind of device: the system's default, none, the moving test pattern (cameras
 * only), or a device.
 *
 * @param value {@code default}, {@code none}, {@code pattern}, or a device's id or name
 * @param name the device's name, by which it is found where its id has changed, and told where it is not there
 */
public record DeviceChoice(String value, String name) {
    /** Whatever the system uses; for a camera the first one, and the test pattern where there never was one. */
    public static final DeviceChoice DEFAULT = new DeviceChoice("default");
    /** No device of this kind. */
    public static final DeviceChoice NONE = new DeviceChoice("none");
    /** A moving picture with a clock, made by the engine; for cameras only. */
    public static final DeviceChoice PATTERN = new DeviceChoice("pattern");

    public DeviceChoice {
        Objects.requireNonNull(value);
        Objects.requireNonNull(name);
        if (value.isBlank()) {
            throw new IllegalArgumentException("an empty device choice");
        }
    }

    /** Something that is called by one word. */
    public DeviceChoice(String value) {
        this(value, value);
    }

    /** A device that is plugged in. */
    public static DeviceChoice of(Device device) {
        return new DeviceChoice(device.id(), device.name());
    }

    /** Whether it is a device, and not one of the three special values. */
    public boolean isDevice() {
        return !value.equals(DEFAULT.value) && !value.equals(NONE.value) && !value.equals(PATTERN.value);
    }

    /** Whether this choice names {@code device}, by id or, failing that, by name. */
    public boolean names(Device device) {
        return value.equals(device.id()) || value.equals(device.name()) || name.equals(device.name());
    }
}
