package dev.parley.app.ui;

import dev.parley.app.desktop.Desktop;
import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.TrayItem;
import java.util.EnumMap;
import java.util.Map;

/** A desktop that remembers what it shows, and does what the test says. */
public final class SimulatedDesktop implements Desktop {
    private final Map<Notice.Kind, Notice> notices = new EnumMap<>(Notice.Kind.class);
    private TrayItem item;
    private String awake = "";
    private Listener listener;

    @Override
    public synchronized void start(Listener to) {
        listener = to;
    }

    @Override
    public synchronized void show(TrayItem now) {
        item = now;
    }

    @Override
    public synchronized void show(Notice notice) {
        notices.put(notice.kind(), notice);
    }

    @Override
    public synchronized void withdraw(Notice.Kind kind) {
        notices.remove(kind);
    }

    @Override
    public synchronized void inhibitIdle(String reason) {
        awake = reason;
    }

    @Override
    public synchronized void allowIdle() {
        awake = "";
    }

    @Override
    public void close() {}

    /** A tray comes, or goes. */
    public void tray(boolean shown) {
        listener.trayChanged(shown);
        Fx.run(() -> {}); // what it hands over has come through
    }

    /** The person chooses from the menu. */
    public void choose(String itemId) {
        listener.chosen(itemId);
        Fx.run(() -> {});
    }

    /** The person clicks at a notification. */
    public void act(Notice notice, String actionId) {
        listener.acted(notice, actionId);
        Fx.run(() -> {});
    }

    /** What the tray shows. */
    public synchronized TrayItem item() {
        return item;
    }

    /** What it notifies of; null for nothing. */
    public synchronized Notice notice(Notice.Kind kind) {
        return notices.get(kind);
    }

    /** Why the screen stays on; empty where it doesn't. */
    public synchronized String awake() {
        return awake;
    }
}
