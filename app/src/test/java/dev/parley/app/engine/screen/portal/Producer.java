package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node of PipeWire that gives pictures of one colour, as a compositor does of a screen. */
@SuppressWarnings("restricted")
final class Producer implements AutoCloseable {
    private static final int OUTPUT = 1;
    private static final int ANY = -1;
    private static final int FLAGS = 4 | 8; // MAP_BUFFERS, DRIVER
    private static final int STREAMING = 3;

    private final Arena arena = Arena.ofShared();
    private final PipeWire pipewire;
    private final MethodHandle trigger;
    private final MethodHandle nodeId;
    private final MemorySegment loop;
    private MemorySegment stream;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> ticks;
    private final String name;
    private final int order;
    /** Bytes at the end of each row that are no pixels. */
    private final int gap;
    /** What the other side agreed to. */
    private volatile VideoFormat format;

    /** Whether somebody takes the pictures. */
    private volatile boolean streaming;

    /** The number that memory gets as every pixel, in this machine's order of bytes. */
    volatile int pixel;
    /** The first pixel of the first row, where it is another one; 0 where not. */
    volatile int corner;
    /** {@code spa_chunk.flags}. */
    volatile int chunkFlags;

    /** {@code spa_meta_videotransform}. */
    volatile int transform;

    final AtomicInteger sent = new AtomicInteger();

    Producer(PipeWire pipewire, String remote, String name, int order, int width, int height, int gap) {
        this.pipewire = pipewire;
        this.name = name;
        this.order = order;
        this.gap = gap;
        trigger = pipewire.bind("pw_stream_trigger_process", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        nodeId = pipewire.bind("pw_stream_get_node_id", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        loop = pipewire.pointer(pipewire.newLoop, arena.allocateFrom("producer"), MemorySegment.NULL);
        MemorySegment events = arena.allocate(96, 8);
        PipeWireStream.OnState onState = (data, old, now, error) -> {
            streaming = now == STREAMING;
        };
        PipeWireStream.OnParameter onParameter = (data, id, value) -> {
            if (id == VideoFormat.FORMAT && value.address() != 0) {
                format = VideoFormat.read(value);
                buffers();
            }
        };
        events.set(
                ADDRESS,
                16,
                pipewire.stub(
                        PipeWireStream.OnState.class,
                        onState,
                        FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
                        arena));
        events.set(
                ADDRESS,
                40,
                pipewire.stub(
                        PipeWireStream.OnParameter.class,
                        onParameter,
                        FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, ADDRESS),
                        arena));
        pipewire.call(pipewire.startLoop, loop);
        locked(() -> {
            stream = pipewire.pointer(
                    pipewire.newStream,
                    pipewire.pointer(pipewire.loop, loop),
                    arena.allocateFrom(name),
                    pipewire.pointer(
                            pipewire.properties,
                            arena.allocateFrom(
                                    "media.class=Video/Source node.name=" + name + " remote.name=\"" + remote + "\"")),
                    events,
                    MemorySegment.NULL);
            MemorySegment offer = arena.allocate(ADDRESS);
            offer.set(ADDRESS, 0, offer(width, height).in(arena));
            int code = pipewire.code(pipewire.connect, stream, OUTPUT, ANY, FLAGS, offer, 1);
            if (code < 0) {
                throw new IllegalStateException("error " + -code);
            }
        });
    }

    String name() {
        return name;
    }

    private SpaPod offer(int width, int height) {
        return VideoFormat.offer(
                SpaPod.id(order),
                SpaPod.rectangle(width, height),
                SpaPod.fraction(0, 1),
                SpaPod.range(SpaPod.fraction(60, 1), SpaPod.fraction(1, 1), SpaPod.fraction(60, 1)));
    }

    private int stride() {
        return 4 * format.width() + gap;
    }

    /** SPA_PARAM_BUFFERS: how many, blocks, size, stride, and the kind of memory. */
    private void buffers() {
        SpaPod answer = SpaPod.object(
                VideoFormat.OBJECT_BUFFERS,
                VideoFormat.BUFFERS,
                new SpaPod.Property(1, SpaPod.range(SpaPod.integer(4), SpaPod.integer(2), SpaPod.integer(8))),
                new SpaPod.Property(2, SpaPod.integer(1)),
                new SpaPod.Property(3, SpaPod.integer(stride() * format.height())),
                new SpaPod.Property(4, SpaPod.integer(stride())),
                new SpaPod.Property(6, SpaPod.flags(1 << 2)));
        SpaPod beside = SpaPod.object(
                VideoFormat.OBJECT_META,
                VideoFormat.META,
                new SpaPod.Property(1, SpaPod.id(SpaBuffer.META_TRANSFORM)),
                new SpaPod.Property(2, SpaPod.integer(SpaBuffer.TRANSFORM_SIZE)));
        update(answer, beside);
    }

    private void update(SpaPod... parameters) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment list = call.allocate(ADDRESS, parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                list.setAtIndex(ADDRESS, i, parameters[i].in(call));
            }
            pipewire.call(pipewire.updateParameters, stream, list, parameters.length);
        }
    }

    /** What the portal would give. Waits for the server. */
    int node() {
        int[] id = {ANY};
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (id[0] == ANY && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            locked(() -> id[0] = pipewire.code(nodeId, stream));
        }
        return id[0];
    }

    /** Changes the size, as a window does. */
    void resize(int width, int height) {
        locked(() -> update(offer(width, height)));
    }

    /** Pictures at a rate, all of this colour. */
    void start(int framesPerSecond, int now) {
        pixel = now;
        ticks = clock.scheduleAtFixedRate(
                () -> locked(this::send), 0, TimeUnit.SECONDS.toNanos(1) / framesPerSecond, TimeUnit.NANOSECONDS);
    }

    void stop() {
        ticks.cancel(false);
    }

    /** Whether it gives pictures: a compositor may stop where there is nothing to see. */
    void setActive(boolean active) {
        locked(() -> pipewire.call(pipewire.setActive, stream, active));
    }

    /** In place of the pictures at a rate one last one, when the next of them would have come. */
    void last(int now) {
        stop();
        var unused = clock.schedule(
                () -> {
                    pixel = now;
                    locked(this::send);
                },
                20,
                TimeUnit.MILLISECONDS);
    }

    private void send() {
        if (!streaming) {
            return;
        }
        MemorySegment buffer = pipewire.pointer(pipewire.dequeue, stream);
        if (buffer.address() == 0) {
            return;
        }
        MemorySegment spa = buffer.reinterpret(8).get(ADDRESS, 0).reinterpret(24);
        MemorySegment data = spa.get(ADDRESS, 16).reinterpret(40);
        int size = stride() * format.height();
        MemorySegment pixels = data.get(ADDRESS, 24).reinterpret(size);
        int now = pixel;
        for (long at = 0; at < size; at += 4) {
            // What is in the gaps must not be seen.
            pixels.set(JAVA_INT, at, at % stride() < 4L * format.width() ? now : 0x11111111);
        }
        if (corner != 0) {
            pixels.set(JAVA_INT, 0, corner);
        }
        MemorySegment turned = SpaBuffer.meta(buffer, SpaBuffer.META_TRANSFORM, SpaBuffer.TRANSFORM_SIZE);
        if (turned == null) {
            throw new IllegalStateException("nobody asked how the picture stands");
        }
        turned.set(JAVA_INT, 0, transform);
        MemorySegment chunk = data.get(ADDRESS, 32).reinterpret(16);
        chunk.set(JAVA_INT, 0, 0);
        chunk.set(JAVA_INT, 4, size);
        chunk.set(JAVA_INT, 8, stride());
        chunk.set(JAVA_INT, 12, chunkFlags);
        pipewire.call(pipewire.queue, stream, buffer);
        pipewire.call(trigger, stream);
        sent.incrementAndGet();
    }

    private void locked(Runnable action) {
        pipewire.call(pipewire.lock, loop);
        try {
            action.run();
        } finally {
            pipewire.call(pipewire.unlock, loop);
        }
    }

    @Override
    public void close() {
        end();
    }

    /** The node goes away, as when a window is closed. */
    void end() {
        if (clock.isShutdown()) {
            return;
        }
        clock.shutdownNow();
        try {
            clock.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pipewire.call(pipewire.stopLoop, loop);
        pipewire.call(pipewire.destroyStream, stream);
        pipewire.call(pipewire.destroyLoop, loop);
        arena.close();
    }
}
