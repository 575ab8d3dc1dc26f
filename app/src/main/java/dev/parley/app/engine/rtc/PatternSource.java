package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moving test pattern as a video track, 1280 x 720 at 30 pictures a second. One for the life of the process. Owned by
 * the engine thread; the pictures are drawn and pushed on a thread of its own, {@code pattern}, while it runs.
 */
final class PatternSource {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int RATE = 30;
    // The encoder still reads a picture while the next one is drawn.
    private static final int RING = 4;
    private static final int WARM_UP = 60;
    private static final Logger LOG = LoggerFactory.getLogger(PatternSource.class);

    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack track;
    private final FutureTask<Studio> studio = new FutureTask<>(Studio::new);
    private final Object lock = new Object();
    /** Engine thread; null while stopped. */
    private Painter painter;

    PatternSource(PeerConnectionFactory factory) {
        track = factory.createVideoTrack("pattern", source);
        Thread unused = Thread.ofPlatform().name("pattern-studio").daemon().start(studio);
    }

    VideoTrack track() {
        return track;
    }

    void start() {
        if (painter == null) {
            painter = new Painter();
            Thread.ofPlatform().name("pattern").daemon().start(painter);
        }
    }

    /** Waits for the picture that is being drawn, if any; none is pushed after this. */
    void stop() {
        if (painter != null) {
            synchronized (lock) {
                painter.stopped = true;
            }
            painter = null;
        }
    }

    /** The pictures and the brush, which are made once, off the engine thread, and used by one painter at a time. */
    private static final class Studio {
        private final PatternPicture picture = new PatternPicture(WIDTH, HEIGHT);
        private final NativeI420Buffer[] ring = new NativeI420Buffer[RING];
        private final PatternPicture.Canvas[] canvases = new PatternPicture.Canvas[RING];

        Studio() {
            for (int i = 0; i < RING; i++) {
                NativeI420Buffer b = NativeI420Buffer.allocate(WIDTH, HEIGHT);
                ring[i] = b;
                canvases[i] = picture.prepare(
                        b.getDataY(), b.getStrideY(), b.getDataU(), b.getStrideU(), b.getDataV(), b.getStrideV());
            }
            // So that the first picture of a call is not chosen and drawn by code that was never run.
            LocalVideo.warmUp();
            for (int n = 0; n < WARM_UP; n++) {
                draw(n, 0);
            }
        }

        VideoFrame draw(int n, long nowNs) {
            int slot = n % RING;
            int dayMs = LocalTime.now(ZoneId.systemDefault()).get(ChronoField.MILLI_OF_DAY);
            picture.draw(canvases[slot], nowNs / 1_000_000, dayMs, n);
            return new VideoFrame(ring[slot], nowNs);
        }
    }

    private final class Painter implements Runnable {
        /** Guarded by {@link PatternSource#lock}. */
        private boolean stopped;

        @Override
        public void run() {
            try {
                Studio tools = studio.get();
                long start = System.nanoTime();
                for (int n = 0; ; n++) {
                    synchronized (lock) {
                        if (stopped) {
                            return;
                        }
                        source.pushFrame(tools.draw(n, System.nanoTime()));
                    }
                    long next = start + (n + 1) * 1_000_000_000L / RATE;
                    if (next < System.nanoTime() - 1_000_000_000L) {
                        // The machine slept: no point in catching up.
                        start = System.nanoTime() - (n + 1) * 1_000_000_000L / RATE;
                    }
                    for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                }
            } catch (Throwable e) {
                LOG.error("the test pattern ended", e);
            }
        }
    }
}
