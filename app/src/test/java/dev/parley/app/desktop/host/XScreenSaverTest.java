package dev.parley.app.desktop.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.desktop.Desktop;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The screen saver of a real X server without any desktop. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("restricted")
class XScreenSaverTest {
    private static final long DEADLINE_MS = 20_000;
    // The saver comes after one second; this is as good as never.
    private static final long NEVER_MS = 2500;
    // From saver.h.
    private static final int SCREEN_SAVER_ON = 1;

    /** What another program sees of the server: XScreenSaverInfo of scrnsaver.h. */
    private static final class Other implements AutoCloseable {
        private final Arena arena = Arena.ofShared();
        private final SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
        private final SymbolLookup xss = SymbolLookup.libraryLookup("libXss.so.1", Arena.global());
        private final MemorySegment display;
        private final MemorySegment info = arena.allocate(48, 8);
        private final long root;

        Other(String name) throws Throwable {
            display = (MemorySegment) bind(x11, "XOpenDisplay", FunctionDescriptor.of(ADDRESS, ADDRESS))
                    .invokeExact(arena.allocateFrom(name));
            root = (long) bind(x11, "XDefaultRootWindow", FunctionDescriptor.of(JAVA_LONG, ADDRESS))
                    .invokeExact(display);
            // As xset s 1 0 does.
            int unused = (int) bind(
                            x11,
                            "XSetScreenSaver",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                    .invokeExact(display, 1, 0, 1, 1);
        }

        private static MethodHandle bind(SymbolLookup library, String name, FunctionDescriptor type) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
        }

        int state() throws Throwable {
            int done = (int)
                    bind(xss, "XScreenSaverQueryInfo", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS))
                            .invokeExact(display, root, info);
            assertEquals(1, done);
            return info.get(JAVA_INT, 8);
        }

        /** Whether the saver comes in that time. */
        boolean comes(long withinMs) throws Throwable {
            long end = System.nanoTime() + withinMs * 1_000_000;
            while (System.nanoTime() < end) {
                if (state() == SCREEN_SAVER_ON) {
                    return true;
                }
                LockSupport.parkNanos(50_000_000);
            }
            return false;
        }

        /** Whether it doesn't come any more; until the program is through it may have come, and is sent away. */
        boolean staysAway() throws Throwable {
            long end = System.nanoTime() + DEADLINE_MS * 1_000_000;
            while (System.nanoTime() < end) {
                int unused = (int) bind(x11, "XForceScreenSaver", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT))
                        .invokeExact(display, 0);
                if (!comes(NEVER_MS)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            try {
                int unused = (int) bind(x11, "XCloseDisplay", FunctionDescriptor.of(JAVA_INT, ADDRESS))
                        .invokeExact(display);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
            arena.close();
        }
    }

    private static boolean has(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.ofAuto());
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void it_comes_not_in_a_call_and_again_afterwards() throws Throwable {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "Xvfb is missing: install the package xvfb");
        assumeTrue(has("libXss.so.1"), "libXss.so.1 is missing: install the package libxss1");
        Process server = new ProcessBuilder("Xvfb", "-noreset", "-displayfd", "1", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String number = server.inputReader().readLine();
            assertNotNull(number, "Xvfb didn't start");
            String name = ":" + number;
            Desktop desktop = HostDesktop.of(
                    Map.of("DISPLAY", name, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all"), "Linux");
            try (Other other = new Other(name)) {
                desktop.start(new Heard());
                desktop.inhibitIdle("a call");
                desktop.inhibitIdle("a call");
                assertTrue(other.staysAway(), "it comes in the call");
                desktop.allowIdle();
                assertTrue(other.comes(DEADLINE_MS), "it never comes again");
            } finally {
                desktop.close();
            }
        } finally {
            server.destroy();
        }
    }

    @Test
    void it_is_asked_only_where_the_screen_is_of_x() {
        assertNotNull(XScreenSaver.of(Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "x11")));
        assertNull(XScreenSaver.of(Map.of()));
        assertNull(XScreenSaver.of(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0")));
        assertNull(XScreenSaver.of(Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "wayland")));
    }

    @Test
    void a_server_that_is_not_there_is_said() {
        XScreenSaver none = new XScreenSaver(":64999");
        assertThrows(IOException.class, none::inhibit);
        none.release();
    }
}
