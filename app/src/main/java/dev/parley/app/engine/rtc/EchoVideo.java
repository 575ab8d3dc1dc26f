package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a peer's pictures back to it, with new time stamps: a sender that gets the remote track itself stops as soon as
 * the sender reports correct the clock backwards. Engine thread, but for the pictures.
 */
final class EchoVideo implements VideoTrackSink {
    private static final Logger LOG = LoggerFactory.getLogger(EchoVideo.class);

    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack back;
    private final VideoTrack from;

    EchoVideo(PeerConnectionFactory factory, VideoTrack from) {
        this.back = factory.createVideoTrack("echo", source);
        this.from = from;
        from.addSink(this);
    }

    /** What to send. */
    VideoTrack track() {
        return back;
    }

    /** Takes no more pictures; before the connection is closed. */
    void stop() {
        from.removeSink(this);
    }

    /** Gives back the source; after the connection is closed. */
    void dispose() {
        back.dispose();
        source.dispose();
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            source.pushFrame(frame);
        } catch (Throwable e) {
            LOG.error("a picture was not sent back", e);
        } finally {
            frame.release();
        }
    }
}
