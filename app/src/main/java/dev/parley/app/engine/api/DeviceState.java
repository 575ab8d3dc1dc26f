package dev.parley.app.engine.api;

import java.util.Objects;

/**
 * How it stands with the device of one kind. A failure of a device is a state, never an exception.
 *
 * @param kind which of the three
 * @param status what it does
 * @param name the name of the device that is or would be used; empty where there is none or none is wanted
 * @param problem what is wrong; {@link Problem#NONE} where nothing is
 * @param wanted the name of the device that has the problem, where another one is used in its place; else empty
 * @param holder the program that keeps the device to itself; empty where it is not known
 */
public record DeviceState(DeviceKind kind, Status status, String name, Problem problem, String wanted, String holder) {
    public DeviceState {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(status);
        Objects.requireNonNull(name);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(holder);
    }

    /** One in which no other device stands in, and nobody is known to hold it. */
    public DeviceState(DeviceKind kind, Status status, String name, Problem problem) {
        this(kind, status, name, problem, "", "");
    }

    /** Whether it has not failed. */
    public boolean works() {
        return status != Status.FAILED;
    }

    /** Whether it gives, or would give once it is wanted, what it is there for: neither failed nor chosen away. */
    public boolean gives() {
        return works() && !name.isEmpty();
    }

    /** What a device does. */
    public enum Status {
        /** Not in use; its light is off. */
        CLOSED,
        /** In use. */
        OPEN,
        /** The test pattern stands in for a camera. */
        PATTERN,
        /** It was wanted and could not be had; see the problem. */
        FAILED
    }

    /** Why a device could not be had. */
    public enum Problem {
        /** Nothing is wrong. */
        NONE,
        /** The machine has no device of this kind. */
        ABSENT,
        /** The chosen device is not plugged in. */
        NOT_FOUND,
        /** Another program holds it. */
        BUSY,
        /** The system does not let us. */
        DENIED,
        /** It is open but gives nothing. */
        STALLED,
        /** A camera is open and its pictures are black. */
        DARK,
        /** It was unplugged, and there is no other. */
        UNPLUGGED,
        /** The machine has no sound server that we can reach. */
        NO_SOUND_SERVER,
        /** It could not be opened, and we don't know why. */
        UNKNOWN
    }
}
