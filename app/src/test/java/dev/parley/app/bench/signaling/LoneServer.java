package dev.parley.app.bench.signaling;

import dev.parley.signaling.server.ServerConfig;
import dev.parley.signaling.server.ServerStartException;
import dev.parley.signaling.server.SignalingServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Our server and nothing else. */
public final class LoneServer {
    private LoneServer() {}

    /** The folder of the data, then the port. Prints a line when clients can connect. */
    public static void main(String[] arguments) throws ServerStartException, InterruptedException {
        SignalingServer server = new SignalingServer(
                ServerConfig.local("127.0.0.1", Integer.parseInt(arguments[1]), Path.of(arguments[0]), "Bench"));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.out.println(LoadServer.READY);
        // Its threads keep nothing alive.
        new CountDownLatch(1).await();
    }
}
