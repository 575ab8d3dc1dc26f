package dev.parley.app.engine.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Which process a window belongs to, on Windows and macOS. Immutable; any thread. */
@SuppressWarnings("restricted")
public interface WindowOwner {
    /**
     * The process of a window.
     *
     * @param window an HWND, or a CGWindowID
     * @return its number; 0 where there is no such window
     */
    long pid(long window);

    /** The way of this system, where it is Windows or macOS. */
    static WindowOwner ofSystem() {
        return Systems.WINDOWS ? new OnWindows() : new OnMac();
    }

    /** {@code GetWindowThreadProcessId} of user32. */
    final class OnWindows implements WindowOwner {
        private final MethodHandle getWindowThreadProcessId = Linker.nativeLinker()
                .downcallHandle(
                        SymbolLookup.libraryLookup("user32", Arena.global()).findOrThrow("GetWindowThreadProcessId"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));

        @Override
        public long pid(long window) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment pid = arena.allocate(JAVA_INT);
                int unused = (int) getWindowThreadProcessId.invokeExact(window, pid);
                return Integer.toUnsignedLong(pid.get(JAVA_INT, 0));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** {@code CGWindowListCreateDescriptionFromArray} of Core Graphics, and its {@code kCGWindowOwnerPID}. */
    final class OnMac implements WindowOwner {
        private static final int SINT32 = 3;
        private static final AddressLayout KEY = ADDRESS;

        private final SymbolLookup foundation = framework("CoreFoundation");
        private final SymbolLookup graphics = framework("CoreGraphics");
        private final MethodHandle arrayCreate =
                bind(foundation, "CFArrayCreate", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
        private final MethodHandle arrayCount =
                bind(foundation, "CFArrayGetCount", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        private final MethodHandle arrayValue =
                bind(foundation, "CFArrayGetValueAtIndex", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG));
        private final MethodHandle dictionaryValue =
                bind(foundation, "CFDictionaryGetValue", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        private final MethodHandle numberValue =
                bind(foundation, "CFNumberGetValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS));
        private final MethodHandle release = bind(foundation, "CFRelease", FunctionDescriptor.ofVoid(ADDRESS));
        private final MethodHandle describe =
                bind(graphics, "CGWindowListCreateDescriptionFromArray", FunctionDescriptor.of(ADDRESS, ADDRESS));
        private final MemorySegment ownerPid = graphics.findOrThrow("kCGWindowOwnerPID")
                .reinterpret(KEY.byteSize())
                .get(KEY, 0);

        @Override
        public long pid(long window) {
            try (Arena arena = Arena.ofConfined()) {
                // The array holds the numbers themselves, in place of pointers.
                MemorySegment numbers = arena.allocateFrom(JAVA_LONG, window);
                MemorySegment ids =
                        (MemorySegment) arrayCreate.invokeExact(MemorySegment.NULL, numbers, 1L, MemorySegment.NULL);
                MemorySegment windows = (MemorySegment) describe.invokeExact(ids);
                release.invokeExact(ids);
                if (windows.address() == 0) {
                    return 0;
                }
                long pid = (long) arrayCount.invokeExact(windows) == 0 ? 0 : pid(windows, arena);
                release.invokeExact(windows);
                return pid;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private long pid(MemorySegment windows, Arena arena) throws Throwable {
            MemorySegment first = (MemorySegment) arrayValue.invokeExact(windows, 0L);
            MemorySegment number = (MemorySegment) dictionaryValue.invokeExact(first, ownerPid);
            MemorySegment value = arena.allocate(JAVA_INT);
            if (number.address() != 0) {
                int unused = (int) numberValue.invokeExact(number, (long) SINT32, value);
            }
            return value.get(JAVA_INT, 0);
        }

        private static SymbolLookup framework(String name) {
            return SymbolLookup.libraryLookup(
                    "/System/Library/Frameworks/" + name + ".framework/" + name, Arena.global());
        }

        private static MethodHandle bind(SymbolLookup library, String name, FunctionDescriptor type) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
        }
    }
}
