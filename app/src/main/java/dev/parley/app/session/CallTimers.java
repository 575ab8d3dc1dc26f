package dev.parley.app.session;

import dev.parley.app.call.CallTimer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The timers of a call that run, each once at most. Owned by the {@code call} thread. */
final class CallTimers {
    private final ScheduledExecutorService thread;
    private final Consumer<CallTimer> fired;
    private final Map<CallTimer, Future<?>> running = new EnumMap<>(CallTimer.class);

    /**
     * None runs.
     *
     * @param thread the {@code call} thread
     */
    CallTimers(ScheduledExecutorService thread, Consumer<CallTimer> fired) {
        this.thread = thread;
        this.fired = fired;
    }

    /** Starts it, anew if it runs. */
    void start(CallTimer timer) {
        stop(timer);
        running.put(
                timer, thread.schedule(() -> fired.accept(timer), timer.after().toMillis(), TimeUnit.MILLISECONDS));
    }

    void stop(CallTimer timer) {
        Future<?> future = running.remove(timer);
        if (future != null) {
            future.cancel(false);
        }
    }
}
