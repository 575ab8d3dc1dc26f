package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
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

    /** Gets every picture, on the frame thread, which it must not hold up; the picture is its own only meanwhile. */
    interface Reader {
        void picture(VideoFrame frame);
    }

    private static final Logger LOG = LoggerFactory.getLogger(PictureTap.class);
    private static final long LOOK_MS = 500;

    private final FirstPicture first;
    /** Written by the engine thread, read by frame threads; never changed in place. */
    private volatile List<Surface> surfaces = List.of();
    /** As the surfaces. */
    private volatile List<Reader> readers = List.of();
    /** The frame thread's own; written once. */
    private volatile boolean seen;
    /** When the last picture came, ms; 0 before the first. Written by frame threads. */
    private volatile long lastPicture;
    /** Since when all pictures are black, ms; 0 while they are not. Written by frame threads. */
    private volatile long darkSince;
    /** The frame thread's own: when it was last looked whether they are, ms. */
    private long lookedAt;
    /** The frame thread's own: one log entry for a row of failures. */
    private boolean failing;
    /** Whether it listens even if nobody looks. Written by the engine thread. */
    private volatile boolean kept;
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
        darkSince = 0;
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

    /** Whether all pictures of at least the last {@code ms} were black. Only while {@linkplain #keep kept}. */
    boolean isDark(long ms) {
        long since = darkSince;
        return since != 0 && Clock.now() - since >= ms;
    }

    /** Engine thread: whether it has a track. */
    boolean listens() {
        return source != null;
    }

    /** Engine thread: looks whether the sink has to be on the track; also after the first picture. */
    void update() {
        VideoTrack wanted = surfaces.isEmpty() && readers.isEmpty() && seen && !kept ? null : source;
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

    /** Engine thread. */
    void add(Reader reader) {
        List<Reader> changed = new ArrayList<>(readers);
        changed.add(reader);
        readers = List.copyOf(changed);
        update();
    }

    /** Engine thread. One picture may still be on its way to the reader. */
    void remove(Reader reader) {
        List<Reader> changed = new ArrayList<>(readers);
        changed.remove(reader);
        readers = List.copyOf(changed);
        update();
    }

    private void lookForLight(VideoFrameBuffer picture) {
        long now = Clock.now();
        if (kept && now - lookedAt >= LOOK_MS) {
            lookedAt = now;
            darkSince = !Darkness.isIn(picture) ? 0 : darkSince == 0 ? now : darkSince;
        }
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            lastPicture = Clock.now();
            if (!seen) {
                seen = true;
                first.decoded(Clock.now(), frame.buffer.getWidth(), frame.buffer.getHeight());
            }
            lookForLight(frame.buffer);
            for (Surface surface : surfaces) {
                surface.draw(frame.buffer);
            }
            for (Reader reader : readers) {
                reader.picture(frame);
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
