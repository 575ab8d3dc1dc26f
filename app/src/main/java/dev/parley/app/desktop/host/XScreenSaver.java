package dev.parley.app.desktop.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * A desktop of nothing but an X server: {@code XScreenSaverSuspend} of libXss (X11 Screen Saver Extension 1.1), which holds
 * off the server's own screen saver and DPMS. The server forgets it when the connection ends, so that it is open for just as
 * long as the call. The libraries are loaded with the first call. On one thread.
 */
@SuppressWarnings("restricted")
final class XScreenSaver {
    private final String name;
    /** Null until it is used. */
    private Functions functions;
    /** The {@code Display*}; null while nothing is held off. */
    private MemorySegment display;

    private record Functions(
            MethodHandle open, MethodHandle close, MethodHandle sync, MethodHandle query, MethodHandle suspend) {
        static Functions load() throws IOException {
            try {
                SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
                SymbolLookup xss = SymbolLookup.libraryLookup("libXss.so.1", Arena.global());
                return new Functions(
                        bind(x11, "XOpenDisplay", FunctionDescriptor.of(ADDRESS, ADDRESS)),
                        bind(x11, "XCloseDisplay", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
                        bind(x11, "XSync", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
                        bind(
                                xss,
                                "XScreenSaverQueryVersion",
                                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
                        bind(xss, "XScreenSaverSuspend", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT)));
            } catch (IllegalArgumentException e) {
                throw new IOException("libXss.so.1 is missing: install the package libxss1", e);
            }
        }

        private static MethodHandle bind(SymbolLookup library, String name, FunctionDescriptor type) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
        }
    }

    /** @param name of the display, as in {@code DISPLAY} */
    XScreenSaver(String name) {
        this.name = name;
    }

    /**
     * That of the session; null where there is none, or where Wayland has the screen and X only windows in it.
     *
     * @param environment of the process
     */
    static XScreenSaver of(Map<String, String> environment) {
        String display = environment.getOrDefault("DISPLAY", "");
        boolean wayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                || "wayland".equals(environment.get("XDG_SESSION_TYPE"));
        return display.isEmpty() || wayland ? null : new XScreenSaver(display);
    }

    /**
     * Holds it off until {@link #release}.
     *
     * @throws IOException where there is no such library, server or extension
     */
    void inhibit() throws IOException {
        if (display != null) {
            return;
        }
        if (functions == null) {
            functions = Functions.load();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment opened = (MemorySegment) functions.open().invokeExact(arena.allocateFrom(name));
            if (opened.address() == 0) {
                throw new IOException("the X server " + name + " can't be reached");
            }
            display = opened;
            MemorySegment major = arena.allocate(JAVA_INT);
            MemorySegment minor = arena.allocate(JAVA_INT);
            int there = (int) functions.query().invokeExact(display, major, minor);
            // It suspends since 1.1; an X error for want of it would end the process.
            boolean suspends = major.get(JAVA_INT, 0) > 1 || minor.get(JAVA_INT, 0) >= 1;
            if (there == 0 || !suspends) {
                release();
                throw new IOException("the X server " + name + " has no MIT-SCREEN-SAVER 1.1");
            }
            functions.suspend().invokeExact(display, 1);
            int unused = (int) functions.sync().invokeExact(display, 0);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets it come again. */
    void release() {
        if (display == null) {
            return;
        }
        try {
            int unused = (int) functions.close().invokeExact(display);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        } finally {
            display = null;
        }
    }
}
