package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.devices.SoundInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A microphone that is open for us alone, on a thread of its own, {@code microphone}, since reading waits for the device.
 * Made and closed by the engine thread.
 */
final class MicrophoneTap implements AutoCloseable {
    /** Samples in 20 ms. */
    static final int BLOCK = SoundInput.RATE / 50;

    private static final Logger LOG = LoggerFactory.getLogger(MicrophoneTap.class);

    private final EngineThread engine;
    private final Executor listener;
    private final Device microphone;
    private final Consumer<short[]> heard;
    private final Runnable failed;
    /** Written by the engine thread. */
    private volatile boolean closed;

    private MicrophoneTap(
            EngineThread engine, Executor listener, Device microphone, Consumer<short[]> heard, Runnable failed) {
        this.engine = engine;
        this.listener = listener;
        this.microphone = microphone;
        this.heard = heard;
        this.failed = failed;
    }

    /**
     * Opens a microphone.
     *
     * @param heard gets each 20 ms on the engine thread; not after the end
     * @param failed called on the engine thread where it can't be had, or is gone
     */
    static MicrophoneTap open(EngineThread engine, Device microphone, Consumer<short[]> heard, Runnable failed) {
        return start(new MicrophoneTap(engine, engine::post, microphone, heard, failed));
    }

    /** As {@link #open}, but for sound that is wanted just when it comes: on the microphone's own thread. */
    static MicrophoneTap openAside(EngineThread engine, Device microphone, Consumer<short[]> heard, Runnable failed) {
        return start(new MicrophoneTap(engine, Runnable::run, microphone, heard, failed));
    }

    private static MicrophoneTap start(MicrophoneTap tap) {
        var unused = Thread.ofPlatform().name("microphone").daemon().start(tap::run);
        return tap;
    }

    Device microphone() {
        return microphone;
    }

    /** Ends it; the device is closed within 20 ms. */
    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        try (SoundInput input = SoundInput.open(microphone)) {
            byte[] bytes = new byte[2 * BLOCK];
            while (!closed) {
                input.read(bytes);
                short[] samples = new short[BLOCK];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(samples);
                post(listener, () -> heard.accept(samples));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the microphone {} gives nothing", microphone.name(), e);
            post(engine::post, failed);
        }
    }

    private void post(Executor on, Runnable what) {
        on.execute(() -> {
            if (!closed) {
                what.run();
            }
        });
    }
}
