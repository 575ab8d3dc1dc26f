package dev.parley.signaling.program;

import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.ServerStartException;
import dev.parley.signaling.server.SignalingServer;
import java.util.concurrent.CountDownLatch;

/** The signaling server and what the program has around it. {@link #close} from any thread, the rest from one. */
final class StandaloneServer implements AutoCloseable {
    private final SignalingServer server;
    private final CountDownLatch ended = new CountDownLatch(1);

    private StandaloneServer(SignalingServer server) {
        this.server = server;
    }

    /**
     * Starts it. Clients can connect when this returns.
     *
     * @throws ServerStartException if it can't; nothing is left open then
     */
    static StandaloneServer start(Settings settings) throws ServerStartException {
        SignalingServer server = new SignalingServer(config(settings));
        server.start();
        return new StandaloneServer(server);
    }

    private static ServerConfig config(Settings settings) {
        return new ServerConfig(
                settings.listen().host(),
                settings.listen().port(),
                settings.data(),
                settings.name(),
                settings.ice().servers(),
                settings.accounts());
    }

    /** The line that says that it is ready. */
    String ready() {
        return server.url() + " " + server.fingerprint();
    }

    /** Waits until it was closed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Tells clients to come back, and stops. Takes 5 s at most. */
    @Override
    public synchronized void close() {
        if (ended.getCount() > 0) {
            server.close();
            ended.countDown();
        }
    }
}
