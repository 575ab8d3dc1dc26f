package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Connects many clients to a server and waits until all are signed in. */
final class SignIns implements LoadClient.Events {
    private final LoadLoop loop;
    private final InetSocketAddress server;
    private final long withinSeconds;
    private final int atOnce;

    // Belong to the thread of the loop.
    private final Deque<LoadClient> waiting = new ArrayDeque<>();
    private CountDownLatch missing = new CountDownLatch(0);

    private volatile String failure = "";

    SignIns(LoadLoop loop, InetSocketAddress server, long withinSeconds, int atOnce) {
        this.loop = loop;
        this.server = server;
        this.withinSeconds = withinSeconds;
        this.atOnce = atOnce;
    }

    /** Signs these in; they must be told to send what happens here. */
    void all(Collection<LoadClient> clients) throws IOException, InterruptedException {
        CountDownLatch latch = new CountDownLatch(clients.size());
        loop.execute(() -> {
            missing = latch;
            waiting.addAll(clients);
            for (int i = 0; i < atOnce; i++) {
                next();
            }
        });
        if (!latch.await(withinSeconds, TimeUnit.SECONDS) || !failure.isEmpty()) {
            throw new IOException("not all clients could sign in: " + failure + " (" + latch.getCount() + " missing)");
        }
    }

    private void next() {
        LoadClient client = waiting.poll();
        if (client != null) {
            try {
                client.connect(loop, server);
            } catch (IOException e) {
                failed(client, e.toString());
            }
        }
    }

    @Override
    public void signedIn(LoadClient client) {
        missing.countDown();
        next();
    }

    @Override
    public void failed(LoadClient client, String why) {
        failure = client.name() + ": " + why;
        while (missing.getCount() > 0) {
            missing.countDown();
        }
    }

    @Override
    public void heard(LoadClient client, Dialect.Signal signal, int index) {
        failed(client, "heard of a call");
    }

    @Override
    public void answered(LoadClient client) {
        failed(client, "an answer to nothing");
    }

    @Override
    public void closed(LoadClient client, String why) {
        failed(client, why);
    }
}
