package dev.parley.app.settings.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values that Keychain Services on macOS take and give (CoreFoundation.framework). Immutable. */
@SuppressWarnings("restricted")
final class CoreFoundation {
    private final Native library;
    private final MethodHandle newString;
    private final MethodHandle newData;
    private final MethodHandle length;
    private final MethodHandle bytes;
    private final MethodHandle newDictionary;
    private final MethodHandle release;

    CoreFoundation(Native library) {
        this.library = library;
        newString = library.function(
                "CFStringCreateWithCharacters", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        newData = library.function("CFDataCreate", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        length = library.function("CFDataGetLength", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        bytes = library.function("CFDataGetBytePtr", FunctionDescriptor.of(ADDRESS, ADDRESS));
        newDictionary = library.function(
                "CFDictionaryCreate",
                FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
        release = library.function("CFRelease", FunctionDescriptor.ofVoid(ADDRESS));
    }

    /** A constant of a framework that is an object, such as {@code kSecClass}: a variable with the pointer to it. */
    static MemorySegment constant(Native library, String name) {
        return library.variable(name).reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
    }

    MemorySegment yes() {
        return constant(library, "kCFBooleanTrue");
    }

    /** What is made in it, and what is {@linkplain #own given to it}, lives until it is closed. One thread. */
    final class Pool implements AutoCloseable {
        private final Arena arena = Arena.ofConfined();
        private final List<MemorySegment> objects = new ArrayList<>();

        MemorySegment string(String text) {
            MemorySegment characters = arena.allocateFrom(JAVA_CHAR, text.toCharArray());
            return own(Native.pointer(newString, MemorySegment.NULL, characters, (long) text.length()));
        }

        /** Copies the bytes, and clears its copy of them afterwards; the framework's own is out of reach. */
        MemorySegment data(byte[] content) {
            MemorySegment copy = arena.allocateFrom(JAVA_BYTE, content);
            MemorySegment data = own(Native.pointer(newData, MemorySegment.NULL, copy, (long) content.length));
            copy.fill((byte) 0);
            return data;
        }

        MemorySegment dictionary(Map<MemorySegment, MemorySegment> entries) {
            MemorySegment keys = arena.allocate(ADDRESS, entries.size());
            MemorySegment values = arena.allocate(ADDRESS, entries.size());
            int i = 0;
            for (Map.Entry<MemorySegment, MemorySegment> entry : entries.entrySet()) {
                keys.setAtIndex(ADDRESS, i, entry.getKey());
                values.setAtIndex(ADDRESS, i, entry.getValue());
                i++;
            }
            return own(Native.pointer(
                    newDictionary,
                    MemorySegment.NULL,
                    keys,
                    values,
                    (long) entries.size(),
                    library.variable("kCFTypeDictionaryKeyCallBacks"),
                    library.variable("kCFTypeDictionaryValueCallBacks")));
        }

        /** Room for a pointer that a function gives, null at first. */
        MemorySegment result() {
            return arena.allocate(ADDRESS);
        }

        /** Takes over the reference that came with an object. */
        MemorySegment own(MemorySegment object) {
            if (object.address() == 0) {
                throw new IllegalStateException("no memory");
            }
            objects.add(object);
            return object;
        }

        @Override
        public void close() {
            objects.forEach(object -> {
                Object unused = Native.value(release, object);
            });
            arena.close();
        }
    }

    /** The bytes of a {@code CFData}. */
    byte[] bytes(MemorySegment data) {
        long size = (long) Native.value(length, data);
        // Of no bytes the pointer may be null.
        return size == 0
                ? new byte[0]
                : Native.pointer(bytes, data).reinterpret(size).toArray(JAVA_BYTE);
    }
}
