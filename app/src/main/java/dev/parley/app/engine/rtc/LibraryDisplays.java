package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.desktop.DesktopCapturer;
import dev.onvoid.webrtc.media.video.desktop.DesktopSource;
import dev.onvoid.webrtc.media.video.desktop.ScreenCapturer;
import dev.onvoid.webrtc.media.video.desktop.WindowCapturer;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.Displays;
import dev.parley.app.engine.screen.Sink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Screens and windows by webrtc-java's own capture, on Windows and macOS. Never on Linux, where its lists end the process.
 * The library is called on the engine thread, whoever asks; that thread may not {@link #list}.
 *
 * <p>The library tells no sizes and no programs' names, and leaves minimised windows out; it always draws the pointer
 * into what is shared.
 */
final class LibraryDisplays implements Displays {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryDisplays.class);
    private static final Duration LIST_DEADLINE = Duration.ofSeconds(2);
    // A picture of a window takes some 10 ms of the engine thread, which has more to do.
    private static final Duration THUMBNAIL_PERIOD = Duration.ofMillis(50);
    private static final String SCREEN = "screen:";
    private static final String WINDOW = "window:";

    private record Request(String id, int width, int height, Sink sink) {}

    private final EngineThread thread;
    private final PeerConnectionFactory factory;
    private final LongPredicate ownWindow;
    private final List<LibraryCapture> captures = new ArrayList<>();
    private final Deque<Request> requests = new ArrayDeque<>();
    /** Engine thread, as all here. Null before the first use. */
    private DesktopCapturer screens;

    private DesktopCapturer windows;
    /** The picture that the capturers have just made; null where they made none. */
    private VideoFrame captured;

    private boolean drawing;
    private boolean closed;

    /** @param ownWindow whether the window that the system knows by this number is one of this program */
    LibraryDisplays(EngineThread thread, PeerConnectionFactory factory, LongPredicate ownWindow) {
        this.thread = thread;
        this.factory = factory;
        this.ownWindow = ownWindow;
    }

    @Override
    public boolean picksItself() {
        return false;
    }

    @Override
    public List<DisplaySource> list() {
        CompletableFuture<List<DisplaySource>> listed = new CompletableFuture<>();
        thread.post(() -> {
            try {
                listed.complete(closed ? List.of() : listNow());
            } catch (Throwable e) {
                // The library throws java.lang.Error.
                listed.completeExceptionally(e);
            }
        });
        try {
            return listed.get(LIST_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("screens cannot be listed: {}", e.toString());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public Capture open(DisplaySource source, DisplayOptions options, Sink sink) {
        LibraryCapture capture = new LibraryCapture(thread, factory, this::isListed, source, options, sink);
        thread.post(() -> {
            captures.removeIf(LibraryCapture::isOver);
            captures.add(capture);
            capture.start();
        });
        return capture;
    }

    @Override
    public void thumbnail(String id, int width, int height, Sink sink) {
        thread.post(() -> {
            requests.add(new Request(id, width, height, sink));
            if (!drawing) {
                draw();
            }
        });
    }

    /** Engine thread. */
    @Override
    public void close() {
        closed = true;
        requests.clear();
        captures.forEach(LibraryCapture::end);
        captures.clear();
        if (screens != null) {
            screens.dispose();
            windows.dispose();
            screens = null;
            windows = null;
        }
    }

    /** The number of a source in the library's lists. */
    static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf(':') + 1));
    }

    static boolean isWindow(String id) {
        return id.startsWith(WINDOW);
    }

    private boolean isListed(String id) {
        capturers();
        long number = number(id);
        return (isWindow(id) ? windows : screens).getDesktopSources().stream().anyMatch(source -> source.id == number);
    }

    private List<DisplaySource> listNow() {
        capturers();
        List<DisplaySource> all = new ArrayList<>();
        for (DesktopSource screen : screens.getDesktopSources()) {
            String title = screen.title.isEmpty() ? "Screen " + (all.size() + 1) : screen.title;
            all.add(new DisplaySource(SCREEN + screen.id, Surface.MONITOR, title, "", 0, 0, false, false, ""));
        }
        for (DesktopSource window : windows.getDesktopSources()) {
            boolean own = ownWindow.test(window.id);
            all.add(new DisplaySource(WINDOW + window.id, Surface.WINDOW, window.title, "", 0, 0, own, false, ""));
        }
        return all;
    }

    private void capturers() {
        if (screens == null) {
            screens = new ScreenCapturer();
            windows = new WindowCapturer();
            // More than once leaks what was given before.
            screens.start((result, frame) -> captured(frame));
            windows.start((result, frame) -> captured(frame));
        }
    }

    // Called by captureFrame, on its thread.
    private void captured(VideoFrame frame) {
        if (captured != null) {
            captured.release();
        }
        captured = frame;
    }

    private void draw() {
        drawing = !closed && !requests.isEmpty();
        if (drawing) {
            draw(requests.remove());
            var unused = thread.after(THUMBNAIL_PERIOD, this::draw);
        }
    }

    private void draw(Request request) {
        try {
            capturers();
            DesktopCapturer capturer = isWindow(request.id()) ? windows : screens;
            capturer.selectSource(new DesktopSource("", number(request.id())));
            capturer.captureFrame();
        } catch (Throwable e) {
            LOG.debug("no picture of {}", request.id(), e);
            request.sink().ended(isWindow(request.id()) ? "window-closed" : "monitor-gone", e.toString());
            return;
        }
        VideoFrame frame = captured;
        captured = null;
        if (frame == null) {
            request.sink().waiting("minimised");
            return;
        }
        try {
            draw(frame.buffer, request);
        } catch (Exception e) {
            request.sink().ended("failed", e.toString());
        } finally {
            frame.release();
        }
    }

    private static void draw(VideoFrameBuffer picture, Request request) throws Exception {
        int w = picture.getWidth();
        int h = picture.getHeight();
        double fit = Math.min(1, Math.min((double) request.width() / w, (double) request.height() / h));
        int width = Math.max(1, (int) (w * fit));
        int height = Math.max(1, (int) (h * fit));
        if (width == w && height == h) {
            publish(picture, request.sink());
            return;
        }
        VideoFrameBuffer scaled = picture.cropAndScale(0, 0, w, h, width, height);
        try {
            publish(scaled, request.sink());
        } finally {
            scaled.release();
        }
    }

    private static void publish(VideoFrameBuffer picture, Sink sink) throws Exception {
        ByteBuffer bgra = ByteBuffer.allocateDirect(4 * picture.getWidth() * picture.getHeight());
        VideoBufferConverter.convertFromI420(picture, bgra, FourCC.ARGB);
        sink.live();
        sink.picture(bgra, picture.getWidth(), picture.getHeight(), System.nanoTime());
    }
}
