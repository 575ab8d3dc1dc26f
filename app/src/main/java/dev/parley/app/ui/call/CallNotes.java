package dev.parley.app.ui.call;

import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.session.CallView;
import dev.parley.app.session.Snapshot;
import dev.parley.app.ui.call.CallNote.Dismiss;
import dev.parley.app.ui.call.CallNote.Nothing;
import dev.parley.app.ui.call.CallNote.Retry;
import dev.parley.app.ui.call.CallNote.Unmute;
import dev.parley.app.ui.devices.DeviceLines;
import dev.parley.app.ui.text.Texts;
import dev.parley.app.ui.text.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Collects the lines on top of the picture, and remembers which were read and which are over. JavaFX thread. */
final class CallNotes {
    /** How long it is said which device is used now. */
    static final long STAY_MS = 4000;
    /** A device that changes within this time after a choice changed by that choice. */
    static final long CHOICE_MS = 3000;

    private final LongSupplier monotonicMs;
    private final Map<DeviceKind, Used> used = new EnumMap<>(DeviceKind.class);
    private final Set<CallNote> read = new HashSet<>();
    private SharingNotes shared = new SharingNotes();
    private String callId = "";

    /** The device that is in use, whether by choice, and until when it is said. */
    private static final class Used {
        private String name = "";
        private DeviceChoice choice;
        private long chosenAt;
        private long saidUntil;
    }

    /** @param monotonicMs the monotonic clock */
    CallNotes(LongSupplier monotonicMs) {
        this.monotonicMs = monotonicMs;
    }

    /** The lines for this moment. */
    List<CallNote> collect(Snapshot snapshot, boolean talksByKey) {
        CallView call = snapshot.call();
        if (!call.callId().equals(callId)) {
            callId = call.callId();
            used.clear();
            read.clear();
            shared = new SharingNotes();
        }
        List<CallNote> lines = new ArrayList<>();
        String note = Words.note(call);
        if (!note.isEmpty()) {
            lines.add(new CallNote(note, true, new Nothing()));
        } else if (snapshot.engine().state() == Snapshot.EngineStatus.State.UNAVAILABLE) {
            lines.add(new CallNote(Words.engine(snapshot.engine()).line(), true, new Nothing()));
        }
        if (snapshot.sound().talkingWhileMuted() && CallModel.talks(call) && !call.microphone() && !talksByKey) {
            lines.add(new CallNote(Texts.of("call.talking"), true, new Unmute()));
        }
        for (DeviceKind kind : DeviceKind.values()) {
            DeviceState state = snapshot.deviceStates().get(kind);
            if (state != null) {
                device(lines, state, snapshot.preferred().getOrDefault(kind, DevicePreference.DEFAULT));
            }
        }
        if (CallModel.talks(call)) {
            shared.collect(lines, snapshot.sharing(), call.displayName(), monotonicMs.getAsLong());
        }
        read.retainAll(Set.copyOf(lines));
        lines.removeAll(read);
        return List.copyOf(lines);
    }

    /** Takes a line away until it comes up anew. */
    void dismiss(CallNote note) {
        read.add(note);
    }

    private void device(List<CallNote> lines, DeviceState state, DevicePreference preference) {
        boolean changed = changedByItself(state, preference.first());
        if (DeviceLines.isTrouble(state)) {
            boolean away = DeviceLines.isOnlyAway(state);
            CallNote.Offer offer = away || state.problem() == DeviceState.Problem.DARK
                    ? new Dismiss()
                    : DeviceLines.retryHelps(state) ? new Retry(state.kind()) : new Nothing();
            lines.add(new CallNote(Words.device(state).line(), !away, offer));
        } else if (state.status() == DeviceState.Status.PATTERN) {
            lines.add(new CallNote(
                    Texts.of(preference.isPattern() ? "device.pattern.chosen" : "device.pattern"),
                    false,
                    new Nothing()));
        } else if (changed) {
            lines.add(
                    new CallNote(Texts.of("device.now", Words.kind(state.kind()), state.name()), false, new Nothing()));
        }
    }

    private boolean changedByItself(DeviceState state, DeviceChoice choice) {
        long now = monotonicMs.getAsLong();
        Used before = used.computeIfAbsent(state.kind(), kind -> new Used());
        if (!choice.equals(before.choice)) {
            before.chosenAt = before.choice == null ? now - CHOICE_MS : now;
            before.choice = choice;
        }
        if (state.status() == DeviceState.Status.OPEN && !state.name().equals(before.name)) {
            boolean byChoice = now - before.chosenAt < CHOICE_MS;
            before.saidUntil = before.name.isEmpty() || byChoice ? now : now + STAY_MS;
            before.name = state.name();
        }
        return now < before.saidUntil;
    }
}
