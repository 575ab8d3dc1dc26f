package dev.parley.app.engine.rtc;

import java.util.Locale;

/** Which operating system this is, where that makes a difference to devices. */
final class Systems {
    static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");

    private Systems() {}
}
