package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.devices.SoundOutput;
import dev.parley.app.engine.devices.Wave;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one of the program's own sounds, on a thread of its own, {@code cue}, since playing waits for the device. That is
 * open from {@link #start} until the sound is over. Engine thread only.
 */
final class CuePlayer {
    private static final Logger LOG = LoggerFactory.getLogger(CuePlayer.class);

    private final EngineThread engine;
    private final Source source;
    private final boolean loop;
    private final Device speaker;
    private final boolean pinned;
    private final Consumer<End> then;
    /** Written by the engine thread. */
    private volatile boolean stopped;

    /** How a sound ended. */
    enum End {
        WHOLE,
        STOPPED,
        FAILED
    }

    /** What is played; asked for on the player's thread. */
    interface Source {
        Wave get() throws IOException;
    }

    /**
     * One that has not started.
     *
     * @param loop again and again until it is stopped
     * @param speaker where; null for the system's own choice
     * @param pinned whether it is to be heard there and nowhere else, as {@link SoundOutput#open} has it
     * @param then called on the engine thread
     */
    CuePlayer(EngineThread engine, Source source, boolean loop, Device speaker, boolean pinned, Consumer<End> then) {
        this.engine = engine;
        this.source = source;
        this.loop = loop;
        this.speaker = speaker;
        this.pinned = pinned;
        this.then = then;
    }

    /** The same from the beginning. */
    CuePlayer again() {
        return new CuePlayer(engine, source, loop, speaker, pinned, then);
    }

    boolean loops() {
        return loop;
    }

    void start() {
        var unused = Thread.ofPlatform().name("cue").daemon().start(this::run);
    }

    /** Ends it at once, within some tens of milliseconds. */
    void stop() {
        stopped = true;
    }

    private void run() {
        End end = End.FAILED;
        try {
            end = play(source.get());
        } catch (Throwable e) {
            LOG.warn("a sound cannot be played", e);
        }
        End how = end;
        engine.post(() -> then.accept(how));
    }

    private End play(Wave wave) throws IOException {
        try (SoundOutput output = SoundOutput.open(wave, speaker, pinned)) {
            do {
                play(wave, output);
            } while (loop && !stopped);
            if (stopped) {
                return End.STOPPED;
            }
            output.drain();
            return End.WHOLE;
        }
    }

    private void play(Wave wave, SoundOutput output) throws IOException {
        // Pieces of 20 ms, so that it stops at once.
        int piece = wave.rate() / 50 * wave.channels() * 2;
        byte[] samples = wave.samples().array();
        for (int at = 0; at < samples.length && !stopped; at += piece) {
            output.write(samples, at, Math.min(piece, samples.length - at));
        }
    }
}
