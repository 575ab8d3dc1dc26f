package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.screen.Displays;
import dev.parley.app.engine.screen.Sink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Small pictures of what can be shared, in surfaces that show them. Engine thread only, but for the pictures. */
final class Thumbnails {
    // A surface is drawn soon after it was opened, and then every half second.
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final long AGE_MS = 500;

    private final EngineThread thread;
    private final Pictures pictures;
    private final DisplayWatch watch;
    /** When a surface is to be drawn again, ms; {@link Long#MAX_VALUE} while it is being drawn. */
    private final Map<Surface, Long> due = new HashMap<>();

    private Future<?> drawing = CompletableFuture.completedFuture(null);

    Thumbnails(EngineThread thread, Pictures pictures, DisplayWatch watch) {
        this.thread = thread;
        this.pictures = pictures;
        this.watch = watch;
    }

    /** Draws, or no longer. */
    void draw(boolean on) {
        drawing.cancel(false);
        due.clear();
        if (on) {
            drawing = thread.every(PERIOD, this::draw);
        }
    }

    private void draw() {
        Displays displays = watch.displays();
        if (displays == null || displays.picksItself()) {
            return;
        }
        Map<Surface, String> shown = pictures.shown(EngineCommand.DISPLAY);
        due.keySet().retainAll(shown.keySet());
        long now = Clock.now();
        shown.forEach((surface, id) -> {
            if (due.getOrDefault(surface, now) <= now) {
                due.put(surface, Long.MAX_VALUE);
                displays.thumbnail(id, surface.width(), surface.height(), new Drawn(surface));
            }
        });
    }

    /** Gets one picture, or none. */
    private final class Drawn implements Sink {
        private final Surface surface;

        Drawn(Surface surface) {
            this.surface = surface;
        }

        @Override
        public void picture(ByteBuffer bgra, int width, int height, long timeNs) {
            surface.draw(bgra, width, height);
            done();
        }

        @Override
        public void waiting(String why) {
            done();
        }

        @Override
        public void live() {
            // The picture comes next.
        }

        @Override
        public void ended(String why, String detail) {
            done();
        }

        private void done() {
            thread.post(() -> due.replace(surface, Clock.now() + AGE_MS));
        }
    }
}
