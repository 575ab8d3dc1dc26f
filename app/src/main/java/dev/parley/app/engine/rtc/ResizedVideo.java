package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
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
        int across = picture.getWidth();
        int down = picture.getHeight();
        int width = Math.min(to.settings().width(), across);
        int height = Math.min(to.settings().height(), down);
        if (across == width && down == height) {
            source.pushFrame(frame);
            return;
        }
        CropAndScale crop = CropAndScale.of(across, down, width, height);
        VideoFrameBuffer resized = resize(picture, crop);
        try {
            source.pushFrame(new VideoFrame(resized, frame.rotation, frame.timestampNs));
        } finally {
            resized.release();
        }
    }

    // Where nothing is scaled the library gives a view of the same picture, which holds no reference of its own, so
    // that it
    // must not be released, and has no native object, so that pushing it ends the process.
    private static VideoFrameBuffer resize(VideoFrameBuffer picture, CropAndScale crop) {
        VideoFrameBuffer resized = picture.cropAndScale(
                crop.x(), crop.y(), crop.cropWidth(), crop.cropHeight(), crop.width(), crop.height());
        return crop.isUnscaled() ? ((NativeI420Buffer) resized).copy() : resized;
    }
}
