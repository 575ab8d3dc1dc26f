package dev.parley.app.engine.screen.portal;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplaySource.Surface;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.Sink;
import dev.parley.app.engine.screen.portal.PipeWireStream.State;
import dev.parley.app.engine.screen.portal.Share.Memory;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One share under Wayland. While the person picks another source the old one goes on, until the first picture of the new
 * one is there.
 *
 * <pre>
 *            picker          first picture
 *  (no share) ────▶ next ─────────────────▶ current ──▶ ended
 *                    ▲                         │
 *                    └── source, or the pointer ┘
 * </pre>
 *
 * The {@code screen} thread owns all fields, and tells the sink.
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

    /** Between the pick and the start of the stream. */
    private static final long START_NS = 10 * SECOND_NS;

    private final PortalDisplays displays;
    private final Sink sink;
    private final Picture picture = new Picture();
    private DisplayOptions options;

    /** Null before its first picture. */
    private Share current;
    /** Null while nothing is picked. */
    private Share next;

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
    }

    /** Shows the picker, or has again what was shared the last time. */
    void start() {
        run(() -> ask(Memory.KEPT));
    }

    @Override
    public void source(DisplaySource other) {
        run(() -> {
            // Where the picker is on the screen, that is the one.
            if (next != null && next.isPicked()) {
                next.close();
                next = null;
            }
            if (next == null) {
                ask(Memory.NONE);
            }
        });
    }

    @Override
    public void options(DisplayOptions other) {
        run(() -> {
            options = other;
            pointer();
        });
    }

    @Override
    public void pause(boolean paused) {
        run(() -> {
            if (isPaused == paused) {
                return;
            }
            isPaused = paused;
            if (current != null) {
                current.setActive(!paused);
                // Also what was picked meanwhile, of which there was no picture yet.
                if (!paused && !picture.isEmpty() && (isLive || shownNs == 0)) {
                    live();
                    show();
                }
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
                end("failed", e.toString());
            }
        };
        try {
            var unused = displays.screen().schedule(guarded, delayNs, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // All was closed before.
            LOG.trace("closed", e);
        }
    }

    private void ask(Memory memory) {
        next = new Share(displays, options.cursor(), this);
        next.start(memory, current == null ? null : current.token());
    }

    /** The pointer is a property of the session: another one is had for the same source, without the picker if that goes. */
    private void pointer() {
        if (current != null && next == null && current.hasCursor() != options.cursor()) {
            ask(Memory.CURRENT);
        }
    }

    @Override
    public void picked(Share share) {
        later(
                () -> {
                    if (share == next && share.state() != State.STREAMING) {
                        // Nobody connects the nodes.
                        refused(share, new DisplayException("no-pipewire", PipeWireStream.SERVER));
                    }
                },
                START_NS);
    }

    @Override
    public void refused(Share share, DisplayException why) {
        share.close();
        if (share != next) {
            return;
        }
        next = null;
        if (current == null) {
            LOG.info("nothing is shared: {}: {}", why.code(), why.getMessage());
            end(why.code(), why.getMessage());
        } else {
            LOG.info("the share goes on as it was: {}: {}", why.code(), why.getMessage());
        }
    }

    @Override
    public void arrived(Share share) {
        if (share == next) {
            if (current != null) {
                current.close();
            }
            current = next;
            next = null;
            if (isPaused) {
                // Whatever is shown next isn't of the old source.
                current.take(picture);
                current.setActive(false);
            }
            pointer();
        }
        if (share == current && !isPaused && !isDelivering) {
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
        if (current == null || isPaused || !current.take(picture)) {
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
    public void changed(Share share, String error) {
        switch (share.state()) {
            case CONNECTING -> {
                // As it begins.
            }
            case PAUSED -> later(() -> paused(share), PAUSED_NS);
            case STREAMING -> {
                // While nothing changes on the screen no picture comes.
                if (share == current && !isPaused && !isLive && !picture.isEmpty()) {
                    live();
                    show();
                }
            }
            case ERROR, UNCONNECTED ->
                later(
                        () -> lost(share, "failed", error.isEmpty() ? "PipeWire ended it" : "PipeWire: " + error),
                        REASON_NS);
        }
    }

    private void paused(Share share) {
        if (share == current && share.state() == State.PAUSED && !isPaused && isLive) {
            isLive = false;
            // Which of them it is the system doesn't say; these are the ones that happen.
            sink.waiting(share.surface() == Surface.WINDOW ? "minimised" : "locked");
        }
    }

    @Override
    public void gone(Share share) {
        later(() -> lost(share, share.surface() == Surface.WINDOW ? "window-closed" : "monitor-gone", ""), REASON_NS);
    }

    @Override
    public void ended(Share share, String why, String detail) {
        lost(share, why, detail);
    }

    private void lost(Share share, String why, String detail) {
        if (share == current) {
            end(why, detail);
        } else if (share == next) {
            refused(share, new DisplayException(why, detail));
        }
    }

    private void end(String why, String detail) {
        if (!isOver) {
            isOver = true;
            leave();
            sink.ended(why, detail);
        }
    }

    private void leave() {
        displays.over(this);
        if (next != null) {
            next.close();
            next = null;
        }
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
