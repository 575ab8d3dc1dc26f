package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.app.engine.api.constraints.CropAndScale;
import dev.parley.app.engine.api.constraints.VideoCandidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of a camera's pictures those of a size, or of a rate, that it lacks: crops, scales down, leaves out. Its own track
 * is never made smaller by the encoder, so a camera's own is better wherever it will do.
 *
 * <p>Started and stopped by the engine thread; pictures come on a thread of the camera.
 */
final class ResizedVideo implements VideoTrackSink {
    private static final Logger LOG = LoggerFactory.getLogger(ResizedVideo.class);

    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack track;
    /** Engine thread; null while stopped. */
    private VideoTrack from;
    /** Written before the sink is added. */
    private volatile VideoCandidate wanted;
    /** The camera's thread: which pictures go on. */
    private RateLimit rate;
    /** The camera's thread: one log entry for a row of failures. */
    private boolean failing;

    ResizedVideo(PeerConnectionFactory factory) {
        track = factory.createVideoTrack("resized", source);
    }

    VideoTrack track() {
        return track;
    }

    /** Takes the pictures of {@code camera} from now on. */
    void start(VideoTrack camera, VideoCandidate candidate) {
        stop();
        wanted = candidate;
        from = camera;
        from.addSink(this);
    }

    /** None is taken after this. */
    void stop() {
        if (from != null) {
            from.removeSink(this);
            from = null;
        }
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            VideoCandidate now = wanted;
            if (rate == null || rate.rate() != now.settings().frameRate()) {
                rate = new RateLimit(now.settings().frameRate());
            }
            if (now.settings().frameRate() >= now.mode().frameRate() || rate.takes(frame.timestampNs)) {
                push(frame, now);
            }
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                failing = true;
                LOG.error("a picture could not be resized", e);
            }
        } finally {
            frame.release();
        }
    }

    private void push(VideoFrame frame, VideoCandidate to) {
        VideoFrameBuffer picture = frame.buffer;
        int width = to.settings().width();
        int height = to.settings().height();
        // The same size gives a view that holds no reference of its own: its release would be one too many.
        if (picture.getWidth() == width && picture.getHeight() == height) {
            source.pushFrame(frame);
            return;
        }
        // A camera may open in another mode than it was asked for.
        int most = Math.min(width, picture.getWidth());
        CropAndScale crop =
                CropAndScale.of(picture.getWidth(), picture.getHeight(), most, Math.min(height, picture.getHeight()));
        VideoFrameBuffer resized = picture.cropAndScale(
                crop.x(), crop.y(), crop.cropWidth(), crop.cropHeight(), crop.width(), crop.height());
        try {
            source.pushFrame(new VideoFrame(resized, frame.rotation, frame.timestampNs));
        } finally {
            resized.release();
        }
    }
}
