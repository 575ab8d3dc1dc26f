package dev.parley.app.settings.keychain;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A library whose functions are methods of a test: what another system has can be called here, argument by argument. */
@SuppressWarnings("restricted")
final class FakeLibrary {
    private final Arena arena;
    private final MethodHandles.Lookup lookup;
    private final Object fake;
    private final Map<String, MemorySegment> symbols = new HashMap<>();

    /** @param lookup of the class of {@code fake} */
    FakeLibrary(Arena arena, MethodHandles.Lookup lookup, Object fake) {
        this.arena = arena;
        this.lookup = lookup;
        this.fake = fake;
    }

    /** The method of this name is the function of this name. */
    FakeLibrary function(String name, FunctionDescriptor type) {
        try {
            symbols.put(
                    name, Linker.nativeLinker().upcallStub(lookup.bind(fake, name, type.toMethodType()), type, arena));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    FakeLibrary variable(String name, MemorySegment place) {
        symbols.put(name, place);
        return this;
    }

    Native library() {
        return new Native(name -> Optional.ofNullable(symbols.get(name)));
    }
}
