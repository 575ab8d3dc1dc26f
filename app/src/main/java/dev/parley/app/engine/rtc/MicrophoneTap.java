package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.devices.SoundInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A microphone that is open for us alone, on a thread of its own, {@code microphone}, since reading waits for the device.
 * Made and closed by the engine thread, on which the sound comes, too.
 */
final class MicrophoneTap implements AutoCloseable {
    /** Samples in 20 ms. */
    static final int BLOCK = SoundInput.RATE / 50;

    private static final Logger LOG = LoggerFactory.getLogger(MicrophoneTap.class);

    private final EngineThread engine;
    private final Device microphone;
    private final Consumer<short[]> heard;
    private final Runnable failed;
    /** Written by the engine thread. */
    private volatile boolean closed;

    private MicrophoneTap(EngineThread engine, Device microphone, Consumer<short[]> heard, Runnable failed) {
        this.engine = engine;
        this.microphone = microphone;
        this.heard = heard;
        this.failed = failed;
    }

    /**
     * Opens a microphone.
     *
     * @param heard gets each 20 ms; not after the end
     * @param failed called where it can't be had, or is gone
     */
    static MicrophoneTap open(EngineThread engine, Device microphone, Consumer<short[]> heard, Runnable failed) {
        MicrophoneTap tap = new MicrophoneTap(engine, microphone, heard, failed);
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
                post(() -> heard.accept(samples));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the microphone {} gives nothing", microphone.name(), e);
            post(failed);
        }
    }

    private void post(Runnable what) {
        engine.post(() -> {
            if (!closed) {
                what.run();
            }
        });
    }
}
