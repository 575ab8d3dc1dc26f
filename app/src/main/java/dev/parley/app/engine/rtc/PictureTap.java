package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one sink of a video track, which all surfaces of that track share: the library copies each picture for each sink.
 * It is on the track only while somebody looks or waits for the first picture.
 */
final class PictureTap implements VideoTrackSink {
    /** Called on the frame thread; must be quick. */
    interface FirstPicture {
        void decoded(long t, int width, int height);
    }

    private static final Logger LOG = LoggerFactory.getLogger(PictureTap.class);

    private final FirstPicture first;
    /** Written by the engine thread, read by frame threads; never changed in place. */
    private volatile List<Surface> surfaces = List.of();
    /** The frame thread's own; written once. */
    private volatile boolean seen;
    /** When the last picture came, ms; 0 before the first. Written by frame threads. */
    private volatile long lastPicture;
    /** The frame thread's own: one log entry for a row of failures. */
    private boolean failing;
    /** Engine thread: whether it listens even if nobody looks. */
    private boolean kept;
    /** Engine thread: the track this sink is on, or null. */
    private VideoTrack track;
    /** Engine thread: the track to listen to while somebody looks, or null. */
    private VideoTrack source;

    /** A tap that also tells of the first picture; {@code first} may be null. */
    PictureTap(FirstPicture first) {
        this.first = first;
        this.seen = first == null;
    }

    /** Engine thread: listens to this track from now on; null for none. */
    void source(VideoTrack newSource) {
        source = newSource;
        update();
    }

    /** Engine thread: whether to listen even if nobody looks. */
    void keep(boolean on) {
        kept = on;
        update();
    }

    /** When the last picture came, ms of the monotonic clock. */
    long lastPicture() {
        return lastPicture;
    }

    /** Engine thread: whether it has a track. */
    boolean listens() {
        return source != null;
    }

    /** Engine thread: looks whether the sink has to be on the track; also after the first picture. */
    void update() {
        VideoTrack wanted = surfaces.isEmpty() && seen && !kept ? null : source;
        if (wanted != track) {
            if (track != null) {
                track.removeSink(this);
            }
            track = wanted;
            if (track != null) {
                track.addSink(this);
            }
        }
    }

    /** Engine thread. */
    void add(Surface surface) {
        List<Surface> changed = new ArrayList<>(surfaces);
        changed.add(surface);
        surfaces = List.copyOf(changed);
        update();
    }

    /** Engine thread. */
    void remove(Surface surface) {
        List<Surface> changed = new ArrayList<>(surfaces);
        changed.remove(surface);
        surfaces = List.copyOf(changed);
        update();
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            lastPicture = Clock.now();
            if (!seen) {
                seen = true;
                first.decoded(Clock.now(), frame.buffer.getWidth(), frame.buffer.getHeight());
            }
            for (Surface surface : surfaces) {
                surface.draw(frame.buffer);
            }
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                failing = true;
                LOG.error("a picture could not be drawn", e);
            }
        } finally {
            frame.release();
        }
    }
}
