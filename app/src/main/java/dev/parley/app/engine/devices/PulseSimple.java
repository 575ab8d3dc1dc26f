package dev.parley.app.engine.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.parley.app.engine.api.Device;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * One stream of PulseAudio, or PipeWire in its place, by libpulse's simple interface: 16 bit, little-endian. One thread,
 * which waits for the device in each call.
 */
@SuppressWarnings("restricted")
final class PulseSimple implements AutoCloseable {
    /** The name of the program and of its streams. */
    static final String PROGRAM = "Parley";
    /** The name of a stream that stays on the device that it was opened on. */
    static final String PINNED = "Ringing";

    // From pulse/def.h and pulse/sample.h.
    private static final int PLAYBACK = 1;
    private static final int RECORD = 2;
    private static final int SIGNED_16_LITTLE_ENDIAN = 3;
    // Of pa_buffer_attr.
    private static final int TARGET_LENGTH = 1;
    private static final int FRAGMENT_SIZE = 4;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libpulse-simple.so.0", Arena.global());
    private final MethodHandle read =
            bind("pa_simple_read", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private final MethodHandle write =
            bind("pa_simple_write", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private final MethodHandle drain = bind("pa_simple_drain", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle flush = bind("pa_simple_flush", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle free = bind("pa_simple_free", FunctionDescriptor.ofVoid(ADDRESS));
    private final MemorySegment stream;
    private final MemorySegment piece;

    private PulseSimple(
            int direction, Device device, String streamName, int rate, int channels, int bufferField, int bufferBytes)
            throws IOException {
        MethodHandle open = bind(
                "pa_simple_new",
                FunctionDescriptor.of(
                        ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        piece = arena.allocate((long) rate * channels * 2);
        // pa_sample_spec: format, rate, channels.
        MemorySegment format = arena.allocate(12, 4);
        format.setAtIndex(JAVA_INT, 0, SIGNED_16_LITTLE_ENDIAN);
        format.setAtIndex(JAVA_INT, 1, rate);
        format.set(JAVA_BYTE, 8, (byte) channels);
        // All as the server likes (-1) but the length of the buffer.
        MemorySegment buffer = arena.allocate(20, 4).fill((byte) 0xff);
        buffer.setAtIndex(JAVA_INT, bufferField, bufferBytes);
        MemorySegment where = device == null ? MemorySegment.NULL : arena.allocateFrom(device.id());
        stream = (MemorySegment) call(
                open,
                MemorySegment.NULL,
                arena.allocateFrom(PROGRAM),
                direction,
                where,
                arena.allocateFrom(streamName),
                format,
                MemorySegment.NULL,
                buffer,
                MemorySegment.NULL);
        if (stream.equals(MemorySegment.NULL)) {
            arena.close();
            throw new IOException("the sound server refused");
        }
    }

    /** A stream to a speaker, null for the default one; a tenth of a second is ahead. */
    static PulseSimple playback(Device speaker, String name, int rate, int channels) throws IOException {
        return new PulseSimple(PLAYBACK, speaker, name, rate, channels, TARGET_LENGTH, rate * channels * 2 / 10);
    }

    /** A stream from a microphone, null for the default one; sound comes every 20 ms. */
    static PulseSimple record(Device microphone, int rate, int channels) throws IOException {
        return new PulseSimple(RECORD, microphone, PROGRAM, rate, channels, FRAGMENT_SIZE, rate * channels * 2 / 50);
    }

    /** Waits for as many bytes as {@code samples} takes, a second's at most. */
    void read(byte[] samples) throws IOException {
        check((int) call(read, stream, piece, (long) samples.length, MemorySegment.NULL));
        MemorySegment.copy(piece, JAVA_BYTE, 0, samples, 0, samples.length);
    }

    /** Plays a second's bytes at most; waits while there is no room for them. */
    void write(byte[] samples, int from, int length) throws IOException {
        MemorySegment.copy(samples, from, piece, JAVA_BYTE, 0, length);
        check((int) call(write, stream, piece, (long) length, MemorySegment.NULL));
    }

    /** Waits until all is heard. */
    void drain() throws IOException {
        check((int) call(drain, stream, MemorySegment.NULL));
    }

    /** Forgets what is not heard yet. */
    void flush() throws IOException {
        check((int) call(flush, stream, MemorySegment.NULL));
    }

    @Override
    public void close() {
        try {
            Object unused = call(free, stream);
        } finally {
            arena.close();
        }
    }

    private static void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException("the sound server ended it");
        }
    }

    private MethodHandle bind(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
