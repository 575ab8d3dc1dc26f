package dev.parley.app.engine.screen;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What is used of the C library: waiting for a socket, and memory that another process shares (System V). Any thread. */
@SuppressWarnings("restricted")
final class Posix {
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;
    private static final short POLLIN = 1;
    private static final int POLLFD_SIZE = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final long SECOND = 1_000_000_000L;
    private static final int IPC_PRIVATE = 0;
    private static final int IPC_RMID = 0;
    private static final int CREATE_FOR_ME = 0x200 | 0x180;

    private final MethodHandle poll =
            bind("ppoll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    private final MethodHandle eventfd = bind("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private final MethodHandle read = bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private final MethodHandle write = bind("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private final MethodHandle close = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final MethodHandle shmget = bind("shmget", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
    private final MethodHandle shmat = bind("shmat", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    private final MethodHandle shmdt = bind("shmdt", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private final MethodHandle shmctl = bind("shmctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private final MethodHandle free = bind("free", FunctionDescriptor.ofVoid(ADDRESS));

    private static MethodHandle bind(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }

    /** A descriptor that {@link #signal} makes readable. */
    int newSignal() {
        try {
            return (int) eventfd.invokeExact(0, EFD_CLOEXEC_NONBLOCK);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void signal(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            long unused = (long) write.invokeExact(descriptor, arena.allocateFrom(JAVA_LONG, 1L), 8L);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void clearSignal(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            long unused = (long) read.invokeExact(descriptor, arena.allocate(JAVA_LONG), 8L);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void close(int descriptor) {
        try {
            int unused = (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until one of the descriptors is readable or broken, a signal comes or the time is over.
     *
     * @param second negative for none
     * @param nanoseconds at least 0
     */
    void await(int first, int second, long nanoseconds) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment files = arena.allocate(2 * POLLFD_SIZE, 4);
            files.set(JAVA_INT, 0, first);
            files.set(JAVA_SHORT, POLLFD_EVENTS, POLLIN);
            files.set(JAVA_INT, POLLFD_SIZE, second);
            files.set(JAVA_SHORT, POLLFD_SIZE + POLLFD_EVENTS, POLLIN);
            MemorySegment time = arena.allocateFrom(JAVA_LONG, nanoseconds / SECOND, nanoseconds % SECOND);
            int unused = (int) poll.invokeExact(files, 2L, time, MemorySegment.NULL);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of a new piece of shared memory; negative where the system has none for us. */
    int newSharedMemory(long bytes) {
        try {
            return (int) shmget.invokeExact(IPC_PRIVATE, bytes, CREATE_FOR_ME);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Maps shared memory until {@code arena} is closed; null where the system refuses. */
    MemorySegment attach(int memory, long bytes, Arena arena) {
        try {
            MemorySegment mapped = (MemorySegment) shmat.invokeExact(memory, MemorySegment.NULL, 0);
            return mapped.address() == -1 ? null : mapped.reinterpret(bytes, arena, this::detach);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void detach(MemorySegment mapped) {
        try {
            int unused = (int) shmdt.invokeExact(mapped);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shared memory goes when nobody has it mapped any more, however they end. */
    void removeWhenDetached(int memory) {
        try {
            int unused = (int) shmctl.invokeExact(memory, IPC_RMID, MemorySegment.NULL);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives back what a C function allocated. */
    void free(MemorySegment allocated) {
        try {
            free.invokeExact(allocated);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pointer at {@code where}. */
    static MemorySegment pointer(MemorySegment where) {
        return where.get(ValueLayout.ADDRESS, 0);
    }
}
