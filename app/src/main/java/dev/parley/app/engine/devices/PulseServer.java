package dev.parley.app.engine.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound devices of PulseAudio, or PipeWire in its place: lists them as they come and go, and moves our streams to the
 * chosen ones. The library's own lists hang for ever without a server, and its own choice of a device does nothing there:
 * it looks for an identifier that its PulseAudio module leaves empty, and takes the default device. A moved stream goes on
 * without a gap.
 *
 * <p>The constructor may run on any thread, {@link #start} and {@link #route} on the engine's; the callbacks, and so the listener, on libpulse's own
 * thread. All hold the lock of libpulse's main loop, which guards all mutable fields.
 */
@SuppressWarnings("restricted")
public final class PulseServer implements SoundDevices {
    private static final Logger LOG = LoggerFactory.getLogger(PulseServer.class);

    // From pulse/context.h, pulse/def.h and pulse/introspect.h.
    private static final int CONTEXT_READY = 4;
    private static final int CONTEXT_FAILED = 5;
    private static final int NO_AUTOSPAWN = 1;
    private static final int MASK = 1 | 2 | 4 | 8 | 0x80 | 0x200; // sinks, sources, streams, recorders, server, cards
    private static final int EVENT_FACILITY = 0x0f;
    private static final int EVENT_TYPE = 0x30;
    private static final int STREAM = 2;
    private static final int RECORDER = 3;

    /** {@code pa_context_notify_cb_t} and {@code pa_server_info_cb_t} without its second argument. */
    interface OnState {
        void call(MemorySegment context, MemorySegment data);
    }

    /** {@code pa_context_subscribe_cb_t}. */
    interface OnEvent {
        void call(MemorySegment context, int event, int index, MemorySegment data);
    }

    /** {@code pa_server_info_cb_t}. */
    interface OnServer {
        void call(MemorySegment context, MemorySegment info, MemorySegment data);
    }

    /** {@code pa_sink_info_cb_t} and its like. */
    interface OnInfo {
        void call(MemorySegment context, MemorySegment info, int last, MemorySegment data);
    }

    private final String process = Long.toString(ProcessHandle.current().pid());
    private final Listener listener;
    private final Pulse pulse = new Pulse();
    private final MemorySegment loop;
    private final MemorySegment context;
    private final MemorySegment serverSeen;
    private final MemorySegment sinkSeen;
    private final MemorySegment sourceSeen;
    private final MemorySegment streamSeen;
    private final MemorySegment recorderSeen;
    private boolean ready;
    /** Whether it ever was. */
    private boolean let;

    private boolean lost;
    private String source = "";
    private String sink = "";

    /** The list that is being made; null while none is. */
    private List<Device> listing;

    /** Whether something changed since the list that is being made was asked for. */
    private boolean stale;

    private String defaultSink = "";
    private String defaultSource = "";

    /** Binds the library, which takes a while; asks for nothing yet. */
    public PulseServer(Listener listener) {
        this.listener = listener;
        Arena forever = Arena.global();
        loop = pulse.pointer(pulse.newLoop);
        context = pulse.pointer(pulse.newContext, pulse.pointer(pulse.api, loop), forever.allocateFrom("Parley"));
        FunctionDescriptor infoLayout = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        OnState onState = (c, data) -> guarded(this::stateChanged);
        OnEvent onEvent = (c, event, index, data) -> guarded(() -> event(event, index));
        OnServer onServer = (c, info, data) -> guarded(() -> server(info));
        OnInfo onSink = (c, info, last, data) -> guarded(() -> sink(info, last));
        OnInfo onSource = (c, info, last, data) -> guarded(() -> source(info, last));
        OnInfo onStream = (c, info, last, data) ->
                guarded(() -> move(info, last, PulseInfo.SINK_INPUT_PROPERTIES, sink, pulse.moveStream));
        OnInfo onRecorder = (c, info, last, data) ->
                guarded(() -> move(info, last, PulseInfo.SOURCE_OUTPUT_PROPERTIES, source, pulse.moveRecorder));
        MemorySegment state = pulse.stub(OnState.class, onState, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));
        MemorySegment events =
                pulse.stub(OnEvent.class, onEvent, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        serverSeen = pulse.stub(OnServer.class, onServer, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
        sinkSeen = pulse.stub(OnInfo.class, onSink, infoLayout);
        sourceSeen = pulse.stub(OnInfo.class, onSource, infoLayout);
        streamSeen = pulse.stub(OnInfo.class, onStream, infoLayout);
        recorderSeen = pulse.stub(OnInfo.class, onRecorder, infoLayout);
        pulse.call(pulse.setStateCallback, context, state, MemorySegment.NULL);
        pulse.call(pulse.setEventCallback, context, events, MemorySegment.NULL);
    }

    @Override
    public void start() {
        pulse.call(pulse.connect, context, MemorySegment.NULL, NO_AUTOSPAWN, MemorySegment.NULL);
        pulse.call(pulse.startLoop, loop);
    }

    @Override
    public void route(Device microphone, boolean recording, Device speaker, boolean playing) {
        String newSource = microphone == null ? "" : microphone.id();
        String newSink = speaker == null ? "" : speaker.id();
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
    }

    private void moveAll() {
        pulse.start(pulse.listStreams, context, streamSeen, MemorySegment.NULL);
        pulse.start(pulse.listRecorders, context, recorderSeen, MemorySegment.NULL);
    }

    // An exception that leaves a native callback ends the process.
    private static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable e) {
            LOG.error("what the sound server said could not be taken", e);
        }
    }

    private void stateChanged() {
        int state = (int) pulse.value(pulse.state, context);
        ready = state == CONTEXT_READY;
        let |= ready;
        if (ready) {
            pulse.start(pulse.subscribe, context, MASK, MemorySegment.NULL, MemorySegment.NULL);
            list();
            moveAll();
        } else if (state >= CONTEXT_FAILED && !lost) {
            lost = true;
            listener.lost(let);
        }
    }

    private void event(int event, int index) {
        int facility = event & EVENT_FACILITY;
        boolean isNew = (event & EVENT_TYPE) == 0;
        if (facility == STREAM) {
            if (isNew) {
                pulse.start(pulse.askStream, context, index, streamSeen, MemorySegment.NULL);
            }
        } else if (facility == RECORDER) {
            if (isNew) {
                pulse.start(pulse.askRecorder, context, index, recorderSeen, MemorySegment.NULL);
            }
        } else {
            list();
        }
    }

    /** Asks for the defaults, then the sinks, then the sources; each answer asks for the next. */
    private void list() {
        if (listing != null) {
            stale = true;
            return;
        }
        listing = new ArrayList<>();
        stale = false;
        pulse.start(pulse.askServer, context, serverSeen, MemorySegment.NULL);
    }

    private void server(MemorySegment info) {
        if (info.equals(MemorySegment.NULL)) {
            // It refused, or did not answer in time.
            listing = null;
            if (stale) {
                list();
            }
            return;
        }
        MemorySegment struct = info.reinterpret(PulseInfo.SERVER_SIZE);
        defaultSink = Pulse.text(struct, PulseInfo.SERVER_DEFAULT_SINK);
        defaultSource = Pulse.text(struct, PulseInfo.SERVER_DEFAULT_SOURCE);
        pulse.start(pulse.listSinks, context, sinkSeen, MemorySegment.NULL);
    }

    private void sink(MemorySegment info, int last) {
        if (last == 0) {
            Device device = PulseInfo.device(info, DeviceKind.SPEAKER, defaultSink);
            if (device != null) {
                listing.add(device);
            }
        } else {
            pulse.start(pulse.listSources, context, sourceSeen, MemorySegment.NULL);
        }
    }

    private void source(MemorySegment info, int last) {
        if (last == 0) {
            Device device = PulseInfo.device(info, DeviceKind.MICROPHONE, defaultSource);
            if (device != null) {
                listing.add(device);
            }
            return;
        }
        List<Device> listed = listing;
        listing = null;
        if (stale) {
            list();
        } else {
            listener.listed(DeviceNames.tellApart(listed));
        }
    }

    private boolean has(MemorySegment properties, String key, String value, Arena arena) {
        MemorySegment found = pulse.pointer(pulse.property, properties, arena.allocateFrom(key));
        return !found.equals(MemorySegment.NULL)
                && value.equals(found.reinterpret(Long.MAX_VALUE).getString(0));
    }

    private void move(MemorySegment info, int last, int propertiesAt, String device, MethodHandle move) {
        if (last != 0 || device.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = info.reinterpret(propertiesAt + ADDRESS.byteSize());
            MemorySegment properties = all.get(ADDRESS, propertiesAt);
            if (has(properties, "application.process.id", process, arena)
                    && !has(properties, "media.name", PulseSimple.PINNED, arena)) {
                int index = all.get(JAVA_INT, 0);
                pulse.start(move, context, index, arena.allocateFrom(device), MemorySegment.NULL, MemorySegment.NULL);
            }
        }
    }
}
