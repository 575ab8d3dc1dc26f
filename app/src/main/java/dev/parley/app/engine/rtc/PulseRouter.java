package dev.parley.app.engine.rtc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.parley.app.engine.api.Device;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves our streams on PulseAudio, or PipeWire in its place. The library's own choice of a device does nothing there: it
 * looks for an identifier that its PulseAudio module leaves empty, and takes the default device. A moved stream goes on
 * without a gap.
 *
 * <p>{@link #route} runs on the engine thread; the callbacks on libpulse's own thread. Both hold the lock of libpulse's
 * main loop, which guards all mutable fields.
 */
@SuppressWarnings("restricted")
final class PulseRouter implements SoundRouter {
    private static final Logger LOG = LoggerFactory.getLogger(PulseRouter.class);

    // From pulse/context.h, pulse/def.h and pulse/introspect.h.
    private static final int CONTEXT_READY = 4;
    private static final int MASK_SINK_INPUT = 4;
    private static final int MASK_SOURCE_OUTPUT = 8;
    private static final int EVENT_FACILITY = 0x0f;
    private static final int EVENT_TYPE = 0x30;
    private static final int SINK_INPUT_PROPERTIES = 344;
    private static final int SOURCE_OUTPUT_PROPERTIES = 208;

    /** {@code pa_context_notify_cb_t}. */
    interface OnState {
        void call(MemorySegment context, MemorySegment data);
    }

    /** {@code pa_context_subscribe_cb_t}. */
    interface OnEvent {
        void call(MemorySegment context, int event, int index, MemorySegment data);
    }

    /** {@code pa_sink_input_info_cb_t} and {@code pa_source_output_info_cb_t}. */
    interface OnInfo {
        void call(MemorySegment context, MemorySegment info, int last, MemorySegment data);
    }

    private final String process = Long.toString(ProcessHandle.current().pid());
    private Pulse pulse;
    private boolean broken;
    private MemorySegment loop;
    private MemorySegment context;
    private MemorySegment streamSeen;
    private MemorySegment recorderSeen;
    private boolean ready;
    private String source = "";
    private String sink = "";

    @Override
    public void route(Device microphone, boolean recording, Device speaker, boolean playing) {
        String newSource = microphone == null ? "" : microphone.id();
        String newSink = speaker == null ? "" : speaker.id();
        if (broken || (pulse == null && !recording && !playing)) {
            return;
        }
        try {
            if (pulse == null) {
                connect();
            }
            pulse.call(pulse.lock, loop);
            try {
                boolean changed = !newSource.equals(source) || !newSink.equals(sink);
                source = newSource;
                sink = newSink;
                if (changed && ready) {
                    moveAll();
                }
            } finally {
                pulse.call(pulse.unlock, loop);
            }
        } catch (RuntimeException e) {
            broken = true;
            LOG.error("the sound devices cannot be chosen; the system's default ones are used", e);
        }
    }

    private void connect() {
        pulse = new Pulse();
        Arena forever = Arena.global();
        loop = pulse.pointer(pulse.newLoop);
        MemorySegment name = forever.allocateFrom("Parley");
        context = pulse.pointer(pulse.newContext, pulse.pointer(pulse.api, loop), name);
        FunctionDescriptor infoLayout = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        OnState onState = (c, data) -> stateChanged();
        OnEvent onEvent = (c, event, index, data) -> event(event, index);
        OnInfo onStream = (c, info, last, data) -> move(info, last, SINK_INPUT_PROPERTIES, sink, pulse.moveStream);
        OnInfo onRecorder =
                (c, info, last, data) -> move(info, last, SOURCE_OUTPUT_PROPERTIES, source, pulse.moveRecorder);
        MemorySegment state = pulse.stub(OnState.class, onState, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
        MemorySegment events =
                pulse.stub(OnEvent.class, onEvent, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        streamSeen = pulse.stub(OnInfo.class, onStream, infoLayout);
        recorderSeen = pulse.stub(OnInfo.class, onRecorder, infoLayout);
        pulse.call(pulse.setStateCallback, context, state, MemorySegment.NULL);
        pulse.call(pulse.setEventCallback, context, events, MemorySegment.NULL);
        pulse.call(pulse.connect, context, MemorySegment.NULL, 0, MemorySegment.NULL);
        pulse.call(pulse.startLoop, loop);
    }

    private void moveAll() {
        pulse.forget(pulse.pointer(pulse.listStreams, context, streamSeen, MemorySegment.NULL));
        pulse.forget(pulse.pointer(pulse.listRecorders, context, recorderSeen, MemorySegment.NULL));
    }

    private void stateChanged() {
        try {
            ready = (int) pulse.value(pulse.state, context) == CONTEXT_READY;
            if (ready) {
                pulse.forget(pulse.pointer(
                        pulse.subscribe,
                        context,
                        MASK_SINK_INPUT | MASK_SOURCE_OUTPUT,
                        MemorySegment.NULL,
                        MemorySegment.NULL));
                moveAll();
            }
        } catch (Throwable e) {
            LOG.error("sound server state", e);
        }
    }

    // PA_SUBSCRIPTION_EVENT_NEW is 0, SINK_INPUT 2, SOURCE_OUTPUT 3.
    private void event(int event, int index) {
        try {
            if ((event & EVENT_TYPE) != 0) {
                return;
            }
            if ((event & EVENT_FACILITY) == 2) {
                pulse.forget(pulse.pointer(pulse.askStream, context, index, streamSeen, MemorySegment.NULL));
            } else if ((event & EVENT_FACILITY) == 3) {
                pulse.forget(pulse.pointer(pulse.askRecorder, context, index, recorderSeen, MemorySegment.NULL));
            }
        } catch (Throwable e) {
            LOG.error("sound server event", e);
        }
    }

    private void move(MemorySegment info, int last, int propertiesAt, String device, MethodHandle move) {
        try (Arena arena = Arena.ofConfined()) {
            if (last != 0 || device.isEmpty()) {
                return;
            }
            MemorySegment all = info.reinterpret(propertiesAt + ADDRESS.byteSize());
            MemorySegment owner = pulse.pointer(
                    pulse.property, all.get(ADDRESS, propertiesAt), arena.allocateFrom("application.process.id"));
            if (!owner.equals(MemorySegment.NULL)
                    && process.equals(owner.reinterpret(32).getString(0))) {
                int index = all.get(JAVA_INT, 0);
                pulse.forget(pulse.pointer(
                        move, context, index, arena.allocateFrom(device), MemorySegment.NULL, MemorySegment.NULL));
            }
        } catch (Throwable e) {
            LOG.error("a sound stream could not be moved to {}", device, e);
        }
    }

    /** The functions of libpulse that are used here. */
    private static final class Pulse {
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
        final MethodHandle listStreams =
                bind("pa_context_get_sink_input_info_list", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        final MethodHandle listRecorders = bind(
                "pa_context_get_source_output_info_list", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        final MethodHandle askStream = bind(
                "pa_context_get_sink_input_info", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        final MethodHandle askRecorder = bind(
                "pa_context_get_source_output_info",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        final MethodHandle moveStream = bind(
                "pa_context_move_sink_input_by_name",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        final MethodHandle moveRecorder = bind(
                "pa_context_move_source_output_by_name",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
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

        /** The operation goes on without us. */
        void forget(MemorySegment operation) {
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
    }
}
