package dev.parley.app.ui.theme;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Runs something again and again on the JavaFX thread. Not a {@code Timeline}: as long as one plays, however seldom it does
 * something, all windows are looked through sixty times a second. Start and stop it on the JavaFX thread.
 */
public final class Ticker {
    private final Duration every;
    private final Runnable tick;
    /** Null while it stands still. */
    private ScheduledExecutorService clock;

    /** @param tick runs on the JavaFX thread, for the first time after {@code every} */
    public Ticker(Duration every, Runnable tick) {
        this.every = every;
        this.tick = tick;
    }

    /** Begins; nothing happens if it runs. */
    public void start() {
        if (clock == null) {
            ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("ticker").factory());
            clock = made;
            var unused = made.scheduleWithFixedDelay(
                    () -> Platform.runLater(() -> tick(made)),
                    every.toMillis(),
                    every.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Ends; it doesn't run again unless it is started. */
    public void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    /** What was on its way when it was stopped comes to nothing. */
    private void tick(ScheduledExecutorService of) {
        if (clock == of) {
            tick.run();
        }
    }
}
