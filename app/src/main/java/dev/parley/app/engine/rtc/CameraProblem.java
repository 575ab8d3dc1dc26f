package dev.parley.app.engine.rtc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.parley.app.engine.api.DeviceState.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out why a camera could not be opened, which the library doesn't say: asks the camera's node (V4L2) for a buffer
 * and looks at the error. On other systems the cause stays unknown. Engine thread only, while our own source is closed.
 */
@SuppressWarnings("restricted")
final class CameraProblem {
    private static final Logger LOG = LoggerFactory.getLogger(CameraProblem.class);

    private static final int READ_WRITE_NONBLOCKING = 0x802;
    // VIDIOC_REQBUFS with a struct v4l2_requestbuffers of 20 bytes: count, type (1: capture), memory (1: mapped).
    private static final long REQUEST_BUFFERS = 0xC0145608L;
    private static final int REQUEST_SIZE = 20;

    // From errno.h.
    private static final int ENOENT = 2;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EPERM = 1;

    private CameraProblem() {}

    /** Why the camera at {@code node} cannot be opened. */
    static Problem find(String node) {
        if (!node.startsWith("/dev/")) {
            return Problem.UNKNOWN;
        }
        if (!Files.exists(Path.of(node))) {
            return Problem.NOT_FOUND;
        }
        int error;
        try {
            error = probe(node);
        } catch (Throwable e) {
            LOG.warn("cannot ask {} what is wrong", node, e);
            return Problem.UNKNOWN;
        }
        LOG.info("camera {}: error {}", node, error);
        return switch (error) {
            case EBUSY -> Problem.BUSY;
            case EACCES, EPERM -> Problem.DENIED;
            case ENOENT, ENODEV, ENXIO -> Problem.NOT_FOUND;
            default -> Problem.UNKNOWN;
        };
    }

    /** The error number of opening the node and asking for a buffer; 0 if both work. */
    private static int probe(String node) throws Throwable {
        Linker linker = Linker.nativeLinker();
        StructLayout captured = Linker.Option.captureStateLayout();
        VarHandle errno = captured.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        Linker.Option capture = Linker.Option.captureCallState("errno");
        MethodHandle open = linker.downcallHandle(
                symbol(linker, "open"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                capture,
                Linker.Option.firstVariadicArg(2));
        MethodHandle control = linker.downcallHandle(
                symbol(linker, "ioctl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                capture,
                Linker.Option.firstVariadicArg(2));
        MethodHandle close = linker.downcallHandle(symbol(linker, "close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(captured);
            int file = (int) open.invokeExact(state, arena.allocateFrom(node), READ_WRITE_NONBLOCKING);
            if (file < 0) {
                return (int) errno.get(state, 0L);
            }
            MemorySegment request = arena.allocate(REQUEST_SIZE, 4);
            request.setAtIndex(JAVA_INT, 0, 1);
            request.setAtIndex(JAVA_INT, 1, 1);
            request.setAtIndex(JAVA_INT, 2, 1);
            int result = (int) control.invokeExact(state, file, REQUEST_BUFFERS, request);
            int error = result < 0 ? (int) errno.get(state, 0L) : 0;
            int unused = (int) close.invokeExact(file);
            return error;
        }
    }

    // The function that every other part of the process calls by this name: one that was put before the C library's
    // (LD_PRELOAD) is found too, as the linker's own lookup would not.
    private static MemorySegment symbol(Linker linker, String name) throws Throwable {
        MethodHandle find = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("dlsym"), FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            return (MemorySegment) find.invokeExact(MemorySegment.NULL, arena.allocateFrom(name));
        }
    }
}
