package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what the desktop says, such as {@code tray true}. */
final class Heard implements Desktop.Listener {
    private final BlockingQueue<String> all = new LinkedBlockingQueue<>();

    @Override
    public void trayChanged(boolean shown) {
        all.add("tray " + shown);
    }

    @Override
    public void chosen(String itemId) {
        all.add("chosen " + itemId);
    }

    @Override
    public void acted(Notice notice, String actionId) {
        all.add(notice.about() + " " + actionId);
    }

    String next() throws InterruptedException {
        String next = all.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was heard");
        }
        return next;
    }

    boolean nothing() throws InterruptedException {
        return all.poll(200, TimeUnit.MILLISECONDS) == null;
    }
}
