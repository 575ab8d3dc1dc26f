package dev.parley.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The JavaFX thread, for tests. */
public final class Fx {
    private static final long DEADLINE_S = 20;

    private Fx() {}

    /** Starts JavaFX once for all tests; harmless afterwards. */
    public static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException _) {
            started.countDown(); // another test did
        }
        try {
            if (!started.await(DEADLINE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JavaFX does not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Platform.setImplicitExit(false);
    }

    /** Runs {@code work} on the JavaFX thread and returns what it returns. */
    public static <T> T get(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    /** Runs {@code work} on the JavaFX thread. */
    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until {@code condition}, looked at on each pulse, holds. */
    public static void until(String what, BooleanSupplier condition) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (condition.getAsBoolean()) {
                        held.complete(null);
                    }
                } catch (RuntimeException e) {
                    held.completeExceptionally(e);
                }
            }
        };
        run(timer::start);
        try {
            held.get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("never: " + what, e);
        } catch (ExecutionException e) {
            throw new AssertionError(what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            run(timer::stop);
        }
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError("on the JavaFX thread", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the JavaFX thread hangs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
