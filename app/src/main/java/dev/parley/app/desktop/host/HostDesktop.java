package dev.parley.app.desktop.host;

import dev.parley.app.bus.BusAddress;
import dev.parley.app.bus.BusException;
import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.TrayItem;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop of the system that this program runs on. One thread, {@code desktop}, does all that is asked, one after the
 * other: a desktop that hangs holds up nothing else.
 */
public final class HostDesktop implements Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(HostDesktop.class);
    private static final long CLOSE_SECONDS = 2;

    private final Opener opener;
    private final ThreadPoolExecutor thread;
    /** Owned by the thread; null before, and where there is nothing. */
    private Parts parts;

    /** Finds what the system has. */
    interface Opener {
        /** On the thread, which is given. */
        Parts open(Executor thread, Listener listener) throws Exception;
    }

    HostDesktop(Opener opener) {
        this.opener = opener;
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("desktop").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * That of a system; nothing is done yet.
     *
     * @param environment of the process
     * @param osName as {@code os.name}
     */
    public static Desktop of(Map<String, String> environment, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return new HostDesktop((thread, listener) -> new AwtParts(
                    listener, new ExecutionState(), (tray, notice) -> tray.message(notice.title(), notice.body())));
        }
        if (os.startsWith("mac")) {
            return new HostDesktop(
                    (thread, listener) -> new AwtParts(listener, new Caffeinate(), new MacNotifications()));
        }
        XScreenSaver server = XScreenSaver.of(environment);
        return new HostDesktop((thread, listener) -> {
            try {
                return new BusParts(BusAddress.of(environment), server, thread, listener);
            } catch (BusException e) {
                if (server == null) {
                    throw e;
                }
                LOG.info("no message bus, only an X server: {}", e.toString());
                return new ServerParts(server);
            }
        });
    }

    /** Something to do with what the system has. */
    private interface Work {
        void on(Parts parts) throws Exception;
    }

    @Override
    public void start(Listener listener) {
        thread.execute(() -> {
            try {
                parts = opener.open(thread, listener);
            } catch (Exception | LinkageError e) {
                LOG.info("the program goes on without a desktop: {}", e.toString());
            }
        });
    }

    private void run(Work work) {
        thread.execute(() -> {
            if (parts != null) {
                try {
                    work.on(parts);
                } catch (Exception e) {
                    LOG.info("the desktop doesn't do that: {}", e.toString());
                }
            }
        });
    }

    @Override
    public void show(TrayItem item) {
        run(on -> on.show(item));
    }

    @Override
    public void show(Notice notice) {
        run(on -> on.show(notice));
    }

    @Override
    public void withdraw(Notice.Kind kind) {
        run(on -> on.withdraw(kind));
    }

    @Override
    public void inhibitIdle(String reason) {
        run(on -> on.inhibitIdle(reason));
    }

    @Override
    public void allowIdle() {
        run(Parts::allowIdle);
    }

    @Override
    public void close() {
        run(Parts::close);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the desktop does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
