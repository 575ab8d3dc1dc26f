package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import dev.parley.app.engine.api.SoundProcessing;
import dev.parley.app.engine.devices.SoundInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes the sound of a {@link MicrophoneTap} what others would hear of it. Echo is not among it, since nothing is played
 * meanwhile. Engine thread only.
 */
final class TapProcessing {
    /** The library works on 10 ms. */
    private static final int PIECE = MicrophoneTap.BLOCK / 2;

    private final AudioProcessing processing = new AudioProcessing();
    private final AudioProcessingStreamConfig format = new AudioProcessingStreamConfig(SoundInput.RATE, 1);
    private final byte[] in = new byte[2 * PIECE];
    private final byte[] out = new byte[2 * PIECE];

    TapProcessing(SoundProcessing wanted) {
        want(wanted);
    }

    void want(SoundProcessing wanted) {
        processing.applyConfig(Processing.config(wanted));
    }

    /** Processes 20 ms in place. */
    void process(short[] block) {
        for (int at = 0; at < block.length; at += PIECE) {
            ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(block, at, PIECE);
            if (processing.processStream(in, format, format, out) == 0) {
                ByteBuffer.wrap(out)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(block, at, PIECE);
            }
        }
    }

    void dispose() {
        processing.dispose();
    }
}
