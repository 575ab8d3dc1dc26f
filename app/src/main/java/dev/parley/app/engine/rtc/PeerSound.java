package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of a peer as it is played, also where it is not heard here. It comes only while there is a speaker, since it is
 * the speaker that asks for it. Made and closed by the engine thread.
 */
final class PeerSound implements AudioTrackSink, AutoCloseable {
    /** Called on the thread of the speaker, which must not be held up. */
    interface Listener {
        /**
         * 10 ms of sound.
         *
         * @param samples 16 bits each, little-endian; of all channels in turn
         */
        void heard(byte[] samples, int rate, int channels, int frames);
    }

    private static final Logger LOG = LoggerFactory.getLogger(PeerSound.class);

    /** The same object takes the sink off as put it on; the library gives out another each time. */
    private final AudioTrack track;

    private final Listener listener;
    /** The speaker's thread's own: one log entry for a row of failures. */
    private boolean failing;

    PeerSound(AudioTrack track, Listener listener) {
        this.track = track;
        this.listener = listener;
        track.addSink(this);
    }

    @Override
    public void onData(byte[] data, int bitsPerSample, int sampleRate, int channels, int frames) {
        // What leaves this method would end the process.
        try {
            if (bitsPerSample == 16) {
                listener.heard(data, sampleRate, channels, frames);
            }
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                failing = true;
                LOG.error("the sound of a peer could not be handed on", e);
            }
        }
    }

    @Override
    public void close() {
        track.removeSink(this);
    }
}
