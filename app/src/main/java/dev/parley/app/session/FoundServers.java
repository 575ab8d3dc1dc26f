package dev.parley.app.session;

import java.util.List;
import java.util.concurrent.Executor;

/** The servers on the local network, while the person has none. Owned by the {@code call} thread. */
final class FoundServers {
    private final Executor thread;
    private final Discovery discovery;
    private final Runnable changed;
    private List<FoundServer> servers = List.of();

    /** @param thread the {@code call} thread */
    FoundServers(Executor thread, Discovery discovery, Runnable changed) {
        this.thread = thread;
        this.discovery = discovery;
        this.changed = changed;
    }

    List<FoundServer> servers() {
        return servers;
    }

    /** Looks anew. */
    void look() {
        servers = List.of();
        discovery.start(now -> thread.execute(() -> {
            servers = now;
            changed.run();
        }));
    }

    /** Looks no more; what was found stays. */
    void stop() {
        discovery.close();
    }
}
