package dev.parley.app.engine.devices;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** The system's own choice of a microphone. */
final class JavaInput implements SoundInput {
    private final TargetDataLine line;

    JavaInput() throws IOException {
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try {
            line = AudioSystem.getTargetDataLine(format);
            line.open(format, RATE / 10 * 2);
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new IOException(e);
        }
        line.start();
    }

    @Override
    public void read(byte[] samples) throws IOException {
        if (line.read(samples, 0, samples.length) < samples.length) {
            throw new IOException("the microphone ended");
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
