package dev.parley.app.engine.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An X server of 1920 × 1080 whose picture is still, or moves as a film does, for those who measure. Any thread.
 */
public final class PaintedScreen implements AutoCloseable {
    /** How many pictures a second it makes while it moves. */
    public static final int RATE = 30;

    private static final Logger LOG = LoggerFactory.getLogger(PaintedScreen.class);
    private static final int TILES = 40;
    private static final Area TILE = new Area(0, 0, 320, 240);
    private static final int BACKGROUND = 0x404040;

    private final ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("painter").daemon().factory());
    private final TestScreen screen;
    private final int background;
    private final List<Integer> tiles = new ArrayList<>();
    /** The painter's own. */
    private boolean moves;

    private int step;

    private PaintedScreen(TestScreen screen) throws IOException {
        this.screen = screen;
        background = screen.window(new Area(0, 0, 1920, 1080), BACKGROUND);
        for (int i = 0; i < TILES; i++) {
            tiles.add(screen.unmapped(TILE, 0x102030 + i * 0x050403));
        }
        var unused = painter.scheduleAtFixedRate(this::paint, 0, 1_000_000 / RATE, TimeUnit.MICROSECONDS);
    }

    /** Starts one, still. */
    public static PaintedScreen start() throws IOException {
        try {
            return new PaintedScreen(TestScreen.start());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no screen", e);
        }
    }

    /** As in {@code DISPLAY}. */
    public String display() {
        return screen.display();
    }

    /** The X server's process. */
    public long pid() {
        return screen.process().pid();
    }

    /** Whether all of it moves from now on. */
    public void move(boolean on) {
        painter.execute(() -> attempt(() -> {
            moves = on;
            for (int tile : tiles) {
                if (on) {
                    screen.map(tile);
                } else {
                    screen.unmap(tile);
                }
            }
        }));
    }

    /** Gives the background another colour, {@code 0xRRGGBB}, and waits until it has. */
    public void colour(int rgb) throws IOException {
        try {
            painter.submit(() -> {
                        screen.colour(background, rgb);
                        return null;
                    })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("the screen can't be painted", e);
        }
    }

    private void paint() {
        if (moves) {
            step++;
            attempt(() -> {
                for (int i = 0; i < TILES; i++) {
                    int x = (i * 211 + step * (3 + i % 5)) % 2200 - 300;
                    int y = (i * 127 + step * (2 + i % 3)) % 1300 - 220;
                    screen.move(tiles.get(i), x, y);
                }
            });
        }
    }

    private interface Painting {
        void paint() throws IOException;
    }

    private static void attempt(Painting painting) {
        try {
            painting.paint();
        } catch (IOException e) {
            LOG.error("the screen can't be painted", e);
        }
    }

    @Override
    public void close() {
        painter.shutdownNow();
        try {
            painter.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        screen.close();
    }
}
