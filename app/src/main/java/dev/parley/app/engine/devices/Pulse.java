package dev.parley.app.engine.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** The functions of libpulse's asynchronous interface that are used here. Immutable; who calls what when is theirs. */
@SuppressWarnings("restricted")
final class Pulse {
    private static final FunctionDescriptor ASK_ALL = FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private static final FunctionDescriptor ASK_ONE =
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor MOVE =
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libpulse.so.0", Arena.global());

    final MethodHandle newLoop = bind("pa_threaded_mainloop_new", FunctionDescriptor.of(ADDRESS));
    final MethodHandle api = bind("pa_threaded_mainloop_get_api", FunctionDescriptor.of(ADDRESS, ADDRESS));
    final MethodHandle startLoop = bind("pa_threaded_mainloop_start", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    final MethodHandle lock = bind("pa_threaded_mainloop_lock", FunctionDescriptor.ofVoid(ADDRESS));
    final MethodHandle unlock = bind("pa_threaded_mainloop_unlock", FunctionDescriptor.ofVoid(ADDRESS));
    final MethodHandle newContext = bind("pa_context_new", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    final MethodHandle setStateCallback =
            bind("pa_context_set_state_callback", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
    final MethodHandle setEventCallback =
            bind("pa_context_set_subscribe_callback", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
    final MethodHandle connect =
            bind("pa_context_connect", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
    final MethodHandle state = bind("pa_context_get_state", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    final MethodHandle subscribe =
            bind("pa_context_subscribe", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
    final MethodHandle askServer = bind("pa_context_get_server_info", ASK_ALL);
    final MethodHandle listSinks = bind("pa_context_get_sink_info_list", ASK_ALL);
    final MethodHandle listSources = bind("pa_context_get_source_info_list", ASK_ALL);
    final MethodHandle listStreams = bind("pa_context_get_sink_input_info_list", ASK_ALL);
    final MethodHandle listRecorders = bind("pa_context_get_source_output_info_list", ASK_ALL);
    final MethodHandle askStream = bind("pa_context_get_sink_input_info", ASK_ONE);
    final MethodHandle askRecorder = bind("pa_context_get_source_output_info", ASK_ONE);
    final MethodHandle moveStream = bind("pa_context_move_sink_input_by_name", MOVE);
    final MethodHandle moveRecorder = bind("pa_context_move_source_output_by_name", MOVE);
    final MethodHandle property = bind("pa_proplist_gets", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    final MethodHandle release = bind("pa_operation_unref", FunctionDescriptor.ofVoid(ADDRESS));

    private MethodHandle bind(String name, FunctionDescriptor type) {
        return linker.downcallHandle(library.findOrThrow(name), type);
    }

    /** The native address of {@code callback}, whose type has the one method {@code call}; good for ever. */
    MemorySegment stub(Class<?> type, Object callback, FunctionDescriptor layout) {
        try {
            MethodHandle target = MethodHandles.lookup()
                    .findVirtual(type, "call", layout.toMethodType())
                    .bindTo(callback);
            return linker.upcallStub(target, layout, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    MemorySegment pointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) value(function, arguments);
    }

    void call(MethodHandle function, Object... arguments) {
        Object unused = value(function, arguments);
    }

    /** Starts an operation that goes on without us. */
    void start(MethodHandle function, Object... arguments) {
        MemorySegment operation = pointer(function, arguments);
        if (!operation.equals(MemorySegment.NULL)) {
            call(release, operation);
        }
    }

    Object value(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text that {@code struct} points to at {@code offset}; empty where it points to none. */
    static String text(MemorySegment struct, long offset) {
        MemorySegment text = struct.get(ADDRESS, offset);
        return text.equals(MemorySegment.NULL)
                ? ""
                : text.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
