package dev.parley.app.bench;

import dev.parley.app.engine.api.PictureStamp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An X server without a monitor, whose pixels are read from the memory into which it draws (a file in the format of
 * {@code xwd}): what is there a person would see.
 */
final class Screen implements AutoCloseable {
    private final Process server;
    private final String display;
    private final ByteBuffer pixels;
    private final int stride;

    private Screen(Process server, String display, ByteBuffer file) {
        this.server = server;
        this.display = display;
        // XWDFileHeader: 32-bit words, most significant byte first; the colours come after it.
        int header = file.getInt(0);
        int colours = file.getInt(19 * 4);
        this.stride = file.getInt(12 * 4);
        this.pixels = file.slice(header + 12 * colours, file.capacity() - header - 12 * colours);
    }

    static Screen open(Path directory, int width, int height) throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "Xvfb",
                // Else it starts anew when the last window has gone, and refuses the next one meanwhile.
                "-noreset",
                "-displayfd",
                "1",
                "-fbdir",
                directory.toString(),
                "-screen",
                "0",
                width + "x" + height + "x24",
                "-nolisten",
                "tcp"));
        Process server = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // Not closed: it belongs to the server, which lives on.
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        String number = out.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        Path file = directory.resolve("Xvfb_screen0");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new Screen(server, ":" + number, mapped.order(ByteOrder.BIG_ENDIAN));
        }
    }

    String display() {
        return display;
    }

    /** The process, for its use of the processor. */
    ProcessHandle process() {
        return server.toHandle();
    }

    /**
     * The milliseconds in the stamp of the picture that is seen in this place. Only the first two of its rows are read,
     * since lines of text may lie over the others, so nothing tells whether it is one: judge by the value.
     */
    long stampMs(int x, int y, int width, int height) {
        long value = 0;
        for (int bit = 0; bit < 40; bit++) {
            int column = x + (2 * (bit % 20) + 1) * width / 40;
            int row = y + (2 * (bit / 20) + 1) * height / (8 * PictureStamp.HEIGHT_SHARE);
            int green = pixels.get(row * stride + 4 * column + 1) & 0xff;
            value = value << 1 | (green > 127 ? 1 : 0);
        }
        return value;
    }

    /** How many colours are seen in this place, looking at every eighth pixel. */
    int colours(int x, int y, int width, int height) {
        Set<Integer> seen = new HashSet<>();
        for (int row = y; row < y + height; row += 8) {
            for (int column = x; column < x + width; column += 8) {
                seen.add(pixels.getInt(row * stride + 4 * column));
            }
        }
        return seen.size();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
