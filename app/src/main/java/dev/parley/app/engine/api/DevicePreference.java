package dev.parley.app.engine.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person prefers for one kind of device, best first. It is kept whatever is plugged in: where the best one is
 * missing the next is used, and the best one again once it is back. Immutable.
 *
 * <p>{@link DeviceChoice#NONE} and {@link DeviceChoice#PATTERN} count only in the first place; what comes after them is
 * kept for later.
 *
 * @param ranked at least one; each once
 */
public record DevicePreference(List<DeviceChoice> ranked) {
    /** Whatever the system uses. */
    public static final DevicePreference DEFAULT = of(DeviceChoice.DEFAULT);

    /** No device. */
    public static final DevicePreference NONE = of(DeviceChoice.NONE);

    private static final int MOST = 8;

    public DevicePreference {
        ranked = List.copyOf(ranked);
        if (ranked.isEmpty()) {
            throw new IllegalArgumentException("an empty preference");
        }
    }

    /** These, best first. */
    public static DevicePreference of(DeviceChoice... ranked) {
        return new DevicePreference(List.of(ranked));
    }

    /** What was chosen last. */
    public DeviceChoice first() {
        return ranked.getFirst();
    }

    /** Whether no device is wanted. */
    public boolean isNone() {
        return first().equals(DeviceChoice.NONE);
    }

    /** Whether the test pattern is wanted. */
    public boolean isPattern() {
        return first().equals(DeviceChoice.PATTERN);
    }

    /** Whether a device was ever chosen, so that its absence is a loss. */
    public boolean namesADevice() {
        return ranked.stream().anyMatch(DeviceChoice::isDevice);
    }

    /** The same with {@code choice} in the first place; of those that were chosen long ago the last is let go of. */
    public DevicePreference prefer(DeviceChoice choice) {
        List<DeviceChoice> now = new ArrayList<>(List.of(choice));
        for (DeviceChoice before : ranked) {
            boolean kept = before.isDevice() || before.equals(DeviceChoice.DEFAULT);
            if (kept && now.size() < MOST && !before.value().equals(choice.value())) {
                now.add(before);
            }
        }
        return new DevicePreference(now);
    }

    /**
     * The devices to try, best first.
     *
     * @param devices all of this kind that are plugged in
     * @return none where none is wanted; all, the system's default first, where none of the preferred ones is there
     */
    public List<Device> candidates(List<Device> devices) {
        List<Device> found = pluggedIn(devices);
        return found.isEmpty() && !isNone() && !isPattern() ? standard(devices) : found;
    }

    /**
     * The preferred devices that are plugged in, best first.
     *
     * @param devices all of this kind that are plugged in
     * @return none where none is wanted, or none of the preferred ones is there
     */
    public List<Device> pluggedIn(List<Device> devices) {
        if (isNone() || isPattern()) {
            return List.of();
        }
        Set<Device> found = new LinkedHashSet<>();
        for (DeviceChoice choice : ranked) {
            if (choice.equals(DeviceChoice.DEFAULT)) {
                found.addAll(standard(devices));
            } else {
                Device named = find(choice, devices);
                if (named != null) {
                    found.add(named);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Whether {@code device} is what the person wants most. */
    public boolean isBest(Device device, List<Device> devices) {
        return first().equals(DeviceChoice.DEFAULT) || device.equals(find(first(), devices));
    }

    /** The device that {@code choice} means: by its id if one has it, else by its name; null where none is there. */
    public static Device find(DeviceChoice choice, List<Device> devices) {
        Device byName = null;
        for (Device device : devices) {
            if (choice.value().equals(device.id())) {
                return device;
            }
            if (byName == null && choice.names(device)) {
                byName = device;
            }
        }
        return byName;
    }

    private static List<Device> standard(List<Device> devices) {
        List<Device> all = new ArrayList<>(devices);
        for (Device device : devices) {
            if (device.systemDefault() && all.remove(device)) {
                all.addFirst(device);
            }
        }
        return all;
    }
}
