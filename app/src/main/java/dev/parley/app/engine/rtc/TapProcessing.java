package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.devices.SoundInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes the sound of a {@link MicrophoneTap} what others would hear of it. Of the speaker's sound nothing is left in it
 * where {@linkplain #played that is told}. Any thread.
 */
final class TapProcessing {
    /** The library works on 10 ms. */
    private static final int PIECE = MicrophoneTap.BLOCK / 2;

    private final AudioProcessing processing = new AudioProcessing();
    private final AudioProcessingStreamConfig format = new AudioProcessingStreamConfig(SoundInput.RATE, 1);
    /** Guarded by this, as all of it. */
    private final byte[] in = new byte[2 * PIECE];

    private final byte[] out = new byte[2 * PIECE];
    private AudioProcessingStreamConfig playedFormat = new AudioProcessingStreamConfig(SoundInput.RATE, 1);
    private byte[] playedOut = new byte[0];
    private boolean disposed;

    TapProcessing(SoundProcessing wanted) {
        want(wanted);
    }

    synchronized void want(SoundProcessing wanted) {
        processing.applyConfig(Processing.config(wanted));
    }

    /** Processes 20 ms in place. */
    synchronized void process(short[] block) {
        if (disposed) {
            return;
        }
        for (int at = 0; at < block.length; at += PIECE) {
            ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(block, at, PIECE);
            // Where nothing is to be done to the sound, the library leaves what it should write as it is.
            System.arraycopy(in, 0, out, 0, in.length);
            if (processing.processStream(in, format, format, out) == 0) {
                ByteBuffer.wrap(out)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(block, at, PIECE);
            }
        }
    }

    /**
     * What the speaker plays, so that its echo is taken out of the microphone's sound.
     *
     * @param samples 10 ms of 16 bits, little-endian
     */
    synchronized void played(byte[] samples, int rate, int channels) {
        if (disposed) {
            return;
        }
        if (playedFormat.sampleRate != rate || playedFormat.channels != channels) {
            playedFormat = new AudioProcessingStreamConfig(rate, channels);
        }
        if (playedOut.length != samples.length) {
            playedOut = new byte[samples.length];
        }
        int unused = processing.processReverseStream(samples, playedFormat, playedFormat, playedOut);
    }

    synchronized void dispose() {
        disposed = true;
        processing.dispose();
    }
}
