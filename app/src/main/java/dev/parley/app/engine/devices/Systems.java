package dev.parley.app.engine.devices;

import java.util.Locale;

/** Which operating system this is, where that makes a difference to devices. */
public final class Systems {
    public static final boolean LINUX = is("linux");
    public static final boolean WINDOWS = is("windows");

    private Systems() {}

    private static boolean is(String name) {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith(name);
    }
}
