package dev.parley.signaling.program.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.signaling.server.ServerLoad;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health} and {@code /metrics} by HTTP on loopback. A virtual thread for each request: who is slow waits alone. */
public final class MetricsEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);
    /** A routing thread that is busy for so long is as good as dead to those who call. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Supplier<CompletableFuture<ServerLoad>> load;
    private final PrometheusMetrics metrics;
    private final HttpServer http;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Begins to answer.
     *
     * @param port TCP port on loopback; 0: any that is free
     * @throws IOException if the port is taken
     */
    public MetricsEndpoint(int port, Supplier<CompletableFuture<ServerLoad>> load, PrometheusMetrics metrics)
            throws IOException {
        this.load = load;
        this.metrics = metrics;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        http.setExecutor(requests);
        http.createContext("/", exchange -> answer(exchange));
        http.start();
    }

    /** The port that it answers on. */
    public int port() {
        return http.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, 405, "text/plain", "GET only\n".getBytes(StandardCharsets.UTF_8));
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/health" -> health(exchange);
                case "/metrics" -> metrics(exchange);
                default -> send(exchange, 404, "text/plain", "/health, /metrics\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        boolean alive = loadNow() != null;
        byte[] body = (alive ? "ok\n" : "the server does not answer\n").getBytes(StandardCharsets.UTF_8);
        send(exchange, alive ? 200 : 503, "text/plain", body);
    }

    private void metrics(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        metrics.write(loadNow(), body);
        send(exchange, 200, metrics.contentType(), body.toByteArray());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Null if the server does not answer. */
    private ServerLoad loadNow() {
        try {
            return load.get().get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The server did not answer within {} s", ANSWER_WITHIN.toSeconds());
        } catch (ExecutionException e) {
            LOG.error("The server could not say what it has", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** Frees the port. */
    @Override
    public void close() {
        http.stop(0);
        requests.shutdownNow();
    }
}
