package dev.parley.app.engine.screen.portal;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.Sink;
import dev.parley.app.engine.screen.portal.PipeWireStream.State;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One share under Wayland: what the person picked, as pictures in their time. The {@code screen} thread owns all fields, and
 * tells the sink.
 */
final class PortalCapture implements Capture, Share.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(PortalCapture.class);
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** A still screen sends nothing. */
    private static final long REPEAT_NS = SECOND_NS;

    /** A change of size pauses for a moment too. */
    private static final long PAUSED_NS = SECOND_NS * 7 / 10;

    /** What goes with the session is told by the portal a little later, and better. */
    private static final long REASON_NS = SECOND_NS / 2;

    private final PortalDisplays displays;
    private final Sink sink;
    private final Share share;
    private final Picture picture = new Picture();
    private DisplayOptions options;

    private boolean isPaused;
    private boolean isLive;
    /** Written by the {@code screen} thread alone, and by who closes. */
    private volatile boolean isOver;

    /** When the next picture may be shown, and when the last one was, by {@link System#nanoTime}. */
    private long dueNs;

    private long shownNs;
    /** Whether a picture waits for its time. */
    private boolean isDelivering;

    PortalCapture(PortalDisplays displays, DisplayOptions options, Sink sink) {
        this.displays = displays;
        this.options = options;
        this.sink = sink;
        this.share = new Share(displays, options.cursor(), this);
    }

    /** As {@link Share#start}. */
    void start(boolean remembered) {
        run(() -> share.start(remembered));
    }

    /** Its pointer stays as it was when the person picked: it is a property of the session. */
    @Override
    public void options(DisplayOptions other) {
        run(() -> options = other);
    }

    @Override
    public void pause(boolean paused) {
        run(() -> {
            if (isPaused == paused) {
                return;
            }
            isPaused = paused;
            share.setActive(!paused);
            if (!paused && isLive) {
                show();
                // What is paused itself brings no change of the state.
                later(this::paused, PAUSED_NS);
            }
        });
    }

    @Override
    public void close() {
        isOver = true;
        if (displays.isOnScreenThread()) {
            leave();
            return;
        }
        try {
            displays.screen().submit(this::leave).get();
        } catch (RejectedExecutionException | CancellationException e) {
            // All was closed before.
            LOG.trace("closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.error("a share did not end well", e);
        }
    }

    private void run(Runnable action) {
        later(action, 0);
    }

    private void later(Runnable action, long delayNs) {
        Runnable guarded = () -> {
            try {
                if (!isOver) {
                    action.run();
                }
            } catch (RuntimeException | Error e) {
                LOG.error("a share failed", e);
                ended("failed", e.toString());
            }
        };
        try {
            var unused = displays.screen().schedule(guarded, delayNs, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // All was closed before.
            LOG.trace("closed", e);
        }
    }

    @Override
    public void picked() {
        if (isPaused) {
            share.setActive(false);
        }
        later(this::late, displays.patience().toNanos());
    }

    private void late() {
        if (!picture.isEmpty() || isPaused) {
            return;
        }
        switch (share.stage()) {
            case ABSENT -> ended("failed", "the source is gone");
            case UNREADABLE -> ended("failed", "its pictures can't be read");
            // Nobody connects the nodes.
            case APART -> ended("no-pipewire", PipeWireStream.SERVER);
            case AGREED -> waiting();
        }
    }

    @Override
    public void arrived() {
        if (!isPaused && !isDelivering) {
            long now = System.nanoTime();
            long wait = dueNs - now;
            // One that comes a little early is the one that was meant.
            if (wait > periodNs() / 4) {
                isDelivering = true;
                later(this::deliver, wait);
            } else {
                deliver();
            }
        }
    }

    private long periodNs() {
        return SECOND_NS / options.contentHint().framesPerSecond();
    }

    /** Takes the newest picture: those that came before it in the same period are never copied. */
    private void deliver() {
        isDelivering = false;
        if (isPaused || !share.take(picture)) {
            return;
        }
        long now = System.nanoTime();
        dueNs = Math.max(dueNs, now - periodNs()) + periodNs();
        live();
        show();
    }

    private void live() {
        if (!isLive) {
            isLive = true;
            sink.live();
        }
    }

    private void show() {
        boolean first = shownNs == 0;
        shownNs = Math.max(System.nanoTime(), shownNs + 1);
        sink.picture(picture.bgra(), picture.width(), picture.height(), shownNs);
        if (first) {
            later(this::repeat, REPEAT_NS);
        }
    }

    private void repeat() {
        long since = System.nanoTime() - shownNs;
        if (since >= REPEAT_NS && isLive && !isPaused && !isDelivering) {
            show();
            since = 0;
        }
        later(this::repeat, since >= REPEAT_NS ? REPEAT_NS : REPEAT_NS - since);
    }

    @Override
    public void changed(String error) {
        switch (share.state()) {
            case CONNECTING -> {
                // As it begins.
            }
            case PAUSED -> later(this::paused, PAUSED_NS);
            case STREAMING -> {
                // While nothing changes on the screen no picture comes.
                if (!isPaused && !isLive && !picture.isEmpty()) {
                    live();
                    show();
                }
            }
            case ERROR, UNCONNECTED ->
                later(() -> ended("failed", error.isEmpty() ? "PipeWire ended it" : "PipeWire: " + error), REASON_NS);
        }
    }

    private void paused() {
        if (share.state() == State.PAUSED && !isPaused && isLive) {
            isLive = false;
            waiting();
        }
    }

    private void waiting() {
        // Which of them it is the system doesn't say; these are the ones that happen.
        sink.waiting(share.surface() == Surface.WINDOW ? "minimised" : "locked");
    }

    @Override
    public void gone() {
        later(() -> ended(share.surface() == Surface.WINDOW ? "window-closed" : "monitor-gone", ""), REASON_NS);
    }

    @Override
    public void ended(String why, String detail) {
        if (!isOver) {
            isOver = true;
            leave();
            sink.ended(why, detail);
        }
    }

    private void leave() {
        displays.over(this);
        share.close();
    }
}
