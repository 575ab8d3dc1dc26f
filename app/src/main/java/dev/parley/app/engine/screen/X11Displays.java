package dev.parley.app.engine.screen;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Screens and windows of an X server. One thread, {@code screen}, has the connection: it sleeps until the server says that
 * something was drawn, a picture is due or one of the public methods wants something. A server that ends, ends the captures
 * and nothing else.
 */
public final class X11Displays implements Displays {
    private static final Logger LOG = LoggerFactory.getLogger(X11Displays.class);
    private static final long LONGEST_SLEEP = 3_600_000_000_000L;
    private static final int ANSWER_SECONDS = 5;
    private static final String LOST = "the X server has ended the connection";

    private interface Work {
        void run() throws IOException;
    }

    private final Posix posix;
    private final X11Session session;
    private final int wake;
    private final Thread thread = new Thread(this::run, "screen");
    // Guarded by itself, as is whether it is open.
    private final Queue<Work> queue = new ArrayDeque<>();
    private boolean open = true;

    private X11Displays(Posix posix, X11Session session) {
        this.posix = posix;
        this.session = session;
        wake = posix.newSignal();
        thread.setDaemon(true);
    }

    /**
     * Connects, and waits for that.
     *
     * @param display as in {@code DISPLAY}
     * @param own whether a process, by its number, is one of this program, so that its windows aren't shown by accident
     * @throws DisplayException {@code no-x11} if there is no such server, {@code failed} if it can't do what is needed
     */
    public static X11Displays connect(String display, LongPredicate own) throws DisplayException {
        Posix posix = new Posix();
        Xcb xcb = new Xcb(display, posix);
        try {
            X11Displays displays = new X11Displays(posix, new X11Session(new XServer(xcb), posix, own));
            displays.thread.start();
            return displays;
        } catch (IOException e) {
            xcb.close();
            throw new DisplayException("no-x11", LOST);
        } catch (DisplayException e) {
            xcb.close();
            throw e;
        }
    }

    @Override
    public boolean picksItself() {
        return false;
    }

    @Override
    public List<DisplaySource> list() {
        CompletableFuture<List<DisplaySource>> answer = new CompletableFuture<>();
        boolean asked = post(() -> {
            try {
                answer.complete(sources());
            } finally {
                answer.complete(List.of());
            }
        });
        if (!asked) {
            return List.of();
        }
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the X server doesn't answer");
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<DisplaySource> sources() throws IOException {
        List<DisplaySource> sources = new ArrayList<>();
        for (Monitors.Monitor one : session.monitors().list()) {
            Area area = one.area();
            String id = X11Target.monitorId(one.name());
            sources.add(new DisplaySource(
                    id, Surface.MONITOR, one.name(), "", area.width(), area.height(), false, false, ""));
        }
        if (session.server().composite() != null) {
            sources.addAll(session.windows().list());
        }
        return List.copyOf(sources);
    }

    @Override
    public Capture open(DisplaySource source, DisplayOptions options, Sink sink) {
        Objects.requireNonNull(source);
        Objects.requireNonNull(options);
        X11Capture capture = new X11Capture(session, this::postQuietly, options, sink);
        postQuietly(() -> {
            if (session.server().xcb().isLost()) {
                capture.end("failed", LOST);
            } else {
                capture.start(source);
                session.captures().add(capture);
            }
        });
        return capture;
    }

    @Override
    public void thumbnail(String id, int width, int height, Sink sink) {
        postQuietly(() -> session.thumbnails().add(id, width, height, sink));
    }

    @Override
    public void close() {
        synchronized (queue) {
            if (open) {
                open = false;
                posix.signal(wake);
            }
        }
        if (Thread.currentThread() != thread) {
            try {
                // A server that hangs keeps the thread, which ends with the process.
                boolean unused = thread.join(Duration.ofSeconds(ANSWER_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // Nothing comes of it after the end, as is right for what was asked of captures that are closed.
    private void postQuietly(Runnable work) {
        boolean unused = post(work::run);
    }

    // Whether it will be done.
    private boolean post(Work work) {
        synchronized (queue) {
            if (open) {
                queue.add(work);
                posix.signal(wake);
            }
            return open;
        }
    }

    private void run() {
        try {
            while (workOff()) {
                boolean quiet = !session.drain();
                long now = System.nanoTime();
                long due = turn(now);
                // An event that came with the replies is not in the socket any more.
                if (quiet && !session.drain()) {
                    session.server().xcb().flush();
                    boolean lost = session.server().xcb().isLost();
                    posix.await(wake, lost ? -1 : session.server().xcb().descriptor(), Math.max(0, due - now));
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the screen's thread ends", e);
            attempt(this::lose);
        } finally {
            session.captures().forEach(X11Capture::stop);
            session.close();
            // Whoever asks for something later must not find the descriptor of another file under this number.
            synchronized (queue) {
                open = false;
                queue.clear();
                posix.close(wake);
            }
        }
    }

    // Does what was asked for; false at the end.
    private boolean workOff() {
        posix.clearSignal(wake);
        while (true) {
            Work work;
            synchronized (queue) {
                work = queue.poll();
                if (work == null) {
                    return open;
                }
            }
            attempt(work);
        }
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            lose();
        } catch (RuntimeException e) {
            LOG.error("on the screen's thread", e);
        }
    }

    // When the next turn is due.
    private long turn(long now) {
        if (session.server().xcb().isLost()) {
            lose();
        }
        attempt(() -> session.thumbnails().turn(now));
        long due = Math.min(now + LONGEST_SLEEP, session.thumbnails().due(now));
        for (X11Capture capture : List.copyOf(session.captures())) {
            try {
                capture.turn(now);
                due = Math.min(due, capture.due(now));
            } catch (IOException e) {
                lose();
            } catch (RuntimeException e) {
                LOG.error("while capturing", e);
                capture.end("failed", String.valueOf(e.getMessage()));
            }
        }
        session.captures().removeIf(X11Capture::isEnded);
        return due;
    }

    private void lose() {
        session.captures().forEach(capture -> capture.end("failed", LOST));
        session.thumbnails().fail(LOST);
    }
}
