package dev.parley.app.engine.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of one picture, which the X server itself fills (MIT-SHM), or which is filled through the socket where it can't
 * share memory, as over a network. Rows without gaps, so that whole rows can be renewed where they are. On the thread of the
 * connection.
 */
final class Frame implements AutoCloseable {
    static final int PIXEL = 4;

    // A dark grey.
    private static final int NEVER_SHOWN = 0xff202020;

    private static final int ATTACH = 1;
    private static final int DETACH = 2;
    private static final int SHM_GET_IMAGE = 4;
    private static final int GET_IMAGE = 73;
    private static final int Z_PIXMAP = 2;
    private static final int ALL_PLANES = -1;

    private final XServer server;
    private final Posix posix;
    private boolean shared;
    private Arena arena;
    private MemorySegment memory = MemorySegment.NULL;
    private int segment;
    private int width;
    private int height;
    private ByteBuffer picture;

    Frame(XServer server, Posix posix) {
        this.server = server;
        this.posix = posix;
        shared = server.shm() != null;
    }

    /** Whether the server can write here itself, as it may after {@link #size}; else each picture costs much. */
    boolean isShared() {
        return shared;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The picture, valid until {@link #size} or {@link #close}. */
    ByteBuffer picture() {
        return picture;
    }

    MemorySegment memory() {
        return memory;
    }

    /** Makes room for another size; what was in it is lost. */
    void size(int newWidth, int newHeight) throws IOException {
        if (newWidth == width && newHeight == height) {
            return;
        }
        long bytes = (long) PIXEL * newWidth * newHeight;
        if (bytes > memory.byteSize()) {
            close();
            allocate(bytes);
        }
        width = newWidth;
        height = newHeight;
        picture = memory.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private void allocate(long bytes) throws IOException {
        // Shared, so that who keeps a picture for too long gets an exception, on whatever thread, rather than a crash.
        arena = Arena.ofShared();
        if (shared) {
            shared = share(bytes);
        }
        if (!shared) {
            memory = arena.allocate(bytes, PIXEL);
        }
    }

    private boolean share(long bytes) throws IOException {
        int number = posix.newSharedMemory(bytes);
        if (number < 0) {
            return false;
        }
        MemorySegment mapped = posix.attach(number, bytes, arena);
        segment = server.xcb().newId();
        boolean attached = mapped != null
                && server.xcb()
                        .request(server.shm().major(), ATTACH)
                        .u32(segment)
                        .u32(number)
                        .u32(0)
                        .done();
        posix.removeWhenDetached(number);
        if (attached) {
            memory = mapped;
        } else {
            segment = 0;
        }
        return attached;
    }

    /**
     * Fetches whole rows from the server.
     *
     * @param area of the drawable, as wide as this and at most as high
     * @param row where its first one is here
     * @return false if the server refused, as where the drawable is gone or smaller
     */
    boolean fetch(int drawable, Area area, int row) throws IOException {
        long offset = (long) row * width * PIXEL;
        Xcb xcb = server.xcb();
        if (!shared) {
            int asked = xcb.request(GET_IMAGE, Z_PIXMAP)
                    .u32(drawable)
                    .area(area)
                    .u32(ALL_PLANES)
                    .ask();
            return xcb.answerInto(asked, memory.asSlice(offset, (long) area.height() * width * PIXEL));
        }
        int asked = xcb.request(server.shm().major(), SHM_GET_IMAGE)
                .u32(drawable)
                .area(area)
                .u32(ALL_PLANES)
                .u32(Z_PIXMAP)
                .u32(segment)
                .u32((int) offset)
                .ask();
        return xcb.answer(asked) != null;
    }

    /** Paints over a part that is never shown. */
    void hide(Area area) {
        Area part = area.and(new Area(0, 0, width, height));
        for (int y = part.y(); y < part.y() + part.height(); y++) {
            long at = ((long) y * width + part.x()) * PIXEL;
            for (int x = 0; x < part.width(); x++) {
                memory.set(JAVA_INT_UNALIGNED, at + (long) x * PIXEL, NEVER_SHOWN);
            }
        }
    }

    @Override
    public void close() {
        if (segment != 0) {
            server.xcb().request(server.shm().major(), DETACH).u32(segment).tell();
            segment = 0;
        }
        if (arena != null) {
            arena.close();
            arena = null;
        }
        memory = MemorySegment.NULL;
        width = 0;
        height = 0;
    }
}
