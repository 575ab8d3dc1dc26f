package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.parley.app.engine.screen.DisplayException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of libpipewire that are used here. Immutable; who calls what when is theirs. */
@SuppressWarnings("restricted")
final class PipeWire {
    private static final Logger LOG = LoggerFactory.getLogger(PipeWire.class);
    private static final String LIBRARY = "libpipewire-0.3.so.0";
    /** Debian's package of it. */
    private static final String PACKAGE = "libpipewire-0.3-0";

    /** PW_VERSION_REGISTRY. */
    private static final int REGISTRY_VERSION = 3;

    private static final FunctionDescriptor TAKE = FunctionDescriptor.ofVoid(ADDRESS);
    private static final FunctionDescriptor GIVE = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library;

    final MethodHandle newLoop;
    final MethodHandle loop;
    final MethodHandle startLoop;
    final MethodHandle stopLoop;
    final MethodHandle destroyLoop;
    final MethodHandle lock;
    final MethodHandle unlock;
    final MethodHandle properties;
    final MethodHandle newStream;
    final MethodHandle connect;
    final MethodHandle destroyStream;
    final MethodHandle setActive;
    final MethodHandle updateParameters;
    final MethodHandle core;
    final MethodHandle listen;
    final MethodHandle dequeue;
    final MethodHandle queue;

    private PipeWire(SymbolLookup library) {
        this.library = library;
        newLoop = bind("pw_thread_loop_new", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        loop = bind("pw_thread_loop_get_loop", FunctionDescriptor.of(ADDRESS, ADDRESS));
        startLoop = bind("pw_thread_loop_start", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        stopLoop = bind("pw_thread_loop_stop", TAKE);
        destroyLoop = bind("pw_thread_loop_destroy", TAKE);
        lock = bind("pw_thread_loop_lock", TAKE);
        unlock = bind("pw_thread_loop_unlock", TAKE);
        properties = bind("pw_properties_new_string", FunctionDescriptor.of(ADDRESS, ADDRESS));
        newStream = bind(
                "pw_stream_new_simple", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        connect = bind(
                "pw_stream_connect",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        destroyStream = bind("pw_stream_destroy", TAKE);
        setActive = bind("pw_stream_set_active", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_BOOLEAN));
        updateParameters = bind("pw_stream_update_params", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        core = bind("pw_stream_get_core", FunctionDescriptor.of(ADDRESS, ADDRESS));
        listen = bind("pw_proxy_add_object_listener", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        dequeue = bind("pw_stream_dequeue_buffer", FunctionDescriptor.of(ADDRESS, ADDRESS));
        queue = bind("pw_stream_queue_buffer", GIVE);
        call(bind("pw_init", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS)), MemorySegment.NULL, MemorySegment.NULL);
    }

    /**
     * Loads and binds the library, which takes a while.
     *
     * @throws DisplayException {@code no-pipewire}, with the package, where it is missing or too old
     */
    static PipeWire load() throws DisplayException {
        return load(LIBRARY);
    }

    static PipeWire load(String name) throws DisplayException {
        try {
            return new PipeWire(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException | NoSuchElementException | UnsatisfiedLinkError e) {
            LOG.info("no {}: {}", name, e.toString());
            throw new DisplayException("no-pipewire", PACKAGE);
        }
    }

    /** A function of the library, which is there for as long as the process is. */
    MethodHandle bind(String name, FunctionDescriptor type) {
        return linker.downcallHandle(library.findOrThrow(name), type);
    }

    /** What has all objects of the server, those of other programs too. To be called with the loop locked. */
    MemorySegment registry(MemorySegment core) {
        // pw_core_get_registry is no function of the library: the proxy begins with a struct spa_interface (type,
        // version,
        // functions, data), and the functions with a version, five others, and this one.
        MemorySegment object = core.reinterpret(32);
        MemorySegment function = object.get(ADDRESS, 16).reinterpret(56).get(ADDRESS, 48);
        MethodHandle get =
                linker.downcallHandle(function, FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG));
        return pointer(get, object.get(ADDRESS, 24), REGISTRY_VERSION, 0L);
    }

    /** The native address of {@code callback}, whose type has the one method {@code call}; good for as long as the arena. */
    MemorySegment stub(Class<?> type, Object callback, FunctionDescriptor layout, Arena arena) {
        try {
            MethodHandle target = MethodHandles.lookup()
                    .findVirtual(type, "call", layout.toMethodType())
                    .bindTo(callback);
            return linker.upcallStub(target, layout, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    MemorySegment pointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) value(function, arguments);
    }

    /** A function that says how it went: 0 or more, or the negative of a number in errno.h. */
    int code(MethodHandle function, Object... arguments) {
        return (int) value(function, arguments);
    }

    void call(MethodHandle function, Object... arguments) {
        Object unused = value(function, arguments);
    }

    /** What the library calls back must not throw into it. */
    static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable e) {
            LOG.error("a callback of PipeWire failed", e);
        }
    }

    private static Object value(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
