package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayOptions.ContentHint;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.Displays;
import dev.parley.app.engine.screen.Sink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screen or window that is shared, of which there is one ({@link DisplayState} draws its states). Engine thread only,
 * but for the pictures.
 */
final class Displaying {
    private static final Logger LOG = LoggerFactory.getLogger(Displaying.class);
    private static final Duration REPEAT_PERIOD = Duration.ofMillis(250);

    private final EngineThread thread;
    private final DisplayVideo video;
    private final DisplayWatch watch;
    private final Thumbnails thumbnails;
    private final Runnable changed;
    private final Consumer<EngineEvent> events;
    /** What gives the picture; null while there is none. */
    private Share current;
    /** What takes its place with its first picture; null if nothing. */
    private Share next;
    /** The number of the share that was asked for last. */
    private int number;

    private boolean paused;
    /** Whether what takes its place is to be held at its first picture. */
    private boolean pausesNext;

    private DisplayState told = DisplayState.OFF;
    private Future<?> repeating = CompletableFuture.completedFuture(null);

    /** @param changed called when there is a track, or none any more, or its options are others */
    Displaying(
            EngineThread thread,
            DisplayVideo video,
            Pictures pictures,
            DisplayWatch.Opener opener,
            Runnable changed,
            Consumer<EngineEvent> events) {
        this.thread = thread;
        this.video = video;
        this.watch = new DisplayWatch(thread, opener, events::accept);
        this.thumbnails = new Thumbnails(thread, pictures, watch);
        this.changed = changed;
        this.events = events;
        pictures.source(EngineCommand.SELF + EngineCommand.SCREEN, video.tap());
    }

    void carryOut(EngineCommand.OfDisplay command) {
        switch (command) {
            case EngineCommand.WatchDisplays(boolean on) -> {
                watch.watch(on);
                thumbnails.draw(on);
            }
            case EngineCommand.GetDisplayMedia(String source, DisplayOptions options) -> get(source, options);
            case EngineCommand.PauseDisplay(boolean on) -> pause(on);
            case EngineCommand.StopDisplay() -> stop();
        }
    }

    /** Makes a peer get what is shared, or nothing. */
    void send(PeerScreen screen) {
        if (current == null || !screen.asked()) {
            screen.send(null, ContentHint.TEXT);
        } else {
            screen.send(video.track(), current.options.contentHint());
        }
    }

    /** Ends all, for good. */
    void close() {
        number++;
        repeating.cancel(false);
        thumbnails.draw(false);
        closeAll();
        watch.close();
    }

    private void get(String id, DisplayOptions options) {
        number++;
        if (current != null && next == null && current.isOf(id)) {
            current.options = options;
            current.capture.options(options);
            answer("", "");
            changed.run();
            return;
        }
        int asked = number;
        pausesNext = false;
        watch.find(id, new DisplayWatch.Finder() {
            @Override
            public void found(Displays displays, DisplaySource sourceOrNull) {
                if (asked != number) {
                    return;
                }
                if (sourceOrNull == null && !displays.picksItself()) {
                    fail(id.isEmpty() ? "failed" : "window-closed", "there is no source \"" + id + "\"");
                } else {
                    open(displays, sourceOrNull, options);
                }
            }

            @Override
            public void refused(DisplayException why) {
                if (asked == number) {
                    fail(why.code(), why.getMessage());
                }
            }
        });
    }

    private void open(Displays displays, DisplaySource sourceOrNull, DisplayOptions options) {
        Share before = next;
        next = new Share(number, sourceOrNull, options);
        tell("", "");
        next.capture = displays.open(sourceOrNull, options, next);
        if (before != null) {
            // Only now: the system's picker may be passed over where nothing is shared, also where nothing came of it
            // yet.
            before.capture.close();
        }
    }

    private void pause(boolean on) {
        pausesNext = on;
        if (current != null && paused != on) {
            paused = on;
            current.capture.pause(on);
            tell("", "");
        }
    }

    private void stop() {
        number++;
        boolean any = current != null || next != null;
        closeAll();
        changed.run();
        if (any) {
            tell("stopped", "");
        } else {
            events.accept(new EngineEvent.DisplayChanged(told));
        }
    }

    private void closeAll() {
        if (next != null) {
            next.capture.close();
            next = null;
        }
        if (current != null) {
            current.capture.close();
            current = null;
        }
        over(number);
    }

    // Nothing is repeated any more: who shares again starts with a picture of that.
    private void over(int share) {
        paused = false;
        repeating.cancel(false);
        video.clear(share);
    }

    private void fail(String why, String detail) {
        LOG.info("not shared: {}: {}", why, detail);
        answer(why, detail);
    }

    // Asked for once more, it is told once more.
    private void answer(String why, String detail) {
        told = null;
        tell(why, detail);
    }

    /** @param why nothing is shared any more, for where nothing is */
    private void tell(String why, String detail) {
        DisplayState now = state(why, detail);
        if (!now.equals(told)) {
            told = now;
            events.accept(new EngineEvent.DisplayChanged(now));
        }
    }

    private DisplayState state(String why, String detail) {
        Share one = current != null ? current : next;
        if (one == null) {
            return new DisplayState(Status.NONE, null, null, why, detail);
        }
        Status status = current != null && paused
                ? Status.PAUSED
                : !one.waiting.isEmpty() ? Status.WAITING : current == null ? Status.OPENING : Status.LIVE;
        return new DisplayState(status, one.source, one.options, status == Status.WAITING ? one.waiting : "", "");
    }

    /** One source, from its choice to its end. Fields that are not final are the engine thread's. */
    private final class Share implements Sink {
        private final int id;
        /** Null where the system picked it and does not say what. */
        private final DisplaySource source;

        private DisplayOptions options;
        private Capture capture;
        /** Why there are no pictures for now; empty while there are. */
        private String waiting = "";
        /** The capture's thread: one log entry for a row of failures. */
        private boolean failing;

        Share(int id, DisplaySource source, DisplayOptions options) {
            this.id = id;
            this.source = source;
            this.options = options;
        }

        boolean isOf(String sourceId) {
            return source != null && source.id().equals(sourceId);
        }

        @Override
        public void picture(ByteBuffer bgra, int width, int height, long timeNs) {
            try {
                if (video.picture(id, bgra, width, height)) {
                    thread.post(this::first);
                }
                failing = false;
            } catch (Exception | Error e) {
                if (!failing) {
                    failing = true;
                    LOG.error("a picture of the screen could not be taken", e);
                }
            }
        }

        @Override
        public void waiting(String why) {
            thread.post(() -> go(why));
        }

        @Override
        public void live() {
            thread.post(() -> go(""));
        }

        @Override
        public void ended(String why, String detail) {
            thread.post(() -> end(why, detail));
        }

        private void first() {
            if (this != next) {
                return;
            }
            if (current != null) {
                current.capture.close();
            }
            current = this;
            next = null;
            paused = pausesNext;
            if (paused) {
                capture.pause(true);
            }
            repeating.cancel(false);
            repeating = thread.every(REPEAT_PERIOD, video::repeat);
            tell("", "");
            changed.run();
        }

        private void go(String why) {
            if (this == current || this == next) {
                waiting = why;
                tell("", "");
            }
        }

        private void end(String why, String detail) {
            if (this == next) {
                next = null;
                fail(why, detail);
            } else if (this == current) {
                LOG.info("shared no longer: {}: {}", why, detail);
                current = null;
                over(id);
                changed.run();
                tell(why, detail);
            }
        }
    }
}
