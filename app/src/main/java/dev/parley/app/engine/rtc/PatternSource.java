package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
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
    private static final int RATE = 30;
    // The encoder still reads a picture while the next one is drawn.
    private static final int RING = 4;
    private static final Logger LOG = LoggerFactory.getLogger(PatternSource.class);

    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack track;
    /** Engine thread; null while stopped. */
    private Painter painter;

    PatternSource(PeerConnectionFactory factory) {
        track = factory.createVideoTrack("pattern", source);
    }

    VideoTrack track() {
        return track;
    }

    void start() {
        if (painter == null) {
            painter = new Painter(source);
            Thread.ofPlatform().name("pattern").daemon().start(painter);
        }
    }

    /** Waits for the picture that is being drawn, if any; none is pushed after this. */
    void stop() {
        if (painter != null) {
            painter.stop();
            painter = null;
        }
    }

    private static final class Painter implements Runnable {
        private final CustomVideoSource source;
        private final Object lock = new Object();
        /** Guarded by {@link #lock}. */
        private boolean stopped;

        Painter(CustomVideoSource source) {
            this.source = source;
        }

        void stop() {
            synchronized (lock) {
                stopped = true;
            }
        }

        @Override
        public void run() {
            PatternPicture picture = new PatternPicture(WIDTH, HEIGHT);
            NativeI420Buffer[] ring = new NativeI420Buffer[RING];
            PatternPicture.Canvas[] canvases = new PatternPicture.Canvas[RING];
            for (int i = 0; i < RING; i++) {
                NativeI420Buffer b = NativeI420Buffer.allocate(WIDTH, HEIGHT);
                ring[i] = b;
                canvases[i] = picture.prepare(
                        b.getDataY(), b.getStrideY(), b.getDataU(), b.getStrideU(), b.getDataV(), b.getStrideV());
            }
            try {
                long start = System.nanoTime();
                for (int n = 0; ; n++) {
                    int slot = n % RING;
                    long now = System.nanoTime();
                    picture.draw(
                            canvases[slot],
                            now / 1_000_000,
                            LocalTime.now(ZoneId.systemDefault()).get(ChronoField.MILLI_OF_DAY),
                            n);
                    synchronized (lock) {
                        if (stopped) {
                            return;
                        }
                        source.pushFrame(new VideoFrame(ring[slot], now));
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
            } finally {
                for (NativeI420Buffer buffer : ring) {
                    buffer.release();
                }
            }
        }
    }
}
