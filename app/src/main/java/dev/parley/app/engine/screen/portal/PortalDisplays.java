package dev.parley.app.engine.screen.portal;

import dev.parley.app.bus.BusAddress;
import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplaySource;
import dev.parley.app.engine.screen.Capture;
import dev.parley.app.engine.screen.DisplayException;
import dev.parley.app.engine.screen.Displays;
import dev.parley.app.engine.screen.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BiConsumer;

/**
 * Screens and windows under Wayland: the person picks in the system's own picker. Two threads: {@code screen} tells the
 * sinks, and {@code portal} waits for the message bus and for the person, so that there is one picker at a time.
 */
public final class PortalDisplays implements Displays {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final Duration patience;
    private final ScheduledThreadPoolExecutor screen;
    /** Null before its first task. */
    private volatile Thread screenThread;

    private final ExecutorService portal;
    private final RestoreToken token;
    private final Set<PortalCapture> captures = ConcurrentHashMap.newKeySet();
    /** The {@code portal} thread's own: null before the first share. */
    private PipeWire library;

    /**
     * Asks for nothing yet, and loads no library.
     *
     * @param environment of this process: where the message bus and PipeWire are, and what desktop it is
     * @param token the file in which the permission of the person is kept; made when there is one
     */
    public PortalDisplays(Map<String, String> environment, Path token) {
        this(environment, token, PATIENCE);
    }

    /** @param patience how long the first picture may take after the pick before something is said */
    PortalDisplays(Map<String, String> environment, Path token, Duration patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
        this.token = new RestoreToken(token);
        this.screen = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = Thread.ofPlatform().name("screen").daemon().unstarted(task);
            screenThread = thread;
            return thread;
        });
        // What was planned for later isn't waited for.
        this.screen.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.portal = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("portal").daemon().factory());
    }

    @Override
    public boolean picksItself() {
        return true;
    }

    @Override
    public List<DisplaySource> list() {
        return List.of();
    }

    @Override
    public Capture open(DisplaySource sourceOrNull, DisplayOptions options, Sink sink) {
        PortalCapture capture = new PortalCapture(this, options, sink);
        // Who shares already wants another source: what was remembered is that one.
        boolean another = !captures.isEmpty();
        captures.add(capture);
        capture.start(!another);
        return capture;
    }

    /** There is nothing in the {@link #list} to be seen. */
    @Override
    public void thumbnail(String id, int width, int height, Sink sink) {
        screen.execute(() -> sink.ended("failed", "the system shows them in its own picker"));
    }

    /** Where sinks are told. */
    ScheduledThreadPoolExecutor screen() {
        return screen;
    }

    boolean isOnScreenThread() {
        return Thread.currentThread() == screenThread;
    }

    /** Where it may take long. */
    ExecutorService portal() {
        return portal;
    }

    RestoreToken token() {
        return token;
    }

    /** From the pick to the first picture. */
    Duration patience() {
        return patience;
    }

    /** The socket of PipeWire; empty for the usual one. */
    String remote() {
        return environment.getOrDefault("PIPEWIRE_REMOTE", "");
    }

    /** A new session, not begun. */
    ScreenCast cast(BiConsumer<String, String> ended) {
        return new ScreenCast(BusAddress.of(environment), Wayland.portalPackages(environment), ended);
    }

    /** The library, on the {@code portal} thread. */
    PipeWire library() throws DisplayException {
        if (library == null) {
            library = PipeWire.load();
        }
        return library;
    }

    void over(PortalCapture capture) {
        captures.remove(capture);
    }

    @Override
    public void close() {
        captures.forEach(PortalCapture::close);
        screen.shutdown();
        // Who waited there for the person waits no more.
        portal.shutdown();
    }
}
