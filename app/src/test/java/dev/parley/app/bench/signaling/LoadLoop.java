package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;

/**
 * The one thread of thousands of clients. It must cost less than any server that it drives: buffers are shared, and what
 * is said to a connection in one turn goes out in one write, though each message is a TLS record of its own, as that of a
 * real client is. All that belongs to clients is touched on this thread only.
 */
public final class LoadLoop implements AutoCloseable {
    private static final int BUFFER_BYTES = 262_144;

    private final SSLContext tls = AnyCertificate.context();
    private final Selector selector;
    private final Thread thread = new Thread(this::run, "load");
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final List<LoadSocket> unsent = new ArrayList<>();
    private volatile boolean closed;

    /** For what is read and written in between; empty whenever a socket is done with its turn. */
    final ByteBuffer net = ByteBuffer.allocate(BUFFER_BYTES);

    final ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);

    final ByteBuffer plain = ByteBuffer.allocate(BUFFER_BYTES);

    private record Timer(long at, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.compare(at - other.at, 0);
        }
    }

    public LoadLoop() throws IOException {
        selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs something on the thread, soon. Any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs something on the thread and gives what came out. Any other thread. */
    public <T> T call(Callable<T> task) throws InterruptedException {
        FutureTask<T> future = new FutureTask<>(task);
        execute(future);
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Runs something at this time of {@link System#nanoTime}, a millisecond late at most. On the thread. */
    void at(long nanoTime, Runnable task) {
        timers.add(new Timer(nanoTime, task));
    }

    /** Begins to connect. On the thread. */
    LoadSocket connect(
            InetSocketAddress server, InetAddress from, String path, String protocol, LoadSocket.Events events)
            throws IOException {
        return new LoadSocket(this, selector, tls, server, from, path, protocol, events);
    }

    /** A socket that has something to send at the end of this turn. */
    void unsent(LoadSocket socket) {
        unsent.add(socket);
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        long wait = timers.isEmpty() ? 1_000 : (timers.peek().at() - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
            selector.select(Math.min(wait, 1_000));
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            ((LoadSocket) key.attachment()).ready();
        }
        selector.selectedKeys().clear();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        while (!timers.isEmpty() && timers.peek().at() - System.nanoTime() <= 0) {
            timers.remove().task().run();
        }
        unsent.forEach(LoadSocket::flush);
        unsent.clear();
    }

    /** Ends the thread and closes all sockets. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
