package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.TrayItem;

/**
 * Windows and macOS. Notifications have no buttons there: the ringing window, which is above all others, has the answers. A
 * click on one opens the window on Windows, and nothing on macOS.
 */
final class AwtParts implements Parts {
    private final AwtTray tray;
    private final Idle idle;
    private final Notifier notifier;

    /** Keeps the screen on. */
    interface Idle {
        void inhibit() throws Exception;

        /** Harmless where nothing is inhibited. */
        void release() throws Exception;
    }

    /** Shows a notification. */
    interface Notifier {
        void show(AwtTray tray, Notice notice) throws Exception;
    }

    AwtParts(Desktop.Listener listener, Idle idle, Notifier notifier) {
        this.tray = new AwtTray(listener);
        this.idle = idle;
        this.notifier = notifier;
    }

    @Override
    public void show(TrayItem item) {
        tray.show(item);
    }

    @Override
    public void show(Notice notice) throws Exception {
        notifier.show(tray, notice);
    }

    @Override
    public void withdraw(Notice.Kind kind) {
        // Both systems take it away themselves, after some seconds.
    }

    @Override
    public void inhibitIdle(String reason) throws Exception {
        idle.inhibit();
    }

    @Override
    public void allowIdle() throws Exception {
        idle.release();
    }

    @Override
    public void close() throws Exception {
        idle.release();
        tray.close();
    }
}
