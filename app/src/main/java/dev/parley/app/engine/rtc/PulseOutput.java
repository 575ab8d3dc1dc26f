package dev.parley.app.engine.rtc;

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

/** Plays a cue on PulseAudio, or PipeWire in its place, by libpulse's simple interface. */
@SuppressWarnings("restricted")
final class PulseOutput implements CueOutput {
    // From pulse/def.h and pulse/sample.h.
    private static final int PLAYBACK = 1;
    private static final int SIGNED_16_LITTLE_ENDIAN = 3;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libpulse-simple.so.0", Arena.global());
    private final MethodHandle write =
            bind("pa_simple_write", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private final MethodHandle drain = bind("pa_simple_drain", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle flush = bind("pa_simple_flush", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    private final MethodHandle free = bind("pa_simple_free", FunctionDescriptor.ofVoid(ADDRESS));
    private final MemorySegment stream;
    private final MemorySegment piece;
    private boolean drained;

    PulseOutput(Cues.Wave wave, Device speaker) throws IOException {
        MethodHandle open = bind(
                "pa_simple_new",
                FunctionDescriptor.of(
                        ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        int bytesASecond = wave.rate() * wave.channels() * 2;
        piece = arena.allocate(bytesASecond);
        // pa_sample_spec: format, rate, channels.
        MemorySegment format = arena.allocate(12, 4);
        format.setAtIndex(JAVA_INT, 0, SIGNED_16_LITTLE_ENDIAN);
        format.setAtIndex(JAVA_INT, 1, wave.rate());
        format.set(JAVA_BYTE, 8, (byte) wave.channels());
        // pa_buffer_attr: all as the server likes (-1) but the length of the buffer, a tenth of a second.
        MemorySegment buffer = arena.allocate(20, 4).fill((byte) 0xff);
        buffer.setAtIndex(JAVA_INT, 1, bytesASecond / 10);
        MemorySegment name = arena.allocateFrom("Parley");
        MemorySegment device = speaker == null ? MemorySegment.NULL : arena.allocateFrom(speaker.id());
        stream = (MemorySegment) call(
                open,
                MemorySegment.NULL,
                name,
                PLAYBACK,
                device,
                name,
                format,
                MemorySegment.NULL,
                buffer,
                MemorySegment.NULL);
        if (stream.equals(MemorySegment.NULL)) {
            arena.close();
            throw new IOException("the sound server refused");
        }
    }

    @Override
    public void write(byte[] samples, int from, int length) throws IOException {
        MemorySegment.copy(samples, from, piece, JAVA_BYTE, 0, length);
        if ((int) call(write, stream, piece, (long) length, MemorySegment.NULL) < 0) {
            throw new IOException("the sound server ended it");
        }
    }

    @Override
    public void drain() throws IOException {
        drained = (int) call(drain, stream, MemorySegment.NULL) >= 0;
    }

    @Override
    public void close() {
        try {
            if (!drained) {
                Object unused = call(flush, stream, MemorySegment.NULL);
            }
            Object unused = call(free, stream);
        } finally {
            arena.close();
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
