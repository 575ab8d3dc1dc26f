package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.TrayItem;
import java.io.IOException;

/** A desktop without a message bus: an X server, of which there is only the screen saver. */
final class ServerParts implements Parts {
    private final XScreenSaver saver;

    ServerParts(XScreenSaver saver) {
        this.saver = saver;
    }

    @Override
    public void show(TrayItem item) {
        // There is no tray, and the listener heard of none.
    }

    @Override
    public void show(Notice notice) {
        // Nobody shows it; the window itself comes.
    }

    @Override
    public void withdraw(Notice.Kind kind) {
        // None was shown.
    }

    @Override
    public void inhibitIdle(String reason) throws IOException {
        saver.inhibit();
    }

    @Override
    public void allowIdle() {
        saver.release();
    }

    @Override
    public void close() {
        saver.release();
    }
}
