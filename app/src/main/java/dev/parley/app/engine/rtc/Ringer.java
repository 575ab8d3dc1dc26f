package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.DeviceState.Problem;
import dev.parley.app.engine.api.DeviceState.Status;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.devices.Wave;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Rings on a second speaker, for somebody who wears the chosen one and may have taken it off. It is open only while it
 * sounds, and sounds once where it is the chosen speaker itself. Engine thread only.
 *
 * <pre>
 *                ring                 ring
 *   SILENT ────────────▶ RINGING ◀──────────── TRIED
 *     ▲ │                   │                   ▲ │
 *     │ └───────────────────┼─── tryOut ────────┘ │
 *     └──────── stop ───────┴── stop · it is over ┘
 * </pre>
 *
 * <p>The device may come, go and be chosen in each of them.
 */
final class Ringer {
    private final EngineThread engine;
    private final Sound sound;
    private final BooleanSupplier known;
    private final Consumer<EngineEvent> events;
    private DevicePreference preference = DevicePreference.NONE;
    private Mode mode = Mode.SILENT;
    /** What plays; null for nothing. */
    private CuePlayer player;
    /** How often another one began, or none. */
    private int plays;
    /** Where it plays; null where it does not. */
    private Device open;
    /** What could not be opened and is not tried again while it rings; null for none. */
    private Device failed;

    private EngineEvent told = new EngineEvent.RingerChanged(state(preference, List.of(), true, null, null), false);

    /** What is wanted. */
    private enum Mode {
        SILENT,
        /** Once, by the person who chooses the device. */
        TRIED,
        /** By a call. */
        RINGING
    }

    /** @param known whether the sound devices are known yet */
    Ringer(EngineThread engine, Sound sound, BooleanSupplier known, Consumer<EngineEvent> events) {
        this.engine = engine;
        this.sound = sound;
        this.known = known;
        this.events = events;
    }

    void prefer(DevicePreference preferred) {
        preference = preferred;
        failed = null;
        update();
    }

    /** Rings until {@link #stop}. */
    void ring() {
        mode = Mode.RINGING;
        failed = null;
        update();
    }

    /** Rings once, or no longer; not while a call does. */
    void tryOut(boolean on) {
        if (mode != Mode.RINGING) {
            mode = on ? Mode.TRIED : Mode.SILENT;
            failed = null;
            update();
        }
    }

    /** Is silent. */
    void stop() {
        mode = Mode.SILENT;
        update();
    }

    /** Takes what devices there are now. */
    void update() {
        if (!known.getAsBoolean()) {
            return;
        }
        List<Device> speakers = sound.all(DeviceKind.SPEAKER);
        Device device = choose(preference, speakers);
        if (!same(failed, device)) {
            failed = null;
        }
        if (device == null && mode == Mode.TRIED) {
            mode = Mode.SILENT;
        }
        Device speaker = sound.plays() ? sound.device(DeviceKind.SPEAKER) : null;
        boolean sounds = mode == Mode.TRIED || (mode == Mode.RINGING && !same(device, speaker));
        play(sounds && failed == null ? device : null);
        tell(state(preference, speakers, !sound.isWithoutServer(), open, failed));
    }

    private void play(Device device) {
        boolean loop = mode == Mode.RINGING;
        if (same(device, open) && (player == null || player.loops() == loop)) {
            return;
        }
        if (player != null) {
            player.stop();
            player = null;
        }
        plays++;
        open = device;
        if (device != null) {
            int number = plays;
            player = new CuePlayer(
                    engine, () -> Wave.load("ringing"), loop, device, true, end -> ended(number, device, end));
            player.start();
        }
    }

    private void ended(int number, Device device, CuePlayer.End end) {
        if (number != plays || player == null) {
            return;
        }
        player = null;
        open = null;
        failed = end == CuePlayer.End.FAILED ? device : null;
        if (mode == Mode.TRIED) {
            mode = Mode.SILENT;
        }
        update();
    }

    private void tell(DeviceState state) {
        EngineEvent now = new EngineEvent.RingerChanged(state, mode == Mode.TRIED);
        if (!now.equals(told)) {
            told = now;
            events.accept(now);
        }
    }

    /** The speaker to ring on; null where none is wanted or none of the preferred ones is plugged in. */
    private static Device choose(DevicePreference preference, List<Device> speakers) {
        List<Device> found = preference.pluggedIn(speakers);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Names change when a second device of that name comes, and the default moves. */
    private static boolean same(Device one, Device other) {
        return Objects.equals(one == null ? null : one.id(), other == null ? null : other.id());
    }

    /** How it stands, where {@code open} and {@code failed} may be null. */
    static DeviceState state(
            DevicePreference preference, List<Device> speakers, boolean hasServer, Device open, Device failed) {
        DeviceKind kind = DeviceKind.SPEAKER;
        if (preference.isNone()) {
            return new DeviceState(kind, Status.CLOSED, "", Problem.NONE);
        }
        if (!hasServer) {
            return new DeviceState(kind, Status.FAILED, "", Problem.NO_SOUND_SERVER);
        }
        Device device = choose(preference, speakers);
        DeviceChoice best = preference.first();
        if (device == null) {
            Problem problem = speakers.isEmpty() ? Problem.ABSENT : Problem.NOT_FOUND;
            return new DeviceState(kind, Status.FAILED, "", problem, best.name(), "");
        }
        if (failed != null) {
            return new DeviceState(kind, Status.FAILED, device.name(), Problem.UNKNOWN);
        }
        Status status = open == null ? Status.CLOSED : Status.OPEN;
        return preference.isBest(device, speakers)
                ? new DeviceState(kind, status, device.name(), Problem.NONE)
                : new DeviceState(kind, status, device.name(), Problem.NOT_FOUND, best.name(), "");
    }
}
