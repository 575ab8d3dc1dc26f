package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;

/**
 * How it stands with the speaker on which it rings besides the chosen one.
 *
 * @param preferred best first
 * @param state of the one that is or would be used; {@code OPEN} while it rings there
 * @param trying whether that is because the person tries it
 */
public record RingerView(DevicePreference preferred, DeviceState state, boolean trying) {
    /** Of a first start. */
    public static final RingerView FIRST = new RingerView(
            DevicePreference.NONE,
            new DeviceState(DeviceKind.SPEAKER, DeviceState.Status.CLOSED, "", DeviceState.Problem.NONE),
            false);
}
