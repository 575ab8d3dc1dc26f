package dev.parley.app.bench.signaling;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Clients that block each other, lose the server, come back by the tokens of their devices, and look whether all
 * is there that the server had acknowledged. Used from one thread.
 */
public final class Returners {
    private static final long SIGN_IN_WITHIN_S = 60;
    private static final int AT_ONCE = 16;
    /** Between two tries to connect. */
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LoadLoop loop;
    private final InetSocketAddress server;
    private final List<Returner> returners = new ArrayList<>();

    // Belong to the thread of the loop.
    private boolean changing;
    private int away;
    private int lost;
    private String failure = "";

    /** One of them. */
    private final class Returner implements LoadClient.Events {
        final LoadClient client;
        /** Names that are blocked, as the server said. */
        final Set<String> acknowledged = new HashSet<>();

        private final int number;
        private int next;
        private boolean asked;

        Returner(LoadClient client, int number) {
            this.client = client;
            this.number = number;
            this.next = number;
        }

        void change() {
            if (!changing || asked) {
                return;
            }
            next++;
            asked = true;
            client.request("{\"type\":\"block\",\"id\":" + client.nextId++ + ",\"username\":\"" + name() + "\"}");
        }

        private String name() {
            int other = next % returners.size();
            return Accounts.name(other == number ? (other + 1) % returners.size() : other);
        }

        @Override
        public void answered(LoadClient client) {
            acknowledged.add(name());
            asked = false;
            change();
        }

        @Override
        public void signedIn(LoadClient client) {
            asked = false;
            away--;
            for (String name : acknowledged) {
                if (!client.greeting.contains("\"" + name + "\"")) {
                    lost++;
                }
            }
        }

        @Override
        public void closed(LoadClient client, String why) {
            if (client.reset()) {
                away++;
            }
            loop.at(System.nanoTime() + RETRY_NS, this::connect);
        }

        private void connect() {
            try {
                client.connect(loop, server);
            } catch (IOException e) {
                closed(client, e.toString());
            }
        }

        @Override
        public void heard(LoadClient client, Dialect.Signal signal, int index) {
            failure = client.name() + " heard of a call";
        }

        @Override
        public void failed(LoadClient client, String why) {
            failure = client.name() + ": " + why;
        }
    }

    private Returners(LoadLoop loop, InetSocketAddress server) {
        this.loop = loop;
        this.server = server;
    }

    /** Signs in so many clients, by their passwords. */
    static Returners signedIn(LoadLoop loop, Dialect dialect, InetSocketAddress server, int count)
            throws IOException, InterruptedException {
        Returners all = new Returners(loop, server);
        SignIns signIns = new SignIns(loop, server, SIGN_IN_WITHIN_S, AT_ONCE);
        for (int i = 0; i < count; i++) {
            all.returners.add(all.new Returner(new LoadClient(dialect, i, signIns), i));
        }
        signIns.all(all.returners.stream().map(each -> each.client).toList());
        return loop.call(() -> {
            all.returners.forEach(each -> each.client.events(each));
            return all;
        });
    }

    /** All block one after the other, for that time and on until the server is gone. */
    public void change(double seconds) throws IOException, InterruptedException {
        loop.call(() -> {
            changing = true;
            returners.forEach(Returner::change);
            return null;
        });
        TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
        check();
    }

    /** Waits until all are back that the server's death has thrown out. */
    public void awaitBack(Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        loop.call(() -> {
            changing = false;
            return null;
        });
        while (loop.call(() -> away) > 0) {
            check();
            if (System.nanoTime() > deadline) {
                throw new IOException(loop.call(() -> away) + " clients are not back");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        check();
    }

    private void check() throws IOException, InterruptedException {
        String why = loop.call(() -> failure);
        if (!why.isEmpty()) {
            throw new IOException(why);
        }
    }

    /** Changes that the server acknowledged so far. */
    public int acknowledged() throws InterruptedException {
        return loop.call(() ->
                returners.stream().mapToInt(each -> each.acknowledged.size()).sum());
    }

    /** Acknowledged changes that were not there any more since this was asked last. */
    public int lost() throws InterruptedException {
        return loop.call(() -> {
            int now = lost;
            lost = 0;
            return now;
        });
    }
}
