package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.Displays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screens and windows of this system: reaches for them when they are first wanted, and looks what there is, on a thread
 * of its own since the system may keep it waiting. Called by the engine thread, and tells there.
 */
final class DisplayWatch {
    /** Reaches for them; on the thread {@code displays}. */
    interface Opener {
        Displays open() throws DisplayException;
    }

    /** What came of {@link #find}. */
    interface Finder {
        /**
         * It was looked for.
         *
         * @param sourceOrNull null where the system picks itself, or where there is no such source any more
         */
        void found(Displays displays, DisplaySource sourceOrNull);

        /** There are no screens to be had. */
        void refused(DisplayException why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(DisplayWatch.class);
    private static final long PERIOD_MS = 1000;

    private final EngineThread engine;
    private final Opener opener;
    private final Consumer<EngineEvent.DisplaysListed> listed;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("displays").daemon().factory());
    /** Guarded by this: null before they are wanted, and where they can't be had. */
    private Displays displays;
    /** Guarded by this. */
    private boolean closed;
    /** The thread's own: what was told last; null since the watch began. */
    private EngineEvent.DisplaysListed told;
    /** Engine thread. */
    private Future<?> looking = CompletableFuture.completedFuture(null);

    DisplayWatch(EngineThread engine, Opener opener, Consumer<EngineEvent.DisplaysListed> listed) {
        this.engine = engine;
        this.opener = opener;
        this.listed = listed;
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Tells what there is now, and each change, or no longer. */
    void watch(boolean on) {
        looking.cancel(false);
        if (on) {
            executor.execute(() -> told = null);
            looking = executor.scheduleWithFixedDelay(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Where they are, if they were reached; null if not. */
    synchronized Displays displays() {
        return displays;
    }

    /** Looks for a source as it is now. */
    void find(String id, Finder finder) {
        executor.execute(() -> {
            try {
                Displays there = reach();
                DisplaySource source = there.picksItself()
                        ? null
                        : there.list().stream()
                                .filter(one -> one.id().equals(id))
                                .findFirst()
                                .orElse(null);
                engine.post(() -> finder.found(there, source));
            } catch (DisplayException e) {
                LOG.info("no screens: {}: {}", e.code(), e.getMessage());
                engine.post(() -> finder.refused(e));
            } catch (RuntimeException | Error e) {
                LOG.error("a screen was not found", e);
                engine.post(() -> finder.refused(new DisplayException("failed", e.toString())));
            }
        });
    }

    /** Leaves the system, for good. */
    void close() {
        executor.shutdownNow();
        Displays last;
        synchronized (this) {
            closed = true;
            last = displays;
            displays = null;
        }
        if (last != null) {
            last.close();
        }
    }

    private void look() {
        EngineEvent.DisplaysListed now;
        try {
            Displays there = reach();
            boolean picks = there.picksItself();
            now = new EngineEvent.DisplaysListed(picks, picks ? List.of() : there.list(), "", "");
        } catch (DisplayException e) {
            now = new EngineEvent.DisplaysListed(false, List.of(), e.code(), e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("screens cannot be listed", e);
            now = new EngineEvent.DisplaysListed(false, List.of(), "failed", e.toString());
        }
        if (!now.equals(told)) {
            told = now;
            EngineEvent.DisplaysListed news = now;
            engine.post(() -> listed.accept(news));
        }
    }

    private Displays reach() throws DisplayException {
        Displays there = displays();
        if (there != null) {
            return there;
        }
        there = opener.open();
        synchronized (this) {
            if (!closed) {
                displays = there;
                return there;
            }
        }
        there.close();
        throw new DisplayException("failed", "the engine has ended");
    }
}
