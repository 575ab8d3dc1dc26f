package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.devices.SoundInput;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The microphone for recordings, processed as in a call: the library does not give out what it sends itself. Open while it
 * has listeners and may be. Owned by the engine thread; sound comes on the microphone's own.
 */
final class OwnSound {
    private final EngineThread thread;
    private final List<Consumer<short[]>> listeners = new CopyOnWriteArrayList<>();
    private MicrophoneTap tap;
    /** The one that could not be had; null if none. */
    private Device broken;
    /** Null while the microphone is closed; read by the threads of microphone and speaker. */
    private volatile TapProcessing processing;

    OwnSound(EngineThread thread) {
        this.thread = thread;
    }

    /** Hears 20 ms each time, one channel at {@link SoundInput#RATE}, on the microphone's thread, until the end of it. */
    void add(Consumer<short[]> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<short[]> listener) {
        listeners.remove(listener);
    }

    /**
     * Opens or closes the microphone, or follows when another is chosen.
     *
     * @param microphone the one to listen to; null for none
     */
    void update(Device microphone, SoundProcessing wanted) {
        Device now = listeners.isEmpty() ? null : microphone;
        if (tap != null && (now == null || !now.id().equals(tap.microphone().id()))) {
            close();
        }
        if (now == null || (broken != null && !broken.id().equals(now.id()))) {
            broken = null;
        }
        if (processing != null) {
            processing.want(wanted);
        }
        if (tap == null && now != null && broken == null) {
            TapProcessing fresh = new TapProcessing(wanted);
            processing = fresh;
            tap = MicrophoneTap.openAside(thread, now, block -> heard(fresh, block), this::failed);
        }
    }

    /** Tries a microphone that failed once more with the next update. */
    void retry() {
        broken = null;
    }

    /** What the speaker plays, which is taken out of the microphone's sound. Any thread. */
    void played(byte[] samples, int rate, int channels) {
        TapProcessing now = processing;
        if (now != null) {
            now.played(samples, rate, channels);
        }
    }

    void close() {
        if (tap != null) {
            tap.close();
            tap = null;
            processing.dispose();
            processing = null;
        }
    }

    private void heard(TapProcessing by, short[] block) {
        by.process(block);
        listeners.forEach(listener -> listener.accept(block));
    }

    private void failed() {
        broken = tap.microphone();
        close();
    }
}
