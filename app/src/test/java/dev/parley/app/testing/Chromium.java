package dev.parley.app.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A headless Chromium in a {@link Sandbox} with one page, driven by the DevTools protocol. It goes over a pair of pipes
 * and not over a WebSocket: the browser is in another network than the test, and ends when the test's process does. Camera
 * and microphone are pretended and allowed. For one thread of a test.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            // It refuses to run in its own sandbox as root, which a person is in a network namespace.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-breakpad",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-sync",
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--disable-audio-output",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=fps=15",
            "--autoplay-policy=no-user-gesture-required",
            // The server's certificate is its own; who reads out its code to a browser is not there in a test.
            "--ignore-certificate-errors",
            "--remote-debugging-pipe");

    private final Process process;
    private final OutputStream commands;
    private final Map<Integer, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    /** What the page says on its console and throws. */
    private final List<String> console = new CopyOnWriteArrayList<>();

    private int lastId;
    private String session = "";

    private Chromium(Process process) {
        this.process = process;
        this.commands = process.getOutputStream();
        var unused = Thread.ofPlatform().daemon().name("chromium").start(this::read);
    }

    /** Whether there is one on this machine. */
    public static boolean installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
    }

    /**
     * Starts it and opens a page.
     *
     * @param directory where it keeps its profile and its log
     * @param sound what its microphone hears, a WAV file that begins anew at its end
     */
    public static Chromium open(Sandbox sandbox, Path directory, Path sound, String url) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "log=$1; shift; exec \"$@\" 3<&0 4>&1 </dev/null >\"$log\" 2>&1",
                "sh",
                directory.resolve("chromium.log").toString(),
                "chromium"));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + directory.resolve("chromium"));
        command.add("--use-file-for-fake-audio-capture=" + sound);
        Chromium chromium = new Chromium(sandbox.start(sandbox.command(command)));
        chromium.navigate(url);
        return chromium;
    }

    private void navigate(String url) {
        JsonObject blank = new JsonObject();
        blank.addProperty("url", "about:blank");
        JsonObject attach = new JsonObject();
        attach.add("targetId", send("Target.createTarget", blank).get("targetId"));
        attach.addProperty("flatten", true);
        session = send("Target.attachToTarget", attach).get("sessionId").getAsString();
        send("Page.enable", new JsonObject());
        send("Runtime.enable", new JsonObject());
        JsonObject to = new JsonObject();
        to.addProperty("url", url);
        send("Page.navigate", to);
        get(loaded, url, SOON);
    }

    /**
     * The value of an expression in the page, once its promise is fulfilled if it is one.
     *
     * @throws AssertionError if it throws, is rejected, or takes too long
     */
    public JsonElement evaluate(String expression) {
        return evaluate(expression, SOON);
    }

    /** Waits until an expression in the page, or what it promises, is true in JavaScript's sense, and gives it. */
    public JsonElement await(String condition) {
        // Looked at by the page, where nothing passes unseen between two questions from outside.
        String wait = """
                new Promise((resolve, reject) => {
                  const end = performance.now() + %d;
                  const look = async () => {
                    try {
                      const value = await (%s);
                      if (value) resolve(value);
                      else if (performance.now() > end) reject(new Error('not within %d ms'));
                      else setTimeout(look, 20);
                    } catch (error) {
                      reject(error);
                    }
                  };
                  look();
                })
                """.formatted(SOON.toMillis(), condition, SOON.toMillis());
        return evaluate(wait, SOON.plus(SOON));
    }

    private JsonElement evaluate(String expression, Duration limit) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        JsonObject answer = get(request("Runtime.evaluate", parameters), expression, limit);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + "\n" + thrown(answer.getAsJsonObject("exceptionDetails")) + story());
        }
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    private JsonObject send(String method, JsonObject parameters) {
        return get(request(method, parameters), method, SOON);
    }

    private CompletableFuture<JsonObject> request(String method, JsonObject parameters) {
        JsonObject message = new JsonObject();
        message.addProperty("id", ++lastId);
        message.addProperty("method", method);
        message.add("params", parameters);
        if (!session.isEmpty()) {
            message.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(lastId, answer);
        try {
            commands.write(message.toString().getBytes(StandardCharsets.UTF_8));
            commands.write(0);
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Chromium is gone" + story(), e);
        }
        return answer;
    }

    private <T> T get(CompletableFuture<T> answer, String what, Duration limit) {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Chromium: " + what + story(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0) {
                    message.write(next);
                    continue;
                }
                received(JsonParser.parseString(message.toString(StandardCharsets.UTF_8))
                        .getAsJsonObject());
                message.reset();
            }
        } catch (IOException e) {
            // It was killed: the end, as below.
        }
        pending.values().forEach(answer -> answer.completeExceptionally(new IOException("Chromium ended")));
    }

    private void received(JsonObject message) {
        if (message.has("id")) {
            CompletableFuture<JsonObject> answer =
                    pending.remove(message.get("id").getAsInt());
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IOException(message.get("error").toString()));
            } else {
                answer.complete(message.getAsJsonObject("result"));
            }
            return;
        }
        switch (message.get("method").getAsString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" ->
                console.add(thrown(message.getAsJsonObject("params").getAsJsonObject("exceptionDetails")));
            case "Runtime.consoleAPICalled" ->
                console.add(message.getAsJsonObject("params").get("args").toString());
            default -> {
                // Nobody asked.
            }
        }
    }

    private static String thrown(JsonObject details) {
        JsonObject exception = details.getAsJsonObject("exception");
        return exception != null && exception.has("description")
                ? exception.get("description").getAsString()
                : details.toString();
    }

    private String story() {
        return console.isEmpty() ? "" : "\n--- console\n" + String.join("\n", console);
    }

    /** Ends it and waits for its end. */
    @Override
    public void close() throws IOException {
        // The end of its pipe is its own.
        commands.close();
        try {
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
