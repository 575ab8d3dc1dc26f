package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Pairs of clients of one server, all signed in, and the calls that they make. Used from one thread. */
public final class Crowd implements LoadPair.Events {
    private static final long SIGN_IN_WITHIN_S = 120;
    /** Sign-ins under way at once. */
    private static final int AT_ONCE = 16;

    private static final long HEARTBEAT_NS = TimeUnit.SECONDS.toNanos(20);

    private final LoadLoop loop;
    private final List<LoadClient> clients = new ArrayList<>();

    // All below belongs to the thread of the loop.
    private final Deque<LoadPair> idle = new ArrayDeque<>();
    private Latencies latencies = new Latencies();
    private int finished;
    private int active;
    private int skipped;
    private int wanted;
    private String failure = "";

    /**
     * What a time of calls came to.
     *
     * @param calls begun and ended
     * @param seconds how long it took
     * @param latencies of all messages from one client to the other
     * @param skipped calls that should have begun when all pairs were in one
     */
    public record Result(int calls, double seconds, Latencies latencies, int skipped) {
        /** Calls a second. */
        public double rate() {
            return calls / seconds;
        }
    }

    private Crowd(LoadLoop loop) {
        this.loop = loop;
    }

    /** Connects and signs in so many pairs. */
    static Crowd signedIn(LoadLoop loop, Dialect dialect, InetSocketAddress server, int pairs)
            throws IOException, InterruptedException {
        Crowd crowd = new Crowd(loop);
        SignIns signIns = new SignIns(loop, server, SIGN_IN_WITHIN_S, AT_ONCE);
        for (int i = 0; i < 2 * pairs; i++) {
            crowd.clients.add(new LoadClient(dialect, i, signIns));
        }
        signIns.all(crowd.clients);
        loop.call(() -> {
            for (int i = 0; i < 2 * pairs; i += 2) {
                crowd.idle.add(
                        new LoadPair(crowd.clients.get(i), crowd.clients.get(i + 1), dialect, crowd, crowd::failed));
            }
            crowd.beat();
            return null;
        });
        return crowd;
    }

    private void beat() {
        if (failure.isEmpty()) {
            clients.forEach(LoadClient::heartbeat);
            loop.at(System.nanoTime() + HEARTBEAT_NS, this::beat);
        }
    }

    private void failed(LoadClient client, String why) {
        if (failure.isEmpty()) {
            failure = client.name() + ": " + why;
        }
    }

    /** So many calls at any time, as fast as the server can. */
    public Result closedLoop(double seconds, int atOnce) throws IOException, InterruptedException {
        long began = begin();
        loop.call(() -> {
            wanted = atOnce;
            for (int i = 0; i < atOnce; i++) {
                callNext();
            }
            return null;
        });
        TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
        return end(began);
    }

    /** So many calls a second, each at its time, whether or not the server keeps up. */
    public Result openLoop(double seconds, double rate) throws IOException, InterruptedException {
        long began = begin();
        loop.execute(() -> next(began, began + (long) (seconds * 1e9), rate, 0));
        TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
        return end(began);
    }

    private void next(long began, long end, double rate, long number) {
        long now = System.nanoTime();
        long next = number;
        while (began + (long) (next / rate * 1e9) <= now) {
            callNext();
            next++;
        }
        long after = next;
        long at = began + (long) (next / rate * 1e9);
        if (at < end) {
            loop.at(at, () -> next(began, end, rate, after));
        }
    }

    private void callNext() {
        LoadPair pair = idle.poll();
        if (pair == null) {
            skipped++;
        } else {
            active++;
            pair.call();
        }
    }

    private long begin() throws InterruptedException {
        return loop.call(() -> {
            latencies = new Latencies();
            finished = 0;
            skipped = 0;
            return System.nanoTime();
        });
    }

    /** Takes the result, then lets the calls of now come to their end. */
    private Result end(long began) throws IOException, InterruptedException {
        Result result = loop.call(() -> {
            wanted = 0;
            Result now = new Result(finished, (System.nanoTime() - began) / 1e9, latencies, skipped);
            latencies = new Latencies();
            return now;
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (loop.call(() -> failure.isEmpty() && active > 0)) {
            TimeUnit.MILLISECONDS.sleep(20);
            if (System.nanoTime() > deadline) {
                throw new IOException(loop.call(() -> active) + " calls did not come to an end");
            }
        }
        String why = loop.call(() -> failure);
        if (!why.isEmpty()) {
            throw new IOException(why);
        }
        return result;
    }

    @Override
    public void relayed(long nanos) {
        latencies.add(nanos);
    }

    @Override
    public void finished(LoadPair pair) {
        finished++;
        active--;
        idle.add(pair);
        if (active < wanted) {
            callNext();
        }
    }
}
