package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An X server without a screen, 1920 × 1080, and windows in it of plain colours. One thread. */
final class TestScreen implements AutoCloseable {
    private static final int CREATE_WINDOW = 1;
    private static final int CHANGE_WINDOW_ATTRIBUTES = 2;
    private static final int DESTROY_WINDOW = 4;
    private static final int REPARENT_WINDOW = 7;
    private static final int MAP_WINDOW = 8;
    private static final int UNMAP_WINDOW = 10;
    private static final int CONFIGURE_WINDOW = 12;
    private static final int CHANGE_PROPERTY = 18;
    private static final int WARP_POINTER = 41;
    private static final int CLEAR_AREA = 61;
    private static final int FORCE_SCREEN_SAVER = 115;
    private static final int SET_MONITOR = 43;
    private static final int DELETE_MONITOR = 44;
    private static final int BACKGROUND = 2;
    private static final int CARDINAL = 6;
    private static final int STRING = 31;

    private final Process process;
    private final String display;
    private final Xcb xcb;
    private final XServer server;

    /** Starts it, with {@code options} of Xvfb. */
    static TestScreen start(String... options) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "Xvfb is missing: install the package xvfb");
        List<String> command =
                new ArrayList<>(List.of("Xvfb", "-displayfd", "1", "-ac", "-nolisten", "tcp", "-s", "0", "-screen"));
        command.addAll(List.of("0", "1920x1080x24"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String number = process.inputReader().readLine();
            assertTrue(number != null, "Xvfb didn't start");
            return new TestScreen(process, ":" + number);
        } catch (Exception | AssertionError e) {
            process.destroy();
            throw e;
        }
    }

    private TestScreen(Process process, String display) throws Exception {
        this.process = process;
        this.display = display;
        xcb = new Xcb(display, new Posix());
        server = new XServer(xcb);
    }

    /** As in {@code DISPLAY}. */
    String display() {
        return display;
    }

    Process process() {
        return process;
    }

    /** A new window that is shown, above the others. */
    int window(Area area, int colour) throws IOException {
        int window = unmapped(area, colour);
        map(window);
        return window;
    }

    int unmapped(Area area, int colour) throws IOException {
        int window = xcb.newId();
        xcb.request(CREATE_WINDOW, 0)
                .u32(window)
                .u32(server.root())
                .area(area)
                .u16(0)
                .u16(1)
                .u32(0)
                .u32(BACKGROUND)
                .u32(colour);
        sync();
        return window;
    }

    void colour(int window, int colour) throws IOException {
        xcb.request(CHANGE_WINDOW_ATTRIBUTES, 0)
                .u32(window)
                .u32(BACKGROUND)
                .u32(colour)
                .tell();
        xcb.request(CLEAR_AREA, 0).u32(window).u32(0).u32(0);
        sync();
    }

    void map(int window) throws IOException {
        xcb.request(MAP_WINDOW, 0).u32(window);
        sync();
    }

    void unmap(int window) throws IOException {
        xcb.request(UNMAP_WINDOW, 0).u32(window);
        sync();
    }

    void destroy(int window) throws IOException {
        xcb.request(DESTROY_WINDOW, 0).u32(window);
        sync();
    }

    void move(int window, int x, int y) throws IOException {
        xcb.request(CONFIGURE_WINDOW, 0).u32(window).u16(3).u16(0).u32(x).u32(y);
        sync();
    }

    void resize(int window, int width, int height) throws IOException {
        xcb.request(CONFIGURE_WINDOW, 0).u32(window).u16(12).u16(0).u32(width).u32(height);
        sync();
    }

    /** Puts a window into another one, as a window manager does. */
    void frame(int window, int frame, int x, int y) throws IOException {
        xcb.request(REPARENT_WINDOW, 0).u32(window).u32(frame).u16(x).u16(y);
        sync();
    }

    void raise(int window) throws IOException {
        xcb.request(CONFIGURE_WINDOW, 0).u32(window).u16(64).u16(0).u32(0);
        sync();
    }

    void text(int window, String property, String value) throws IOException {
        int type = property.startsWith("_NET") ? server.atom("UTF8_STRING") : STRING;
        property(window, property, type, 8, value.getBytes(StandardCharsets.UTF_8));
    }

    void numbers(int window, String property, int... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(values);
        property(window, property, CARDINAL, 32, bytes.array());
    }

    private void property(int window, String property, int type, int format, byte[] value) throws IOException {
        int atom = server.atom(property);
        xcb.request(CHANGE_PROPERTY, 0)
                .u32(window)
                .u32(atom)
                .u32(type)
                .u32(format)
                .u32(value.length * 8 / format)
                .text(new String(value, StandardCharsets.ISO_8859_1));
        sync();
    }

    /** A property of the screen, as a window manager sets it. */
    void rootNumbers(String property, int... values) throws IOException {
        numbers(server.root(), property, values);
    }

    int atom(String name) throws IOException {
        return server.atom(name);
    }

    void pointer(int x, int y) throws IOException {
        xcb.request(WARP_POINTER, 0)
                .u32(0)
                .u32(server.root())
                .u32(0)
                .u32(0)
                .u16(x)
                .u16(y);
        sync();
    }

    void lock(boolean on) throws IOException {
        xcb.request(FORCE_SCREEN_SAVER, on ? 1 : 0);
        sync();
    }

    void addMonitor(String name, Area area) throws IOException {
        int atom = server.atom(name);
        xcb.request(server.randr().major(), SET_MONITOR)
                .u32(server.root())
                .u32(atom)
                .u32(0)
                .area(area)
                .u32(100)
                .u32(100);
        sync();
    }

    void removeMonitor(String name) throws IOException {
        int atom = server.atom(name);
        xcb.request(server.randr().major(), DELETE_MONITOR).u32(server.root()).u32(atom);
        sync();
    }

    // Sends the request that was written, and waits until it is done.
    private void sync() throws IOException {
        assertTrue(xcb.done(), "the X server refused");
    }

    @Override
    public void close() {
        server.close();
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
