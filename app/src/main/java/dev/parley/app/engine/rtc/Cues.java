package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.Device;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

    /** Sound in 16 bit, mono or stereo, little-endian. */
    record Wave(int rate, int channels, ByteBuffer samples) {}

    private final Map<String, Wave> loaded = new ConcurrentHashMap<>();
    /** Engine thread; null while nothing was started. */
    private Player player;

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
        Player next = new Player(name, loop, speaker);
        player = next;
        var unused = Thread.ofPlatform().name("cue").daemon().start(next);
    }

    /** Ends the sound that plays. */
    void stop() {
        if (player != null) {
            player.stopped = true;
            player = null;
        }
    }

    private final class Player implements Runnable {
        private final String name;
        private final boolean loop;
        private final Device speaker;
        /** Written by the engine thread. */
        private volatile boolean stopped;

        Player(String name, boolean loop, Device speaker) {
            this.name = name;
            this.loop = loop;
            this.speaker = speaker;
        }

        @Override
        public void run() {
            try {
                Wave wave = loaded.get(name);
                if (wave == null) {
                    wave = read(name);
                    loaded.put(name, wave);
                }
                boolean linux =
                        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
                try (CueOutput output = linux ? new PulseOutput(wave, speaker) : new JavaOutput(wave)) {
                    do {
                        play(wave, output);
                    } while (loop && !stopped);
                    if (!stopped) {
                        output.drain();
                    }
                }
            } catch (Throwable e) {
                LOG.warn("the sound {} cannot be played", name, e);
            }
        }

        private void play(Wave wave, CueOutput output) throws IOException {
            // Pieces of 20 ms, so that it stops at once.
            int piece = wave.rate() / 50 * wave.channels() * 2;
            byte[] samples = wave.samples().array();
            for (int at = 0; at < samples.length && !stopped; at += piece) {
                output.write(samples, at, Math.min(piece, samples.length - at));
            }
        }
    }

    /** Reads one of the program's sounds. */
    static Wave read(String name) throws IOException {
        try (InputStream in = Cues.class.getResourceAsStream("/dev/parley/assets/sounds/" + name + ".wav")) {
            if (in == null) {
                throw new IOException("no such sound: " + name);
            }
            return parse(in.readAllBytes());
        }
    }

    /** Takes the format and the samples out of a RIFF file. */
    static Wave parse(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int rate = 0;
        int channels = 0;
        // After "RIFF", a length and "WAVE": chunks of four letters, a length and that many bytes.
        for (int at = 12; at + 8 <= file.length; ) {
            String chunk = new String(file, at, 4, StandardCharsets.US_ASCII);
            int length = in.getInt(at + 4);
            int body = at + 8;
            if (length < 0 || length > file.length - body) {
                throw new IOException("cut off");
            }
            if (chunk.equals("fmt ")) {
                channels = in.getShort(body + 2);
                rate = in.getInt(body + 4);
                if (in.getShort(body) != 1 || in.getShort(body + 14) != 16) {
                    throw new IOException("not 16 bit");
                }
            } else if (chunk.equals("data") && rate > 0) {
                byte[] samples = new byte[length];
                in.get(body, samples);
                return new Wave(rate, channels, ByteBuffer.wrap(samples));
            }
            at = body + length + (length & 1);
        }
        throw new IOException("no samples");
    }
}
