package dev.parley.app.session;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts the engine once somebody looks at the program or something needs it, and lets it end when that is over: a third of
 * the memory and half of the processor time of a program that only waits for a call are the engine's. It rests at first.
 * Owned by the {@code call} thread.
 *
 * <pre>
 *              nothing needs it            a minute later
 *   NEEDED ──────────────────────▶ WAITING ──────────────▶ RESTING
 *     ▲                               │                       │
 *     └────── something needs it ─────┴───────────────────────┘
 * </pre>
 */
final class EngineRest {
    /** Who closes the window may open it again, and a call is over some seconds before its last sound. */
    static final long AFTER_MS = 60_000;

    private final ScheduledExecutorService thread;
    private final Engine engine;
    private boolean resting = true;
    /** Null unless it waits. */
    private Future<?> waiting;

    /** @param thread the {@code call} thread */
    EngineRest(ScheduledExecutorService thread, Engine engine) {
        this.thread = thread;
        this.engine = engine;
    }

    /** What is done with the engine; on the {@code call} thread. */
    interface Engine {
        void rest();

        void wake();
    }

    /** @param needed whether somebody looks at the program, or something in it needs the engine */
    void update(boolean needed) {
        if (needed && waiting != null) {
            waiting.cancel(false);
            waiting = null;
        } else if (needed && resting) {
            resting = false;
            engine.wake();
        } else if (!needed && !resting && waiting == null) {
            waiting = thread.schedule(this::rest, AFTER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void rest() {
        waiting = null;
        resting = true;
        engine.rest();
    }
}
