package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of an echo, while somebody calls it and for a minute after that. Owned by the thread of the {@link EchoAgent}.
 */
final class EchoEngine {
    private static final Logger LOG = LoggerFactory.getLogger(EchoEngine.class);
    private static final long KEEP_S = 60;

    private final ScheduledExecutorService thread;
    private final EnginePort.Launcher launcher;
    private final EnginePort.Listener told;
    private EnginePort engine;
    /** Whose events count; null without an engine. What an engine before it still says does not. */
    private Posted events;

    private boolean ready;
    /** Null unless it is to end soon. */
    private Future<?> ending;

    /** @param told called on the thread */
    EchoEngine(ScheduledExecutorService thread, EnginePort.Launcher launcher, EnginePort.Listener told) {
        this.thread = thread;
        this.launcher = launcher;
        this.told = told;
    }

    /** Whether it takes commands. */
    boolean isReady() {
        return ready;
    }

    /** Starts it, unless it runs. */
    void start() {
        keep();
        if (engine == null) {
            events = new Posted();
            engine = launcher.launch(events);
            engine.wake();
        }
    }

    void send(EngineCommand command) {
        if (engine != null) {
            engine.send(command);
        }
    }

    /** Nobody needs it now; it ends a while later. */
    void release() {
        if (engine != null) {
            ending = thread.schedule(this::end, KEEP_S, TimeUnit.SECONDS);
        }
    }

    /** Ends it, if it runs. */
    void end() {
        keep();
        if (engine != null) {
            engine.close();
            engine = null;
            events = null;
            ready = false;
        }
    }

    private void keep() {
        if (ending != null) {
            ending.cancel(false);
            ending = null;
        }
    }

    private final class Posted implements EnginePort.Listener {
        private void post(Runnable what) {
            thread.execute(() -> {
                if (events == this) {
                    what.run();
                }
            });
        }

        @Override
        public void ready() {
            post(() -> {
                ready = true;
                told.ready();
            });
        }

        @Override
        public void event(EngineEvent event) {
            post(() -> told.event(event));
        }

        @Override
        public void died(String why) {
            LOG.warn("echo's engine died: {}", why);
            post(() -> {
                ready = false;
                told.died(why);
            });
        }

        @Override
        public void givenUp(String why) {
            LOG.warn("no echo on this computer: {}", why);
            post(() -> {
                told.givenUp(why);
                // The next call tries anew.
                end();
            });
        }
    }
}
