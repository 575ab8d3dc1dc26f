package dev.parley.app.engine.screen;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes small pictures as PNG (ISO/IEC 15948), as the JDK's own writer would start the toolkit of its windows. Pure. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int RED_GREEN_BLUE_ALPHA = 6;

    private Png() {}

    /**
     * Writes a picture.
     *
     * @param argb one number a pixel, not multiplied by its alpha, row by row
     */
    static byte[] write(int[] argb, int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) BITS).put((byte) RED_GREEN_BLUE_ALPHA);
        ByteBuffer rows = ByteBuffer.allocate((4 * width + 1) * height);
        for (int y = 0; y < height; y++) {
            // No filter.
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int pixel = argb[y * width + x];
                rows.putInt(pixel << 8 | pixel >>> 24);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", deflate(rows.array()));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] piece = new byte[4096];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        out.writeBytes(chunk.putInt((int) sum.getValue()).array());
    }
}
