package dev.parley.app.settings.keychain;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Functions of a library of the system. Immutable. */
@SuppressWarnings("restricted")
final class Native {
    private final SymbolLookup library;

    Native(SymbolLookup library) {
        this.library = library;
    }

    /**
     * Loads a library, for as long as the process lives.
     *
     * @throws IllegalArgumentException if it isn't there
     */
    static Native load(String library) {
        return new Native(SymbolLookup.libraryLookup(library, Arena.global()));
    }

    /**
     * A function.
     *
     * @throws java.util.NoSuchElementException if the library has none of this name
     */
    MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type, options);
    }

    /** Where a variable of the library is. */
    MemorySegment variable(String name) {
        return library.findOrThrow(name);
    }

    static MemorySegment pointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) value(function, arguments);
    }

    static int number(MethodHandle function, Object... arguments) {
        return (int) value(function, arguments);
    }

    static Object value(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
