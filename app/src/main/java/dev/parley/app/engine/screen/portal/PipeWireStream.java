package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.parley.app.engine.screen.DisplayException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of one node of PipeWire. The newest one is kept where it is, until it is {@linkplain #take taken} or a newer
 * one comes: what nobody wants isn't copied.
 *
 * <p>One thread opens, takes and closes; libpipewire's own calls back. The lock of its loop, which that thread holds while
 * it calls, guards the mutable fields. Nothing is freed before that thread has ended.
 */
@SuppressWarnings("restricted")
final class PipeWireStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipeWireStream.class);

    /** Debian's packages of the server and of who connects its nodes. */
    static final String SERVER = "pipewire wireplumber";

    // From pipewire/port.h, pipewire/core.h, pipewire/stream.h and errno.h.
    private static final int INPUT = 0;
    private static final int ANY = -1;
    private static final int FLAGS = 1 | 4 | 128; // AUTOCONNECT, MAP_BUFFERS, DONT_RECONNECT
    private static final int EPERM = -1;
    private static final int EACCES = -13;

    // Of struct pw_stream_events: a version, then pointers to functions.
    private static final int EVENTS_SIZE = 96;
    private static final int STATE_CHANGED = 16;
    private static final int PARAM_CHANGED = 40;
    private static final int REMOVE_BUFFER = 56;
    private static final int PROCESS = 64;

    // SPA_PARAM_BUFFERS and SPA_PARAM_META.
    private static final int BUFFERS = 1;
    private static final int DATA_TYPE = 6;
    private static final int META_TYPE = 1;
    private static final int META_SIZE = 2;
    private static final int MEMORY = 1 << 1 | 1 << 2; // SPA_DATA_MemPtr, SPA_DATA_MemFd

    /** {@code enum pw_stream_state}. */
    enum State {
        ERROR,
        UNCONNECTED,
        CONNECTING,
        PAUSED,
        STREAMING
    }

    /**
     * Where pictures come from.
     *
     * @param id of the node, which another one may get after it
     * @param serial {@code object.serial}, which none gets again; empty where it isn't known
     */
    record Node(int id, String serial) {}

    /** How far it came. */
    enum Stage {
        /** The server has no such node. */
        ABSENT,
        /** Nobody connected the node and us, or the two don't agree on a format. */
        APART,
        /** Pictures come when there are some. */
        AGREED,
        /** What came as a picture is none. */
        UNREADABLE
    }

    /** Is told on libpipewire's thread, which must not wait. */
    interface Listener {
        /** There is a picture to be taken. */
        void arrived();

        /** It is now so. {@code error} may be empty; it isn't where the server ended. */
        void changed(State state, String error);

        /** The node is there no more: what it showed was closed or unplugged. */
        void gone();
    }

    /** {@code pw_stream_events.state_changed}. */
    interface OnState {
        void call(MemorySegment data, int old, int now, MemorySegment error);
    }

    /** {@code pw_stream_events.param_changed}. */
    interface OnParameter {
        void call(MemorySegment data, int id, MemorySegment value);
    }

    /** {@code pw_stream_events.remove_buffer}. */
    interface OnBuffer {
        void call(MemorySegment data, MemorySegment buffer);
    }

    /** {@code pw_stream_events.process}. */
    interface OnProcess {
        void call(MemorySegment data);
    }

    private final PipeWire pipewire;
    private final Node node;
    private final Listener listener;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment loop;
    private MemorySegment stream = MemorySegment.NULL;
    private final NodeWatch watch;

    /** Null while both sides haven't agreed on one. */
    private VideoFormat format;
    /** Whether a picture could not be copied. */
    private boolean isUnreadable;
    /** The newest buffer with a picture, not given back yet; {@code NULL} for none. */
    private MemorySegment held = MemorySegment.NULL;

    private PipeWireStream(PipeWire pipewire, Node node, Listener listener) {
        this.pipewire = pipewire;
        this.node = node;
        this.listener = listener;
        this.watch = new NodeWatch(pipewire, node.id(), listener::gone);
        this.loop = pipewire.pointer(pipewire.newLoop, arena.allocateFrom("screen-pipewire"), MemorySegment.NULL);
    }

    /**
     * Asks for the pictures of a node.
     *
     * @param remote the socket of PipeWire; empty for the person's own. The portal hands out a connection that sees nothing
     *     else (OpenPipeWireRemote), but our D-Bus library can't take a descriptor; outside of a sandbox the person's own
     *     one sees the node as well.
     * @throws DisplayException {@code no-pipewire} where it doesn't run, {@code denied}, or {@code failed}
     */
    static PipeWireStream open(PipeWire pipewire, String remote, Node node, int framesPerSecond, Listener listener)
            throws DisplayException {
        PipeWireStream stream = new PipeWireStream(pipewire, node, listener);
        try {
            stream.connect(remote, framesPerSecond);
            return stream;
        } catch (Throwable e) {
            stream.close();
            throw e;
        }
    }

    private void connect(String remote, int framesPerSecond) throws DisplayException {
        String properties = "media.type=Video media.category=Capture media.role=Screen application.name=Parley"
                + " node.name=parley-screen-" + node.id()
                // Never another source in its place, such as a camera; the session manager may see the node late.
                + " node.dont-fallback=true node.dont-move=true node.linger=true"
                + (node.serial().isEmpty() ? "" : " target.object=" + node.serial())
                + (remote.isEmpty() ? "" : " remote.name=\"" + remote + "\"");
        if (loop.address() == 0 || pipewire.code(pipewire.startLoop, loop) < 0) {
            throw new DisplayException("failed", "no thread for PipeWire");
        }
        pipewire.call(pipewire.lock, loop);
        try {
            stream = pipewire.pointer(
                    pipewire.newStream,
                    pipewire.pointer(pipewire.loop, loop),
                    arena.allocateFrom("Parley screen"),
                    pipewire.pointer(pipewire.properties, arena.allocateFrom(properties)),
                    events(),
                    MemorySegment.NULL);
            if (stream.address() == 0) {
                throw new DisplayException("failed", "no PipeWire stream");
            }
            MemorySegment wanted = arena.allocate(ADDRESS);
            wanted.set(ADDRESS, 0, VideoFormat.wanted(framesPerSecond).in(arena));
            int target = node.serial().isEmpty() ? node.id() : ANY;
            int code = pipewire.code(pipewire.connect, stream, INPUT, target, FLAGS, wanted, 1);
            if (code == EPERM || code == EACCES) {
                throw new DisplayException("denied", "PipeWire: error " + -code);
            }
            if (code < 0) {
                // The library is there, so it is the server that isn't.
                LOG.info("no PipeWire: error {}", -code);
                throw new DisplayException("no-pipewire", SERVER);
            }
            watch.begin(pipewire.pointer(pipewire.core, stream), arena);
        } finally {
            pipewire.call(pipewire.unlock, loop);
        }
    }

    private MemorySegment events() {
        MemorySegment events = arena.allocate(EVENTS_SIZE, 8);
        OnState onState = (data, old, now, error) -> PipeWire.guarded(() -> stateChanged(now, error));
        OnParameter onParameter = (data, id, value) -> PipeWire.guarded(() -> parameterChanged(id, value));
        OnBuffer onRemoved = (data, buffer) -> PipeWire.guarded(() -> removed(buffer));
        OnProcess onProcess = data -> PipeWire.guarded(this::process);
        events.set(
                ADDRESS,
                STATE_CHANGED,
                pipewire.stub(
                        OnState.class,
                        onState,
                        FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
                        arena));
        events.set(
                ADDRESS,
                PARAM_CHANGED,
                pipewire.stub(
                        OnParameter.class, onParameter, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, ADDRESS), arena));
        events.set(
                ADDRESS,
                REMOVE_BUFFER,
                pipewire.stub(OnBuffer.class, onRemoved, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS), arena));
        events.set(
                ADDRESS, PROCESS, pipewire.stub(OnProcess.class, onProcess, FunctionDescriptor.ofVoid(ADDRESS), arena));
        return events;
    }

    /** What leaves a callback ends the process. */
    private void stateChanged(int now, MemorySegment error) {
        State state = State.values()[Math.clamp(now + 1, 0, State.values().length - 1)];
        listener.changed(
                state,
                error.address() == 0 ? "" : error.reinterpret(Long.MAX_VALUE).getString(0));
    }

    private void parameterChanged(int id, MemorySegment value) {
        if (id != VideoFormat.FORMAT) {
            return;
        }
        giveBack();
        format = value.address() == 0 ? null : VideoFormat.read(value);
        if (format == null) {
            return;
        }
        LOG.debug("pictures are {}", format);
        try (Arena call = Arena.ofConfined()) {
            SpaPod[] answers = {
                SpaPod.object(
                        VideoFormat.OBJECT_BUFFERS,
                        VideoFormat.BUFFERS,
                        new SpaPod.Property(
                                BUFFERS, SpaPod.range(SpaPod.integer(4), SpaPod.integer(2), SpaPod.integer(16))),
                        new SpaPod.Property(DATA_TYPE, SpaPod.flags(MEMORY))),
                meta(SpaBuffer.META_HEADER, SpaBuffer.HEADER_SIZE),
                meta(SpaBuffer.META_CROP, SpaBuffer.CROP_SIZE),
                meta(SpaBuffer.META_TRANSFORM, SpaBuffer.TRANSFORM_SIZE)
            };
            MemorySegment list = call.allocate(ADDRESS, answers.length);
            for (int i = 0; i < answers.length; i++) {
                list.setAtIndex(ADDRESS, i, answers[i].in(call));
            }
            int code = pipewire.code(pipewire.updateParameters, stream, list, answers.length);
            if (code < 0) {
                LOG.warn("PipeWire takes no buffers of ours: error {}", -code);
            }
        }
    }

    private static SpaPod meta(int type, int size) {
        return SpaPod.object(
                VideoFormat.OBJECT_META,
                VideoFormat.META,
                new SpaPod.Property(META_TYPE, SpaPod.id(type)),
                new SpaPod.Property(META_SIZE, SpaPod.integer(size)));
    }

    private void removed(MemorySegment buffer) {
        if (buffer.equals(held)) {
            held = MemorySegment.NULL;
        }
    }

    private void process() {
        boolean arrived = false;
        for (MemorySegment buffer = next(); buffer.address() != 0; buffer = next()) {
            if (SpaBuffer.hasPicture(buffer)) {
                giveBack();
                held = buffer;
                arrived = true;
            } else {
                pipewire.call(pipewire.queue, stream, buffer);
            }
        }
        if (arrived) {
            listener.arrived();
        }
    }

    private MemorySegment next() {
        return pipewire.pointer(pipewire.dequeue, stream);
    }

    private void giveBack() {
        if (held.address() != 0) {
            pipewire.call(pipewire.queue, stream, held);
            held = MemorySegment.NULL;
        }
    }

    /**
     * Copies the newest picture.
     *
     * @return whether there was one since the last time
     */
    boolean take(Picture to) {
        pipewire.call(pipewire.lock, loop);
        try {
            if (held.address() == 0) {
                return false;
            }
            boolean copied = format != null && SpaBuffer.copy(held, format, to);
            giveBack();
            if (format != null && !copied && !isUnreadable) {
                isUnreadable = true;
                LOG.warn("a picture of PipeWire is smaller than {}", format);
            }
            return copied;
        } finally {
            pipewire.call(pipewire.unlock, loop);
        }
    }

    /** For where no picture came. */
    Stage stage() {
        pipewire.call(pipewire.lock, loop);
        try {
            if (isUnreadable) {
                return Stage.UNREADABLE;
            }
            return format != null ? Stage.AGREED : watch.isThere() ? Stage.APART : Stage.ABSENT;
        } finally {
            pipewire.call(pipewire.unlock, loop);
        }
    }

    /** Whether pictures shall come. */
    void setActive(boolean active) {
        pipewire.call(pipewire.lock, loop);
        try {
            pipewire.call(pipewire.setActive, stream, active);
        } finally {
            pipewire.call(pipewire.unlock, loop);
        }
    }

    /** Waits for libpipewire's thread, so that it must not be the caller; the listener hears nothing after it. */
    @Override
    public void close() {
        if (loop.address() != 0) {
            pipewire.call(pipewire.stopLoop, loop);
            if (stream.address() != 0) {
                pipewire.call(pipewire.destroyStream, stream);
            }
            pipewire.call(pipewire.destroyLoop, loop);
        }
        arena.close();
    }
}
