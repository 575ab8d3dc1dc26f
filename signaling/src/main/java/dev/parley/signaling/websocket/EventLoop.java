package dev.parley.signaling.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that waits for channels, tasks and timers, and does what they want, in turns. What connections are given to
 * send in a turn goes out at its end, as few and full packets.
 *
 * <p>{@code execute} and {@code schedule} from any thread; tasks and timers run on the one. Nothing on it may block.
 */
public final class EventLoop extends AbstractExecutorService implements ScheduledExecutorService {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final int BUFFER_BYTES = 65_536;

    private final Selector selector;
    private final Thread thread;
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean shutdown;

    // All below belongs to the thread.
    private final TreeSet<Timer<?>> timers = new TreeSet<>();
    private long timersMade;
    private final List<Runnable> batch = new ArrayList<>();
    private final List<WebSocketConnection> unsent = new ArrayList<>();

    // What is in between while one connection has its turn; empty after it.
    final ByteBuffer cipherIn = ByteBuffer.allocate(BUFFER_BYTES);
    /** TLS wants room for a whole record of the largest size beside what came, however small the next one is. */
    final ByteBuffer plainIn = ByteBuffer.allocate(BUFFER_BYTES + BUFFER_BYTES / 2);

    final ByteBuffer plainOut = ByteBuffer.allocate(BUFFER_BYTES);
    final ByteBuffer cipherOut = ByteBuffer.allocate(2 * BUFFER_BYTES);

    /** Makes one that does nothing before {@link #start}. */
    public EventLoop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** How many tasks wait for their turn. Any thread. */
    public int waiting() {
        return tasks.size();
    }

    /**
     * Waits for a channel that does not block. On the thread, or before {@link #start}.
     *
     * @param ready what to do when the channel is ready; the key tells for what
     */
    public SelectionKey register(SelectableChannel channel, int operations, Runnable ready) {
        try {
            return channel.register(selector, operations, ready);
        } catch (ClosedChannelException e) {
            throw new IllegalStateException("a closed channel can't be waited for", e);
        }
    }

    /** A connection that has something to send at the end of this turn. */
    void sendLater(WebSocketConnection connection) {
        unsent.add(connection);
    }

    private void run() {
        while (!shutdown) {
            try {
                turn();
            } catch (IOException | ClosedSelectorException e) {
                LOG.error("Waiting for connections failed", e);
                shutdown = true;
            }
        }
        for (SelectionKey key : List.copyOf(selector.keys())) {
            try {
                key.channel().close();
            } catch (IOException e) {
                LOG.debug("Closing a channel failed", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("Closing the selector failed", e);
        }
    }

    private void turn() throws IOException {
        long wait = !tasks.isEmpty() || !unsent.isEmpty() ? 0 : untilTimer();
        if (wait > 0) {
            selector.select(this::ready, wait);
        } else {
            selector.selectNow(this::ready);
        }
        tasks.drainTo(batch);
        batch.forEach(EventLoop::guarded);
        batch.clear();
        while (!timers.isEmpty() && timers.first().at - System.nanoTime() <= 0) {
            guarded(timers.pollFirst());
        }
        // Sending may end a connection, and that may give others something to send.
        for (int i = 0; i < unsent.size(); i++) {
            guarded(unsent.get(i)::flush);
        }
        unsent.clear();
    }

    /** Milliseconds, rounded up: a timer is never early, and never spins. */
    private long untilTimer() {
        return timers.isEmpty() ? Long.MAX_VALUE : (timers.first().at - System.nanoTime() + 999_999) / 1_000_000;
    }

    private void ready(SelectionKey key) {
        guarded((Runnable) key.attachment());
    }

    /** One that fails must not take all others with it. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A task of the event loop failed", e);
        }
    }

    private final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long periodNanos;
        private long number;
        private long at;

        /** A task that runs once, or again and again where the period is not 0. */
        Timer(Callable<V> work, long at, long periodNanos) {
            super(work);
            this.at = at;
            this.periodNanos = periodNanos;
        }

        @Override
        public void run() {
            if (periodNanos == 0) {
                super.run();
            } else if (runAndReset()) {
                at = Math.max(at + periodNanos, System.nanoTime());
                timers.add(this);
            }
        }

        @Override
        protected void setException(Throwable t) {
            LOG.error("A timer of the event loop failed", t);
            super.setException(t);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(false);
            if (cancelled && Thread.currentThread() == thread) {
                timers.remove(this);
            }
            return cancelled;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Timer<?> timer = (Timer<?>) other;
            return at == timer.at ? Long.compare(number, timer.number) : Long.signum(at - timer.at);
        }
    }

    private <V> Timer<V> add(Timer<V> timer) {
        if (Thread.currentThread() == thread) {
            insert(timer);
        } else {
            execute(() -> insert(timer));
        }
        return timer;
    }

    private void insert(Timer<?> timer) {
        timer.number = timersMade++;
        timers.add(timer);
    }

    @Override
    public void execute(Runnable task) {
        if (shutdown) {
            throw new RejectedExecutionException("the event loop is shut down");
        }
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(Executors.callable(task), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return add(new Timer<>(task, System.nanoTime() + unit.toNanos(delay), 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        return add(
                new Timer<>(Executors.callable(task), System.nanoTime() + unit.toNanos(delay), unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long between, TimeUnit unit) {
        return scheduleAtFixedRate(task, delay, between, unit);
    }

    /** The thread ends after this turn and closes all channels; what is still queued is dropped. */
    @Override
    public void shutdown() {
        shutdown = true;
        selector.wakeup();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && !thread.isAlive();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        thread.join(Math.max(1, unit.toMillis(timeout)));
        return isTerminated();
    }
}
