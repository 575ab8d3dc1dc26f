package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * A device that is plugged in now.
 *
 * @param kind what it is
 * @param id the system's stable name for it, which a {@link DeviceChoice} may carry
 * @param name the name that people know
 * @param systemDefault whether the system would use it where nothing is chosen
 */
public record Device(DeviceKind kind, String id, String name, boolean systemDefault) {
    public Device {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}
