package dev.parley.app.instance;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** What goes over the socket: a line of UTF-8 in each direction, the argument and {@link #TAKEN}. Pure. */
final class InstanceMessage {
    /** The answer of a program that has taken the argument. */
    static final String TAKEN = "taken";
    /** More is not an argument of this program. */
    static final int MOST_BYTES = 4096;

    private InstanceMessage() {}

    /** Writes a line; what is in it besides a line is made blanks. */
    static void write(WritableByteChannel channel, String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line.replace('\n', ' ') + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a line.
     *
     * @throws IOException if there is none, or it is too long
     */
    static String read(ReadableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (true) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the line has no end");
            }
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') {
                return StandardCharsets.UTF_8
                        .decode(bytes.flip().limit(bytes.limit() - 1))
                        .toString();
            }
            if (!bytes.hasRemaining()) {
                throw new IOException("the line is longer than " + MOST_BYTES + " bytes");
            }
        }
    }
}
