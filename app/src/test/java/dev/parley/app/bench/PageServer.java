package dev.parley.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page of {@link ChromiumPart} and passes messages between the two pages and the bench: {@code POST
 * /give?role=ROLE} leaves one, {@code GET /take?role=ROLE} waits for some.
 */
final class PageServer implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final HttpServer server;
    private final byte[] page;
    private final Map<String, BlockingQueue<JsonObject>> boxes = Map.of(
            "a", new LinkedBlockingQueue<>(),
            "b", new LinkedBlockingQueue<>(),
            "bench", new LinkedBlockingQueue<>());

    PageServer() throws IOException {
        try (InputStream in = PageServer.class.getResourceAsStream("call.html")) {
            page = in.readAllBytes();
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, "text/html", page));
        server.createContext("/give", this::give);
        server.createContext("/take", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void tell(String role, String what) {
        JsonObject message = new JsonObject();
        message.addProperty("do", what);
        boxes.get(role).add(message);
    }

    /** Waits for so many events of this name; others are dropped. */
    List<JsonObject> await(String event, int count, Duration limit) throws InterruptedException, Missing {
        long deadline = System.nanoTime() + limit.toNanos();
        List<JsonObject> found = new ArrayList<>();
        while (found.size() < count) {
            JsonObject next = boxes.get("bench").poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new Missing("Chromium: no " + event + " within " + limit.toSeconds() + " s");
            }
            if (next.get("event").getAsString().equals("problem")) {
                throw new Missing("Chromium: " + next);
            }
            if (next.get("event").getAsString().equals(event)) {
                found.add(next);
            }
        }
        return found;
    }

    private BlockingQueue<JsonObject> box(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return boxes.get(query.substring(query.indexOf('=') + 1));
    }

    private void give(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        box(exchange).add(JsonParser.parseString(body).getAsJsonObject());
        answer(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void take(HttpExchange exchange) {
        try {
            List<JsonObject> messages = new ArrayList<>();
            JsonObject first = box(exchange).poll(WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                messages.add(first);
                box(exchange).drainTo(messages);
            }
            JsonArray all = new JsonArray();
            messages.forEach(all::add);
            answer(exchange, "application/json", all.toString().getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
