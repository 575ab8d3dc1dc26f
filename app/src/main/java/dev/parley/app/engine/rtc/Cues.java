package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the program's own sounds, one at a time. Started and stopped by the engine thread; each sound plays on a thread
 * of its own, {@code cue}, since playing waits for the device.
 */
final class Cues {
    private static final Logger LOG = LoggerFactory.getLogger(Cues.class);
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");

    private final Map<String, Wave> loaded = new ConcurrentHashMap<>();
    /** Engine thread; null while nothing was started. */
    private Player player;

    /** What comes after a sound; called on the thread {@code cue}. */
    interface AtEnd {
        /**
         * It is over.
         *
         * @param whole whether all of it was played, rather than stopped or failed
         */
        void ended(boolean whole);
    }

    private interface Source {
        Wave get() throws IOException;
    }

    /**
     * Plays a sound in place of the one that plays.
     *
     * @param name of a file in the sounds directory
     * @param loop again and again until {@link #stop}
     * @param speaker where; null for the system's own choice
     */
    void play(String name, boolean loop, Device speaker) {
        if (NAME.matcher(name).matches()) {
            start(new Player(() -> load(name), loop, speaker, whole -> {}));
        } else {
            stop();
            LOG.warn("no such sound: {}", name);
        }
    }

    /** Plays a sound once in place of the one that plays. */
    void play(Wave wave, Device speaker, AtEnd then) {
        start(new Player(() -> wave, false, speaker, then));
    }

    /** Ends the sound that plays. */
    void stop() {
        if (player != null) {
            player.stopped = true;
            player = null;
        }
    }

    private void start(Player next) {
        stop();
        player = next;
        var unused = Thread.ofPlatform().name("cue").daemon().start(next);
    }

    private Wave load(String name) throws IOException {
        Wave wave = loaded.get(name);
        if (wave == null) {
            wave = Wave.load(name);
            loaded.put(name, wave);
        }
        return wave;
    }

    private static final class Player implements Runnable {
        private final Source source;
        private final boolean loop;
        private final Device speaker;
        private final AtEnd then;
        /** Written by the engine thread. */
        private volatile boolean stopped;

        Player(Source source, boolean loop, Device speaker, AtEnd then) {
            this.source = source;
            this.loop = loop;
            this.speaker = speaker;
            this.then = then;
        }

        @Override
        public void run() {
            boolean whole = false;
            try {
                Wave wave = source.get();
                try (SoundOutput output = SoundOutput.open(wave, speaker)) {
                    do {
                        play(wave, output);
                    } while (loop && !stopped);
                    if (!stopped) {
                        output.drain();
                        whole = true;
                    }
                }
            } catch (Throwable e) {
                LOG.warn("a sound cannot be played", e);
            } finally {
                then.ended(whole);
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
