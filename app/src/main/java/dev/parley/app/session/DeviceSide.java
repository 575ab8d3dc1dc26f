package dev.parley.app.session;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceChoice;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.DevicePreference;
import dev.parley.app.engine.api.DeviceState;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.EngineEvent.HearingYourself;
import dev.parley.app.engine.api.MicrophoneLevel;
import dev.parley.app.engine.api.SoundProcessing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The devices as the session knows them: what is preferred, what is plugged in, what is in use. Tells a fresh engine all
 * that the one before it was told. Owned by the {@code call} thread, to which the methods of {@link Devices} post.
 */
final class DeviceSide implements Devices {
    private final Executor thread;
    private final Consumer<EngineCommand> engine;
    private final Outside outside;
    private final Map<DeviceKind, DevicePreference> preferred = new EnumMap<>(DeviceKind.class);
    private final Map<DeviceKind, DeviceState> states = new EnumMap<>(DeviceKind.class);
    private final List<Consumer<MicrophoneLevel>> listeners = new ArrayList<>();
    private List<Device> devices = List.of();
    private SoundView sound = SoundView.FIRST;
    private RingerView ringer = RingerView.FIRST;

    /** What devices need of the rest of the session. */
    interface Outside {
        /** The person chose another device of this kind, which is to be kept. */
        void prefer(DeviceKind kind, DeviceChoice choice);

        /** The person chose another speaker to ring on besides, which is to be kept. */
        void preferRinger(DeviceChoice choice);

        /** The person prefers another sound now, which is to be kept. */
        void prefer(SoundView sound);

        /** Something that the screen shows changed. */
        void changed();
    }

    /** @param thread the {@code call} thread */
    DeviceSide(Executor thread, Consumer<EngineCommand> engine, Outside outside) {
        this.thread = thread;
        this.engine = engine;
        this.outside = outside;
        for (DeviceKind kind : DeviceKind.values()) {
            preferred.put(kind, DevicePreference.DEFAULT);
        }
    }

    /** Takes up what was kept, or what holds for this run. */
    void begin(
            Map<DeviceKind, DevicePreference> devicesPreferred,
            DevicePreference ringerPreferred,
            SoundView soundPreferred) {
        preferred.putAll(devicesPreferred);
        ringer = silent(ringerPreferred);
        sound = soundPreferred;
    }

    List<Device> devices() {
        return devices;
    }

    Map<DeviceKind, DevicePreference> preferred() {
        return preferred;
    }

    Map<DeviceKind, DeviceState> states() {
        return states;
    }

    SoundView sound() {
        return sound;
    }

    RingerView ringer() {
        return ringer;
    }

    void engineReady() {
        sendPreferred();
        engine.accept(new EngineCommand.ChooseRinger(ringer.preferred()));
        engine.accept(new EngineCommand.ProcessSound(sound.processing()));
        engine.accept(new EngineCommand.WatchMuted(sound.warnWhenMuted()));
        if (!listeners.isEmpty()) {
            engine.accept(new EngineCommand.MeasureLevel(true));
        }
    }

    void engineDied() {
        states.clear();
        ringer = silent(ringer.preferred());
        sound = with(false, HearingYourself.Phase.IDLE);
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.DevicesListed(List<Device> now) -> {
                devices = now;
                outside.changed();
            }
            case EngineEvent.DeviceChanged(DeviceState state) -> {
                states.put(state.kind(), state);
                outside.changed();
            }
            case EngineEvent.RingerChanged(DeviceState state, boolean trying) -> {
                ringer = new RingerView(ringer.preferred(), state, trying);
                outside.changed();
            }
            case EngineEvent.LevelMeasured(MicrophoneLevel level) ->
                List.copyOf(listeners).forEach(listener -> listener.accept(level));
            case EngineEvent.TalkingWhileMuted(boolean talking) -> {
                sound = with(talking, sound.hearing());
                outside.changed();
            }
            case EngineEvent.HearingYourself(HearingYourself.Phase phase) -> {
                sound = with(sound.talkingWhileMuted(), phase);
                outside.changed();
            }
            default -> {
                // The others are the call's.
            }
        }
    }

    private static RingerView silent(DevicePreference preferred) {
        return new RingerView(preferred, RingerView.FIRST.state(), false);
    }

    private SoundView with(boolean talkingWhileMuted, HearingYourself.Phase hearing) {
        return new SoundView(sound.processing(), sound.warnWhenMuted(), talkingWhileMuted, hearing);
    }

    @Override
    public void choose(DeviceKind kind, DeviceChoice choice) {
        thread.execute(() -> {
            preferred.put(kind, preferred.get(kind).prefer(choice));
            sendPreferred();
            outside.prefer(kind, choice);
            outside.changed();
        });
    }

    @Override
    public void chooseRinger(DeviceChoice choice) {
        thread.execute(() -> {
            ringer = new RingerView(ringer.preferred().prefer(choice), ringer.state(), ringer.trying());
            engine.accept(new EngineCommand.ChooseRinger(ringer.preferred()));
            outside.preferRinger(choice);
            outside.changed();
        });
    }

    @Override
    public void tryRinger(boolean on) {
        thread.execute(() -> engine.accept(new EngineCommand.TryRinger(on)));
    }

    @Override
    public void retry(DeviceKind kind) {
        thread.execute(() -> engine.accept(new EngineCommand.RetryDevice(kind)));
    }

    @Override
    public void process(SoundProcessing processing) {
        thread.execute(() -> {
            sound = new SoundView(processing, sound.warnWhenMuted(), sound.talkingWhileMuted(), sound.hearing());
            engine.accept(new EngineCommand.ProcessSound(processing));
            outside.prefer(sound);
            outside.changed();
        });
    }

    @Override
    public void warnWhenMuted(boolean on) {
        thread.execute(() -> {
            sound = new SoundView(sound.processing(), on, on && sound.talkingWhileMuted(), sound.hearing());
            engine.accept(new EngineCommand.WatchMuted(on));
            outside.prefer(sound);
            outside.changed();
        });
    }

    @Override
    public AutoCloseable listen(Consumer<MicrophoneLevel> listener) {
        thread.execute(() -> {
            listeners.add(listener);
            if (listeners.size() == 1) {
                engine.accept(new EngineCommand.MeasureLevel(true));
            }
        });
        return () -> thread.execute(() -> {
            if (listeners.remove(listener) && listeners.isEmpty()) {
                engine.accept(new EngineCommand.MeasureLevel(false));
            }
        });
    }

    @Override
    public void playTestSound() {
        thread.execute(() -> engine.accept(new EngineCommand.PlaySound("test", false)));
    }

    @Override
    public void hearYourself(boolean on) {
        thread.execute(() -> engine.accept(new EngineCommand.HearYourself(on)));
    }

    private void sendPreferred() {
        engine.accept(new EngineCommand.ChooseDevices(
                preferred.get(DeviceKind.CAMERA),
                preferred.get(DeviceKind.MICROPHONE),
                preferred.get(DeviceKind.SPEAKER)));
    }
}
