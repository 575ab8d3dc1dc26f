package dev.parley.app.engine.devices;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays on the system's own choice of a speaker. */
final class JavaOutput implements SoundOutput {
    private final SourceDataLine line;

    JavaOutput(Wave wave) throws IOException {
        AudioFormat format = new AudioFormat(wave.rate(), 16, wave.channels(), true, false);
        try {
            line = AudioSystem.getSourceDataLine(format);
            line.open(format, wave.rate() / 10 * wave.channels() * 2);
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new IOException(e);
        }
        line.start();
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
