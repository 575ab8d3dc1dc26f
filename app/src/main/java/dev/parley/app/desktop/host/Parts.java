package dev.parley.app.desktop.host;

import dev.parley.app.desktop.Notice;
import dev.parley.app.desktop.TrayItem;

/** What a system can do, as {@link dev.parley.app.desktop.Desktop} says it. All on one thread, where it may block. */
interface Parts {
    void show(TrayItem item) throws Exception;

    void show(Notice notice) throws Exception;

    void withdraw(Notice.Kind kind) throws Exception;

    void inhibitIdle(String reason) throws Exception;

    void allowIdle() throws Exception;

    /** Takes away all that is shown. */
    void close() throws Exception;
}
