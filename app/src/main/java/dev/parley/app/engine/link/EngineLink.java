package dev.parley.app.engine.link;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine as the desk knows it: something that takes commands, tells events, and now and then is a fresh one. There is
 * none before {@link #wake}, and none while it {@linkplain #rest rests}. It is watched, and replaced at once when it dies
 * or hangs, up to five times a minute. Any thread may call; nothing blocks but {@link #close}.
 */
public final class EngineLink implements AutoCloseable {
    /** Gets what happens, on the reader thread of the engine that runs, in order. Must not block. */
    public interface Listener {
        /** The engine told something; never {@link EngineEvent.Ready} or {@link EngineEvent.Pong}. */
        void event(EngineEvent event);

        /** The engine has died with all its peers and surfaces; another is being started. */
        void died(String why);

        /** A fresh engine takes commands; it knows the chosen devices, and nothing else. */
        void ready();

        /** There is no engine and there will be none; {@link EngineEvent.CannotStart} may have told why. */
        void givenUp(String why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EngineLink.class);
    private static final int MOST_RESTARTS = 5;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration PING_PERIOD = Duration.ofSeconds(1);
    private static final Duration ORDERLY = Duration.ofSeconds(1);
    private static final long START_DEADLINE_MS = 20_000;

    private final EngineLauncher launcher;
    private final Listener listener;
    private final long hangMs;
    private final RestartLimit limit = new RestartLimit(MOST_RESTARTS, WITHIN);
    private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("engine-watchdog").daemon().factory());
    private final Object lock = new Object();
    /** Guarded by {@link #lock}; null while it rests and when given up. */
    private EngineProcess engine;
    /** Guarded by {@link #lock}; null until devices are chosen. */
    private EngineCommand.ChooseDevices devices;
    /** Guarded by {@link #lock}. */
    private boolean ready;
    /** Guarded by {@link #lock}; null while it rests. */
    private Future<?> watch;
    /** Guarded by {@link #lock}. */
    private boolean closed;
    /** Guarded by {@link #lock}: the engine's last sign of life, ms. */
    private long alive;
    /** Guarded by {@link #lock}. */
    private String cannotStart = "";

    /** A link whose engine counts as hanging after 5 s without an answer; a slow camera may take some of them to open. */
    public EngineLink(EngineLauncher launcher, Listener listener) {
        this(launcher, listener, Duration.ofSeconds(5));
    }

    /**
     * A link whose engine rests.
     *
     * @param hang how long the engine may leave a question without an answer
     */
    EngineLink(EngineLauncher launcher, Listener listener, Duration hang) {
        this.launcher = launcher;
        this.listener = listener;
        this.hangMs = hang.toMillis();
        watchdog.setRemoveOnCancelPolicy(true);
        watchdog.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Passes a command on; drops it while there is no engine. */
    public void send(EngineCommand command) {
        synchronized (lock) {
            if (command instanceof EngineCommand.ChooseDevices chosen) {
                devices = chosen;
            }
            if (engine != null && !closed) {
                engine.send(command);
            } else {
                LOG.debug("dropped, no engine: {}", command);
            }
        }
    }

    /** Ends the engine, and starts none until {@link #wake}; nothing is told. */
    public void rest() {
        EngineProcess last;
        synchronized (lock) {
            if (closed || watch == null) {
                return;
            }
            watch.cancel(false);
            watch = null;
            ready = false;
            last = engine;
            engine = null;
        }
        if (last != null) {
            watchdog.execute(() -> last.close(ORDERLY));
        }
    }

    /**
     * Starts an engine where none runs, on a thread of this link since it may unpack the native library;
     * {@link Listener#ready} tells when it takes commands.
     */
    public void wake() {
        synchronized (lock) {
            if (closed || watch != null) {
                return;
            }
            watchdog.execute(this::launch);
            watch = watchdog.scheduleWithFixedDelay(
                    this::watch, PING_PERIOD.toMillis(), PING_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The process of the engine that runs, or -1. */
    public long pid() {
        synchronized (lock) {
            return engine == null ? -1 : engine.pid();
        }
    }

    /** Ends the engine, by force after a second. Nothing is told any more. */
    @Override
    public void close() {
        EngineProcess last;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            last = engine;
        }
        watchdog.shutdown();
        if (last != null) {
            last.close(ORDERLY);
        }
    }

    // The watchdog's thread, or the reader thread of the engine before. Not under the lock, since starting takes time.
    private void launch() {
        synchronized (lock) {
            if (closed || watch == null || engine != null) {
                return;
            }
        }
        EngineProcess fresh;
        try {
            fresh = EngineProcess.start(launcher);
        } catch (IOException | RuntimeException e) {
            LOG.error("the engine cannot be started", e);
            listener.givenUp(String.valueOf(e.getMessage()));
            return;
        }
        synchronized (lock) {
            if (closed || watch == null || engine != null) {
                fresh.kill("it came too late");
                return;
            }
            engine = fresh;
            ready = false;
            alive = now();
            if (devices != null) {
                engine.send(devices);
            }
        }
        fresh.run(event -> event(fresh, event), why -> ended(fresh, why));
    }

    // Reader thread.
    private void event(EngineProcess from, EngineEvent event) {
        boolean nowReady = false;
        synchronized (lock) {
            if (closed || from != engine) {
                return;
            }
            alive = now();
            if (event instanceof EngineEvent.Ready) {
                ready = true;
                nowReady = true;
            } else if (event instanceof EngineEvent.CannotStart reason) {
                cannotStart = reason.code() + ": " + reason.detail();
            }
        }
        if (nowReady) {
            LOG.info("{}", event);
            listener.ready();
        } else if (!(event instanceof EngineEvent.Pong)) {
            listener.event(event);
        }
    }

    // Reader thread of the engine that ended, its last act.
    private void ended(EngineProcess which, String why) {
        boolean again;
        synchronized (lock) {
            if (closed || which != engine) {
                return;
            }
            engine = null;
            ready = false;
            again = cannotStart.isEmpty() && limit.allows(now());
        }
        LOG.error("the engine died: {}", why);
        if (again) {
            listener.died(why);
            launch();
        } else {
            listener.givenUp(cannotStart.isEmpty() ? why : cannotStart);
        }
    }

    // Any event is a sign of life, but only the answer to a question can be counted on.
    private void watch() {
        synchronized (lock) {
            if (engine == null || closed) {
                return;
            }
            long silent = now() - alive;
            if (silent > (ready ? hangMs : START_DEADLINE_MS)) {
                engine.kill("it hung");
                alive = now();
            } else if (ready) {
                engine.send(new EngineCommand.Ping(now()));
            }
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
