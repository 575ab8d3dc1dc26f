package dev.parley.app.engine.devices;

import dev.parley.app.engine.api.Device;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays by javax.sound, which knows devices by their names only. */
final class JavaOutput implements SoundOutput {
    private static final Logger LOG = LoggerFactory.getLogger(JavaOutput.class);

    private final SourceDataLine line;

    JavaOutput(Wave wave, Device speaker, boolean pinned) throws IOException {
        AudioFormat format = new AudioFormat(wave.rate(), 16, wave.channels(), true, false);
        line = open(format, speaker, pinned);
        line.start();
    }

    private static SourceDataLine open(AudioFormat format, Device speaker, boolean pinned) throws IOException {
        try {
            return open(format, find(speaker, Arrays.asList(AudioSystem.getMixerInfo())));
        } catch (IOException e) {
            if (pinned) {
                throw e;
            }
            LOG.info("the system's own choice of a speaker stands in: {}", e.toString());
            return open(format, null);
        }
    }

    private static SourceDataLine open(AudioFormat format, Mixer.Info mixer) throws IOException {
        try {
            SourceDataLine made = AudioSystem.getSourceDataLine(format, mixer);
            // A tenth of a second is ahead.
            made.open(format, (int) format.getSampleRate() / 10 * format.getFrameSize());
            return made;
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    /**
     * The mixer of a speaker; null for the system's own choice.
     *
     * @throws IOException if there is none of that name
     */
    static Mixer.Info find(Device speaker, List<Mixer.Info> mixers) throws IOException {
        if (speaker == null) {
            return null;
        }
        return mixers.stream()
                .filter(mixer -> mixer.getName().equals(speaker.name()))
                .findFirst()
                .orElseThrow(() -> new IOException("no mixer is called " + speaker.name()));
    }

    @Override
    public void write(byte[] samples, int from, int length) {
        int unused = line.write(samples, from, length);
    }

    @Override
    public void drain() {
        line.drain();
    }

    @Override
    public void close() {
        line.close();
    }
}
