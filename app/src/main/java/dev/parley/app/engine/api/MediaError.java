package dev.parley.app.engine.api;

import dev.parley.app.engine.api.constraints.Unmet;
import java.util.Objects;

/**
 * Why a track can't be had, or can't be as asked for ({@code DOMException} and {@code OverconstrainedError}, Media Capture
 * and Streams, sections 10.2 and 7.1).
 *
 * @param kind of the device
 * @param name {@code NotFoundError}: there is no such device; {@code NotAllowedError}: the system does not let us;
 *     {@code NotReadableError}: it can't be opened, as another program has it; {@code OverconstrainedError}: it can't do
 *     what is required
 * @param constraint the property that can't be met; empty where the name is another
 * @param message for developers
 * @param unmet what can't be met, for people; null where the name is another
 */
public record MediaError(DeviceKind kind, String name, String constraint, String message, Unmet unmet) {
    /** One that is no {@code OverconstrainedError}. */
    public MediaError(DeviceKind kind, String name, String message) {
        this(kind, name, "", message, null);
    }

    public MediaError {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(constraint);
        Objects.requireNonNull(message);
    }
}
