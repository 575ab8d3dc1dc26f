package dev.parley.app.desktop;

/**
 * The desktop around the program. What it can't do it leaves out, and the program goes on without. Methods may be called on
 * any thread, never block, and never throw.
 */
public interface Desktop extends AutoCloseable {
    /** One that does nothing. */
    Desktop NONE = new Desktop() {
        @Override
        public void start(Listener listener) {}

        @Override
        public void show(TrayItem item) {}

        @Override
        public void show(Notice notice) {}

        @Override
        public void withdraw(Notice.Kind kind) {}

        @Override
        public void inhibitIdle(String reason) {}

        @Override
        public void allowIdle() {}

        @Override
        public void close() {}
    };

    /** Hears of the desktop, on a thread of its own, which it must not block. */
    interface Listener {
        /** Whether the item is to be seen in a tray; false until it is said. */
        void trayChanged(boolean shown);

        /** An item of the menu was chosen. */
        void chosen(String itemId);

        /**
         * A notification was clicked.
         *
         * @param actionId {@link Notice#DEFAULT} for the notification itself
         */
        void acted(Notice notice, String actionId);
    }

    /** Looks for what the desktop has; once, and first. */
    void start(Listener listener);

    /** Shows this in the tray, in place of what is there. */
    void show(TrayItem item);

    /** Notifies, in place of the notification of the same kind. */
    void show(Notice notice);

    /** Takes the notification of that kind away; harmless where there is none. */
    void withdraw(Notice.Kind kind);

    /**
     * Keeps the screen on and the system awake, until {@link #allowIdle} or the end of the process.
     *
     * @param reason for people
     */
    void inhibitIdle(String reason);

    /** Lets the screen go off again. */
    void allowIdle();

    /** Takes away all that is shown; returns when that is done, after 2 s at most. */
    @Override
    void close();
}
