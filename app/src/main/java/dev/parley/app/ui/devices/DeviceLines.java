package dev.parley.app.ui.devices;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.List;

/**
 * What stands below a device dropdown. Pure.
 *
 * @param used which device is used, where it is not the chosen one; else empty
 * @param then what comes next in the order of preference; empty where nothing does
 * @param problem what is wrong; empty for nothing
 * @param retry whether to try again may help
 */
public record DeviceLines(String used, String then, String problem, boolean retry) {
    /** Nothing to say. */
    static final DeviceLines NONE = new DeviceLines("", "", "", false);

    /** What there is to say of one kind. */
    static DeviceLines of(Snapshot snapshot, DeviceKind kind) {
        DevicePreference preference = snapshot.preferred().getOrDefault(kind, DevicePreference.DEFAULT);
        DeviceState state = snapshot.deviceStates().get(kind);
        boolean said = state != null && isTrouble(state) && !isOnlyAway(state);
        return new DeviceLines(
                state == null ? "" : used(snapshot, preference, state),
                then(preference),
                said ? Words.device(state).line() : "",
                said && retryHelps(state));
    }

    /** What there is to say of the speaker on which it rings besides. */
    static DeviceLines ofRinger(Snapshot snapshot) {
        DevicePreference preference = snapshot.ringer().preferred();
        DeviceState state = snapshot.ringer().state();
        if (preference.isNone()) {
            return NONE;
        }
        DeviceState speaker = snapshot.deviceStates().get(DeviceKind.SPEAKER);
        boolean same =
                speaker != null && !state.name().isEmpty() && state.name().equals(speaker.name());
        boolean away = state.problem() == Problem.NOT_FOUND;
        String used = same && !away ? Texts.of("devices.ringer.same") : same ? "" : used(snapshot, preference, state);
        String problem = "";
        if (away && (same || !state.works())) {
            problem = Texts.of("devices.ringer.not-found");
        } else if (state.problem() == Problem.UNKNOWN) {
            problem = Texts.of("devices.ringer.unknown", state.name());
        }
        // Of what concerns all speakers the line about the chosen one tells.
        return new DeviceLines(used, then(preference), problem, state.problem() == Problem.UNKNOWN);
    }

    /** Whether there is something to say of it: it failed, or is used in spite of a problem. */
    public static boolean isTrouble(DeviceState state) {
        return state.status() == Status.FAILED || (state.status() != Status.CLOSED && state.problem() != Problem.NONE);
    }

    /** Whether trying again may help. What is not plugged in comes back by itself. */
    public static boolean retryHelps(DeviceState state) {
        return switch (state.problem()) {
            case ABSENT, NOT_FOUND, UNPLUGGED, DARK -> false;
            case NONE, BUSY, DENIED, STALLED, NO_SOUND_SERVER, UNKNOWN -> true;
        };
    }

    /** Whether the preferred device is not plugged in and another one is used: no more than a remark. */
    public static boolean isOnlyAway(DeviceState state) {
        return state.works()
                && !state.wanted().isEmpty()
                && (state.problem() == Problem.NOT_FOUND || state.problem() == Problem.UNPLUGGED);
    }

    /**
     * Whether a camera gives pictures: not where it failed or stalled, whose last picture would look like a live one.
     *
     * @param camera null where nothing is known
     */
    public static boolean hasPicture(DeviceState camera) {
        if (camera == null || camera.status() == Status.PATTERN) {
            return true;
        }
        boolean stalled = camera.problem() == Problem.STALLED && camera.wanted().isEmpty();
        return camera.status() == Status.OPEN && !stalled;
    }

    private static String used(Snapshot snapshot, DevicePreference preference, DeviceState state) {
        if (preference.isNone() || preference.isPattern() || !state.works()) {
            return "";
        }
        if (state.status() == Status.PATTERN) {
            return Texts.of("devices.used", Texts.of("devices.pattern"));
        }
        List<Device> devices = snapshot.devices().stream()
                .filter(d -> d.kind() == state.kind())
                .toList();
        String expected = preference.first().equals(DeviceChoice.DEFAULT)
                ? devices.stream()
                        .filter(Device::systemDefault)
                        .map(Device::name)
                        .findFirst()
                        .orElse(state.name())
                : name(preference.first(), devices);
        return state.name().isEmpty() || state.name().equals(expected) ? "" : Texts.of("devices.used", state.name());
    }

    private static String name(DeviceChoice choice, List<Device> devices) {
        Device there = DevicePreference.find(choice, devices);
        return there == null ? "" : there.name();
    }

    private static String then(DevicePreference preference) {
        if (preference.isNone() || preference.isPattern()) {
            return "";
        }
        List<String> names = preference.ranked().stream()
                .skip(1)
                .map(choice -> choice.equals(DeviceChoice.DEFAULT) ? Texts.of("devices.default") : choice.name())
                .toList();
        return names.isEmpty() ? "" : Texts.of("devices.then", String.join(", ", names));
    }
}
