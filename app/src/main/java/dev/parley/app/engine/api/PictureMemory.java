package dev.parley.app.engine.api;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that both processes map, through which pictures go from the engine to the desk without a copy. Little-endian:
 *
 * <pre>
 *   0    8   sequence   of the newest complete picture, from 1; it lies in slot (sequence &amp; 1). 0: none yet
 *   8    8   time       ms of the monotonic clock at which the newest picture was complete
 *   16   4   width      of slot 0, pixels
 *   20   4   height     of slot 0
 *   24   4   width      of slot 1
 *   28   4   height     of slot 1
 *   4096 ..  slot 0     BGRA, rows without gaps, room for {@link #MAX_PIXELS}
 *   ..   ..  slot 1
 * </pre>
 *
 * <p>One writer, one reader. The writer fills the slot that is not the newest one, then publishes with release
 * semantics; a reader that takes longer than the time between two pictures can see a torn one, which the next replaces.
 * The file is sparse: only pages that were drawn on take memory.
 */
public final class PictureMemory implements AutoCloseable {
    /** The largest picture: 2560 x 1440. */
    public static final int MAX_PIXELS = 2560 * 1440;

    private static final int SEQUENCE = 0;
    private static final int TIME = 8;
    private static final int SIZES = 16;
    private static final int HEADER = 4096;
    private static final int SLOT = MAX_PIXELS * 4;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer memory;
    private final ByteBuffer[] slots;

    private PictureMemory(MappedByteBuffer memory) {
        this.memory = memory;
        memory.order(ByteOrder.LITTLE_ENDIAN);
        this.slots = new ByteBuffer[] {memory.slice(HEADER, SLOT), memory.slice(HEADER + SLOT, SLOT)};
    }

    /** Makes the file; the desk does. */
    public static PictureMemory create(Path file) throws IOException {
        return map(file, StandardOpenOption.CREATE_NEW);
    }

    /** Opens a file that the desk made; the engine does. */
    public static PictureMemory open(Path file) throws IOException {
        return map(file, StandardOpenOption.WRITE);
    }

    private static PictureMemory map(Path file, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, how)) {
            return new PictureMemory(channel.map(FileChannel.MapMode.READ_WRITE, 0, HEADER + 2L * SLOT));
        }
    }

    /** The number of the newest picture; 0 while there is none. */
    public long sequence() {
        return (long) LONG.getAcquire(memory, SEQUENCE);
    }

    /** When the newest picture was complete, ms of the monotonic clock. */
    public long time() {
        return (long) LONG.getOpaque(memory, TIME);
    }

    /** The pixels of the slot in which picture {@code sequence} lies; the whole slot, position 0. */
    public ByteBuffer pixels(long sequence) {
        return slots[(int) (sequence & 1)];
    }

    /** The width of picture {@code sequence}. */
    public int width(long sequence) {
        return memory.getInt(SIZES + 8 * (int) (sequence & 1));
    }

    /** The height of picture {@code sequence}. */
    public int height(long sequence) {
        return memory.getInt(SIZES + 8 * (int) (sequence & 1) + 4);
    }

    /** The slot to fill for the next picture. Writer only. */
    public ByteBuffer back() {
        return slots[(int) ((sequence() + 1) & 1)].clear();
    }

    /** Makes what is in {@link #back()} the newest picture. Writer only. */
    public void publish(int width, int height, long timeMs) {
        long next = sequence() + 1;
        int at = SIZES + 8 * (int) (next & 1);
        memory.putInt(at, width);
        memory.putInt(at + 4, height);
        LONG.setOpaque(memory, TIME, timeMs);
        LONG.setRelease(memory, SEQUENCE, next);
    }

    /** Lets go of the memory; it is unmapped when the last slice of it is collected. */
    @Override
    public void close() {
        slots[0] = ByteBuffer.allocate(0);
        slots[1] = ByteBuffer.allocate(0);
    }
}
