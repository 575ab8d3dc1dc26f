package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.devices.SoundOutput;
import dev.parley.app.engine.devices.Wave;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the program's own sounds, one at a time. What a person wants to hear aside, such as the test sound, does not end
 * one that goes on and on: that pauses meanwhile. Engine thread only; each sound plays on a thread of its own, {@code
 * cue}, since playing waits for the device.
 */
final class Cues {
    private static final Logger LOG = LoggerFactory.getLogger(Cues.class);
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");

    private final EngineThread engine;
    private final Map<String, Wave> loaded = new ConcurrentHashMap<>();
    /** What plays, unless a sound aside does; null for nothing. */
    private Player player;
    /** What plays aside; null for nothing. */
    private Player aside;

    /** How a sound ended. */
    enum End {
        WHOLE,
        STOPPED,
        FAILED
    }

    private interface Source {
        Wave get() throws IOException;
    }

    Cues(EngineThread engine) {
        this.engine = engine;
    }

    /**
     * Plays a sound in place of the one that plays.
     *
     * @param name of a file in the sounds directory
     * @param loop again and again until {@link #stop}
     * @param speaker where; null for the system's own choice
     */
    void play(String name, boolean loop, Device speaker) {
        stop();
        if (!NAME.matcher(name).matches()) {
            LOG.warn("no such sound: {}", name);
            return;
        }
        player = new Player(() -> load(name), loop, speaker, end -> {});
        player.start();
    }

    /** Plays a sound of the program once, aside. */
    void playAside(String name, Device speaker) {
        playAside(() -> load(name), speaker, end -> {});
    }

    /**
     * Plays a sound once, aside.
     *
     * @param then called on the engine thread
     */
    void playAside(Wave wave, Device speaker, Consumer<End> then) {
        playAside(() -> wave, speaker, then);
    }

    private void playAside(Source source, Device speaker, Consumer<End> then) {
        stopAside();
        if (player != null) {
            player.stopped = true;
        }
        aside = new Player(source, false, speaker, end -> {
            then.accept(end);
            resume();
        });
        aside.start();
    }

    private void resume() {
        aside = null;
        if (player != null && player.loop) {
            player = player.again();
            player.start();
        }
    }

    /** Ends what plays, aside or not. */
    void stop() {
        if (player != null) {
            player.stopped = true;
            player = null;
        }
        stopAside();
    }

    /** Ends what plays aside; what goes on and on goes on. */
    void stopAside() {
        if (aside != null) {
            aside.stopped = true;
        }
    }

    private Wave load(String name) throws IOException {
        Wave wave = loaded.get(name);
        if (wave == null) {
            wave = Wave.load(name);
            loaded.put(name, wave);
        }
        return wave;
    }

    private final class Player implements Runnable {
        private final Source source;
        private final boolean loop;
        private final Device speaker;
        private final Consumer<End> then;
        /** Written by the engine thread. */
        private volatile boolean stopped;

        Player(Source source, boolean loop, Device speaker, Consumer<End> then) {
            this.source = source;
            this.loop = loop;
            this.speaker = speaker;
            this.then = then;
        }

        Player again() {
            return new Player(source, loop, speaker, then);
        }

        void start() {
            var unused = Thread.ofPlatform().name("cue").daemon().start(this);
        }

        @Override
        public void run() {
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
            try (SoundOutput output = SoundOutput.open(wave, speaker)) {
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
}
