package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.Sink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One share of {@link LibraryDisplays}. What may be called by any thread goes on on the engine thread; the sink gets its
 * pictures on the library's own thread, everything else on the engine thread, and never two things at once.
 *
 * <p>The library says nothing when a source is gone, minimised or locked, so that is read off its list and off the pictures:
 *
 * <pre>
 *                    pictures come      none come
 *  in the list       live               waiting: locked
 *  not in the list   waiting:           ended
 *                    minimised
 * </pre>
 */
final class LibraryCapture implements Capture, VideoTrackSink {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryCapture.class);
    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);
    private static final long STALLED_MS = 2500;
    /** The library rests for the time of one picture after each, so it is asked for more than are wanted. */
    private static final double MORE = 1.5;

    private final EngineThread thread;
    private final Predicate<String> listed;
    private final DisplaySource source;
    private final Sink sink;
    private final VideoDesktopSource desktop;
    private final VideoTrack track;
    private final Object lock = new Object();
    /** Engine thread. */
    private DisplayOptions options;
    /** Engine thread. */
    private boolean paused;
    /** Engine thread. */
    private Future<?> watching = CompletableFuture.completedFuture(null);
    /** Engine thread. */
    private boolean disposed;
    /** Engine thread: since when pictures are awaited, ms. */
    private long startedAt;
    /** When the last picture came, ms. */
    private volatile long lastPicture;

    private volatile RateLimit rate;
    /** Guarded by {@link #lock}: nothing is told any more. */
    private boolean over;
    /** Guarded by {@link #lock}: why there are no pictures; empty while there are, null before the first. */
    private String waiting;
    /** The library's thread: the picture that the sink is given. */
    private ByteBuffer bgra = ByteBuffer.allocateDirect(0);
    /** The library's thread: one log entry for a row of failures. */
    private boolean failing;

    /** @param listed whether a source of this name is in the library's list; engine thread */
    LibraryCapture(
            EngineThread thread,
            PeerConnectionFactory factory,
            Predicate<String> listed,
            DisplaySource source,
            DisplayOptions options,
            Sink sink) {
        this.thread = thread;
        this.listed = listed;
        this.source = source;
        this.options = options;
        this.sink = sink;
        this.desktop = new VideoDesktopSource();
        this.track = factory.createVideoTrack("desktop", desktop);
    }

    /** Engine thread. */
    void start() {
        if (isOver()) {
            return;
        }
        track.addSink(this);
        run();
        watching = thread.every(WATCH_PERIOD, this::watch);
    }

    /** Whether the sink hears nothing any more. */
    boolean isOver() {
        synchronized (lock) {
            return over;
        }
    }

    @Override
    public void options(DisplayOptions newOptions) {
        thread.post(() -> {
            options = newOptions;
            restart();
        });
    }

    @Override
    public void pause(boolean on) {
        thread.post(() -> {
            if (paused != on && !isOver()) {
                paused = on;
                desktop.stop();
                if (!paused) {
                    run();
                }
            }
        });
    }

    @Override
    public void close() {
        synchronized (lock) {
            over = true;
        }
        thread.post(this::end);
    }

    /** Engine thread. */
    void end() {
        synchronized (lock) {
            over = true;
        }
        if (!disposed) {
            disposed = true;
            watching.cancel(false);
            desktop.stop();
            track.removeSink(this);
            track.dispose();
            desktop.dispose();
        }
    }

    private void restart() {
        if (!paused && !isOver()) {
            desktop.stop();
            run();
        }
    }

    private void run() {
        int fps = options.contentHint().framesPerSecond();
        rate = new RateLimit(fps);
        startedAt = Clock.now();
        desktop.setSourceId(LibraryDisplays.number(source.id()), LibraryDisplays.isWindow(source.id()));
        desktop.setFrameRate((int) (fps * MORE));
        desktop.start();
    }

    private void watch() {
        if (paused) {
            return;
        }
        boolean there = listed.test(source.id());
        boolean come = Clock.now() - Math.max(lastPicture, startedAt) < STALLED_MS;
        synchronized (lock) {
            if (over) {
                return;
            }
            if (!there && !come) {
                over = true;
                sink.ended(LibraryDisplays.isWindow(source.id()) ? "window-closed" : "monitor-gone", "");
                thread.post(this::end);
            } else if (waiting != null || !come) {
                wait(there && come ? "" : come ? "minimised" : "locked");
            }
        }
    }

    // Under the lock.
    private void wait(String why) {
        if (!why.equals(waiting)) {
            waiting = why;
            if (why.isEmpty()) {
                sink.live();
            } else {
                sink.waiting(why);
            }
        }
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            lastPicture = Clock.now();
            if (rate.takes(frame.timestampNs)) {
                hand(frame.buffer);
            }
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                failing = true;
                LOG.error("a picture of the screen could not be taken", e);
            }
        } finally {
            frame.release();
        }
    }

    private void hand(VideoFrameBuffer picture) throws Exception {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int size = 4 * width * height;
        if (bgra.capacity() < size) {
            bgra = ByteBuffer.allocateDirect(size);
        }
        VideoBufferConverter.convertFromI420(picture, bgra, FourCC.ARGB);
        synchronized (lock) {
            if (over) {
                return;
            }
            // A minimised window goes on as it was last seen.
            if (waiting == null || waiting.equals("locked")) {
                wait("");
            }
            sink.picture(bgra.slice(0, size), width, height, System.nanoTime());
        }
    }
}
