package dev.parley.app.engine.screen.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.screen.DisplayException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures over a real PipeWire, from a node of the test's own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class PipeWireStreamTest {
    private static final int DEADLINE_SECONDS = 30;

    @TempDir
    Path directory;

    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore gone = new Semaphore(0);
    private final Semaphore lost = new Semaphore(0);

    private final PipeWireStream.Listener listener = new PipeWireStream.Listener() {
        @Override
        public void arrived() {
            arrived.release();
        }

        @Override
        public void changed(PipeWireStream.State state, String error) {
            if (state == PipeWireStream.State.UNCONNECTED || state == PipeWireStream.State.ERROR) {
                lost.release();
            }
        }

        @Override
        public void gone() {
            gone.release();
        }
    };

    /** The library; skips the test where there is none. */
    static PipeWire library() {
        try {
            return PipeWire.load();
        } catch (DisplayException e) {
            return Assumptions.abort("no " + e.getMessage());
        }
    }

    private PipeWireStream open(PipeWire library, RealPipeWire server, Producer producer) throws Exception {
        PipeWireStream.Node node = new PipeWireStream.Node(producer.node(), "");
        PipeWireStream stream = PipeWireStream.open(library, server.remote(), node, 30, listener);
        server.link(producer);
        return stream;
    }

    private Picture next(PipeWireStream stream) throws InterruptedException {
        Picture picture = new Picture();
        do {
            assertTrue(arrived.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS), "no picture");
        } while (!stream.take(picture));
        return picture;
    }

    private static int[] pixels(Picture picture) {
        ByteBuffer bgra = picture.bgra().order(ByteOrder.LITTLE_ENDIAN);
        int[] pixels = new int[bgra.remaining() / 4];
        bgra.asIntBuffer().get(pixels);
        return pixels;
    }

    private static void assertAll(int width, int height, int colour, Picture picture) {
        assertEquals(width + "x" + height, picture.width() + "x" + picture.height());
        int[] pixels = pixels(picture);
        assertEquals(width * height, pixels.length);
        for (int pixel : pixels) {
            assertEquals(Integer.toHexString(colour), Integer.toHexString(pixel & 0xffffff));
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "8, 32", "12, 0", "7, 0", "11, 32"})
    void every_order_of_bytes_becomes_packed_bgra(int order, int gap) throws Exception {
        PipeWire library = library();
        boolean swapped = order == VideoFormat.RGBX || order == VideoFormat.RGBA;
        try (RealPipeWire server = RealPipeWire.open(directory);
                Producer producer = new Producer(library, server.remote(), "screen", order, 66, 48, gap);
                PipeWireStream stream = open(library, server, producer)) {
            producer.start(60, swapped ? 0xff332211 : 0xff112233);
            assertAll(66, 48, 0x112233, next(stream));
        }
    }

    @Test
    void a_size_that_changes_is_followed() throws Exception {
        PipeWire library = library();
        try (RealPipeWire server = RealPipeWire.open(directory);
                Producer producer = new Producer(library, server.remote(), "window", VideoFormat.BGRX, 64, 48, 0);
                PipeWireStream stream = open(library, server, producer)) {
            producer.start(60, 0xff112233);
            assertAll(64, 48, 0x112233, next(stream));
            producer.resize(320, 200);
            Picture picture = next(stream);
            while (picture.width() == 64) {
                picture = next(stream);
            }
            assertAll(320, 200, 0x112233, picture);
            producer.resize(10, 10);
            while (picture.width() == 320) {
                picture = next(stream);
            }
            assertAll(10, 10, 0x112233, picture);
        }
    }

    @Test
    void a_broken_picture_is_left_out() throws Exception {
        PipeWire library = library();
        try (RealPipeWire server = RealPipeWire.open(directory);
                Producer producer = new Producer(library, server.remote(), "screen", VideoFormat.BGRX, 64, 48, 0);
                PipeWireStream stream = open(library, server, producer)) {
            producer.chunkFlags = 1;
            producer.start(60, 0xffffffff);
            int before = producer.sent.get();
            while (producer.sent.get() < before + 20) {
                assertFalse(arrived.tryAcquire(100, TimeUnit.MILLISECONDS));
            }
            producer.stop();
            producer.chunkFlags = 0;
            producer.start(60, 0xff112233);
            assertAll(64, 48, 0x112233, next(stream));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 47, 0", "2, 63, 47", "3, 0, 63", "4, 63, 0", "5, 0, 0", "6, 0, 47", "7, 47, 63"})
    void a_screen_that_stands_on_its_side_is_upright(int transform, int x, int y) throws Exception {
        PipeWire library = library();
        try (RealPipeWire server = RealPipeWire.open(directory);
                Producer producer = new Producer(library, server.remote(), "screen", VideoFormat.BGRX, 64, 48, 0);
                PipeWireStream stream = open(library, server, producer)) {
            producer.transform = transform;
            producer.corner = 0xff445566;
            producer.start(60, 0xff112233);
            Picture picture = next(stream);
            boolean side = transform % 2 == 1;
            assertEquals(side ? "48x64" : "64x48", picture.width() + "x" + picture.height());
            int[] pixels = pixels(picture);
            for (int i = 0; i < pixels.length; i++) {
                int wanted = i == y * picture.width() + x ? 0x445566 : 0x112233;
                assertEquals(Integer.toHexString(wanted), Integer.toHexString(pixels[i] & 0xffffff));
            }
        }
    }

    @Test
    void nothing_else_may_be_connected_in_place_of_the_node() throws Exception {
        PipeWire library = library();
        try (RealPipeWire server = RealPipeWire.open(directory);
                Producer producer = new Producer(library, server.remote(), "screen", VideoFormat.BGRX, 64, 48, 0);
                PipeWireStream stream = PipeWireStream.open(
                        library, server.remote(), new PipeWireStream.Node(producer.node(), "4711"), 30, listener)) {
            String name = "parley-screen-" + producer.node();
            String dump = server.dump(name);
            while (!dump.contains("node.dont-reconnect") || stream.stage() == PipeWireStream.Stage.ABSENT) {
                // Each round waits for a process, which is pause enough.
                dump = server.dump(name);
            }
            for (String property : List.of("node.dont-fallback", "node.dont-move", "node.linger")) {
                assertTrue(dump.contains('"' + property + "\": true"), dump);
            }
            assertTrue(dump.contains("\"target.object\": 4711"), dump);
            assertFalse(dump.contains("node.target"), dump);
            assertEquals(PipeWireStream.Stage.APART, stream.stage());
        }
    }

    @Test
    void a_node_that_is_closed_and_a_server_that_ends_are_told() throws Exception {
        PipeWire library = library();
        try (RealPipeWire server = RealPipeWire.open(directory);
                Producer producer = new Producer(library, server.remote(), "window", VideoFormat.BGRX, 64, 48, 0);
                PipeWireStream stream = open(library, server, producer)) {
            producer.start(60, 0xff112233);
            assertAll(64, 48, 0x112233, next(stream));
            producer.end();
            assertTrue(gone.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS));
            assertEquals(0, lost.availablePermits());
            server.kill();
            assertTrue(lost.tryAcquire(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void without_a_server_the_packages_are_named() {
        PipeWire library = library();
        DisplayException failure = assertThrows(
                DisplayException.class,
                () -> PipeWireStream.open(
                        library,
                        directory.resolve("nothing").toString(),
                        new PipeWireStream.Node(1, ""),
                        30,
                        listener));
        assertEquals("no-pipewire", failure.code());
        assertEquals("pipewire wireplumber", failure.getMessage());
    }

    @Test
    void without_the_library_its_package_is_named() {
        for (String library : new String[] {"libno-such-thing.so.0", "libc.so.6"}) {
            DisplayException failure = assertThrows(DisplayException.class, () -> PipeWire.load(library));
            assertEquals("no-pipewire", failure.code());
            assertEquals("libpipewire-0.3-0", failure.getMessage());
        }
    }
}
