package dev.parley.app.engine.screen;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * A connection to an X server by libxcb, which only carries: requests of the core protocol and of extensions are written
 * here byte by byte, so that no library of an extension is needed. One thread at a time.
 *
 * <p>A request that the server refuses is a value; a connection that is lost is an {@link IOException} of this and every
 * later call that waits for an answer. Nothing here ends the process, as Xlib would.
 */
@SuppressWarnings("restricted")
final class Xcb implements AutoCloseable {
    // Of xcb_send_request.
    private static final int CHECKED = 1;
    // The iovec that is sent comes after two that libxcb wants for itself.
    private static final int IOVEC_SIZE = 16;
    private static final int OURS = 2 * IOVEC_SIZE;
    private static final int LONGEST_REQUEST = 1024;
    private static final int ANSWER_SIZE = 32;
    private static final int EVENT_CODE = 0x7f;

    private final Posix posix;
    private final Arena arena = Arena.ofShared();
    private final SymbolLookup library;
    private final MethodHandle send;
    private final MethodHandle waitForReply;
    private final MethodHandle check;
    private final MethodHandle pollForEvent;
    private final MethodHandle generateId;
    private final MethodHandle flush;
    private final MethodHandle hasError;
    private final MethodHandle disconnect;

    private final MemorySegment connection;
    private final MemorySegment vector = arena.allocate(3 * IOVEC_SIZE, 8);
    private final MemorySegment description = arena.allocate(24, 8);
    private final MemorySegment request = arena.allocate(LONGEST_REQUEST, 8);
    private final MemorySegment error = arena.allocate(ADDRESS);
    private final int descriptor;
    private final Answer setup;
    private final int screen;
    private int length;

    /**
     * Connects.
     *
     * @param display as in {@code DISPLAY}
     * @throws DisplayException no-x11
     */
    Xcb(String display, Posix posix) throws DisplayException {
        this.posix = posix;
        try {
            library = SymbolLookup.libraryLookup("libxcb.so.1", Arena.global());
        } catch (IllegalArgumentException e) {
            arena.close();
            throw new DisplayException("no-x11", "libxcb.so.1 is missing: install the package libxcb1");
        }
        send = bind("xcb_send_request", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        waitForReply = bind("xcb_wait_for_reply", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        check = bind("xcb_request_check", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        pollForEvent = bind("xcb_poll_for_event", FunctionDescriptor.of(ADDRESS, ADDRESS));
        generateId = bind("xcb_generate_id", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        flush = bind("xcb_flush", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        hasError = bind("xcb_connection_has_error", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        disconnect = bind("xcb_disconnect", FunctionDescriptor.ofVoid(ADDRESS));
        MethodHandle connect = bind("xcb_connect", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        MemorySegment number = arena.allocate(JAVA_INT);
        connection = (MemorySegment) call(connect, arena.allocateFrom(display), number);
        if (isLost()) {
            close();
            throw new DisplayException("no-x11", "the X server " + display + " can't be reached");
        }
        screen = number.get(JAVA_INT, 0);
        descriptor = (int) call(bind("xcb_get_file_descriptor", FunctionDescriptor.of(JAVA_INT, ADDRESS)), connection);
        MemorySegment answer =
                (MemorySegment) call(bind("xcb_get_setup", FunctionDescriptor.of(ADDRESS, ADDRESS)), connection);
        // Its header is shorter than that of a reply: the length counts from the eighth byte.
        int words = answer.reinterpret(8).get(JAVA_SHORT, 6) & 0xffff;
        setup = new Answer(answer.reinterpret(8 + 4L * words).toArray(JAVA_BYTE));
        // xcb_protocol_request_t: count, extension (none: the opcodes are ours), opcode, whether there is no reply.
        description.set(JAVA_LONG, 0, 1);
    }

    private MethodHandle bind(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }

    /** What the server told of itself (X Window System Protocol, section 8, success). */
    Answer setup() {
        return setup;
    }

    /** The number of the screen that the display names. */
    int screen() {
        return screen;
    }

    /** The socket, to wait on. */
    int descriptor() {
        return descriptor;
    }

    boolean isLost() {
        return number(hasError) != 0;
    }

    /** A number for a new resource. */
    int newId() {
        return number(generateId);
    }

    /** Starts to write a request of the core protocol, whose second byte is {@code data}, or of an extension. */
    Xcb request(int major, int data) {
        request.set(JAVA_BYTE, 0, (byte) major);
        request.set(JAVA_BYTE, 1, (byte) data);
        length = 4;
        return this;
    }

    Xcb u8(int value) {
        request.set(JAVA_BYTE, length, (byte) value);
        length++;
        return this;
    }

    Xcb u16(int value) {
        request.set(JAVA_SHORT, length, (short) value);
        length += 2;
        return this;
    }

    Xcb u32(int value) {
        request.set(JAVA_INT, length, value);
        length += 4;
        return this;
    }

    Xcb area(Area area) {
        return u16(area.x()).u16(area.y()).u16(area.width()).u16(area.height());
    }

    Xcb text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        MemorySegment.copy(bytes, 0, request, JAVA_BYTE, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** Sends what was written; the reply is had by {@link #answer}, which must be called once. */
    int ask() {
        return send(CHECKED, false);
    }

    /** Sends what was written and has no reply; an error is lost. */
    void tell() {
        int unused = send(0, true);
    }

    /** Sends what was written and has no reply; waits for the server to have done it, and says whether it did. */
    boolean done() throws IOException {
        int sequence = send(CHECKED, true);
        MemorySegment problem = (MemorySegment) call(check, connection, sequence);
        checkConnection();
        if (problem.address() == 0) {
            return true;
        }
        posix.free(problem);
        return false;
    }

    private int send(int flags, boolean noReply) {
        while (length % 4 != 0) {
            u8(0);
        }
        // libxcb counts both on and down while it sends.
        vector.set(ADDRESS, OURS, request);
        vector.set(JAVA_LONG, OURS + 8, length);
        description.set(JAVA_BYTE, 16, request.get(JAVA_BYTE, 0));
        description.set(JAVA_BYTE, 17, (byte) (noReply ? 1 : 0));
        try {
            return (int) send.invokeExact(connection, flags, vector.asSlice(OURS), description);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a reply; null where the server refused. */
    Answer answer(int sequence) throws IOException {
        MemorySegment reply = waitFor(sequence);
        if (reply == null) {
            return null;
        }
        try {
            return new Answer(reply.toArray(JAVA_BYTE));
        } finally {
            posix.free(reply);
        }
    }

    /** Waits for a reply and puts what comes after its header into {@code target}; false where the server refused. */
    boolean answerInto(int sequence, MemorySegment target) throws IOException {
        MemorySegment reply = waitFor(sequence);
        if (reply == null) {
            return false;
        }
        try {
            long bytes = Math.min(target.byteSize(), reply.byteSize() - ANSWER_SIZE);
            MemorySegment.copy(reply, ANSWER_SIZE, target, 0, bytes);
            return true;
        } finally {
            posix.free(reply);
        }
    }

    private MemorySegment waitFor(int sequence) throws IOException {
        error.set(ADDRESS, 0, MemorySegment.NULL);
        MemorySegment reply;
        try {
            reply = (MemorySegment) waitForReply.invokeExact(connection, sequence, error);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (reply.address() != 0) {
            int words = reply.reinterpret(ANSWER_SIZE).get(JAVA_INT, 4);
            return reply.reinterpret(ANSWER_SIZE + 4L * words);
        }
        MemorySegment problem = Posix.pointer(error);
        if (problem.address() != 0) {
            posix.free(problem);
        }
        checkConnection();
        return null;
    }

    private void checkConnection() throws IOException {
        if (isLost()) {
            throw new IOException("the X server has ended the connection");
        }
    }

    /** The next event that came, null for none; errors of what was only told are skipped. */
    Answer event() {
        while (true) {
            MemorySegment event = nextEvent();
            if (event.address() == 0) {
                return null;
            }
            Answer answer = new Answer(event.reinterpret(ANSWER_SIZE).toArray(JAVA_BYTE));
            posix.free(event);
            if ((answer.u8(0) & EVENT_CODE) != 0) {
                return answer;
            }
        }
    }

    private MemorySegment nextEvent() {
        try {
            return (MemorySegment) pollForEvent.invokeExact(connection);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void flush() {
        int unused = number(flush);
    }

    @Override
    public void close() {
        Object unused = call(disconnect, connection);
        arena.close();
    }

    private int number(MethodHandle function) {
        try {
            return (int) function.invokeExact(connection);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    // Slow.
    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
