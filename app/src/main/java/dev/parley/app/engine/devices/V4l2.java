package dev.parley.app.engine.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * The little of Linux's camera interface (V4L2) that the library keeps to itself: where a camera is plugged in, why it
 * cannot be opened, and a way to keep others from opening it. Immutable; any thread, but a node that hangs, hangs the caller.
 */
@SuppressWarnings("restricted")
public final class V4l2 {
    // From errno.h.
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ENXIO = 6;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int ENODEV = 19;

    // From fcntl.h: O_RDONLY or O_RDWR, with O_NONBLOCK and O_CLOEXEC.
    private static final int READ = 0x80800;
    private static final int READ_WRITE = 0x80802;

    // VIDIOC_QUERYCAP with a struct v4l2_capability: driver (16), card (32), bus_info (32), version, capabilities,
    // device_caps, and room.
    private static final long QUERY_CAPABILITIES = 0x80685600L;
    private static final int CAPABILITIES_SIZE = 104;
    private static final int BUS = 48;
    private static final int STRING = 32;

    // VIDIOC_REQBUFS with a struct v4l2_requestbuffers of 20 bytes: count, type (1: capture), memory (1: mapped).
    private static final long REQUEST_BUFFERS = 0xC0145608L;
    private static final int REQUEST_SIZE = 20;

    /** The functions of the C library, which take a while to be bound: at the first call, on the thread that makes it. */
    private static final class Calls {
        static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
        static final VarHandle ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        static final MethodHandle OPEN = bind("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle CONTROL =
                bind("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
        static final MethodHandle CLOSE =
                Linker.nativeLinker().downcallHandle(symbol("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private static MethodHandle bind(String name, FunctionDescriptor type) {
            return Linker.nativeLinker()
                    .downcallHandle(
                            symbol(name),
                            type,
                            Linker.Option.captureCallState("errno"),
                            Linker.Option.firstVariadicArg(2));
        }

        // The function that every other part of the process calls by this name: one that was put before the C library's
        // (LD_PRELOAD) is found too, as the linker's own lookup would not.
        private static MemorySegment symbol(String name) {
            Linker linker = Linker.nativeLinker();
            try (Arena arena = Arena.ofConfined()) {
                MethodHandle find = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("dlsym"), FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
                return (MemorySegment) find.invokeExact(MemorySegment.NULL, arena.allocateFrom(name));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A call that the system refused. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int error;

        Refused(String call, String node, int error) {
            super(call + " of " + node + ": error " + error);
            this.error = error;
        }

        public int error() {
            return error;
        }

        /** Whether the system does not let us. */
        public boolean isDenial() {
            return error == EACCES || error == EPERM;
        }
    }

    /** A camera that nobody else can open meanwhile. */
    public interface Reservation extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Asks a node where its camera is plugged in, which is possible while another program uses it.
     *
     * @return such as {@code usb-0000:00:14.0-2}; empty where the driver doesn't say
     * @throws Refused with the error number
     */
    public String bus(String node) throws Refused {
        int file = open(node, READ);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment capabilities = arena.allocate(CAPABILITIES_SIZE, 4);
            control(node, file, QUERY_CAPABILITIES, capabilities);
            return text(capabilities, BUS);
        } finally {
            close(file);
        }
    }

    /** Why pictures cannot be had from a node: the error number of opening it and asking for a buffer; 0 if both work. */
    public int probe(String node) {
        try {
            reserve(node).close();
            return 0;
        } catch (Refused e) {
            return e.error();
        }
    }

    /**
     * Keeps a camera from being opened by anybody else, this process' library included; its light stays off.
     *
     * @throws Refused with the error number
     */
    public Reservation reserve(String node) throws Refused {
        int file = open(node, READ_WRITE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_SIZE, 4);
            request.setAtIndex(JAVA_INT, 0, 1);
            request.setAtIndex(JAVA_INT, 1, 1);
            request.setAtIndex(JAVA_INT, 2, 1);
            control(node, file, REQUEST_BUFFERS, request);
            return () -> close(file);
        } catch (Refused e) {
            close(file);
            throw e;
        }
    }

    private int open(String node, int flags) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Calls.CAPTURED);
            int file = (int) Calls.OPEN.invokeExact(state, arena.allocateFrom(node), flags);
            if (file < 0) {
                throw new Refused("open", node, (int) Calls.ERRNO.get(state, 0L));
            }
            return file;
        } catch (Refused e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void control(String node, int file, long request, MemorySegment argument) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Calls.CAPTURED);
            if ((int) Calls.CONTROL.invokeExact(state, file, request, argument) < 0) {
                throw new Refused("request " + Long.toHexString(request), node, (int) Calls.ERRNO.get(state, 0L));
            }
        } catch (Refused e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void close(int file) {
        try {
            int unused = (int) Calls.CLOSE.invokeExact(file);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MemorySegment struct, int at) {
        byte[] bytes = struct.asSlice(at, STRING).toArray(JAVA_BYTE);
        int length = 0;
        while (length < STRING && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }
}
