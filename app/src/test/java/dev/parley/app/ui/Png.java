package dev.parley.app.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.WritableImage;

/** Writes pictures. */
final class Png {
    private Png() {}

    static void write(WritableImage image, Path file) throws IOException {
        Files.write(file, encode((int) image.getWidth(), (int) image.getHeight(), image.getPixelReader()::getArgb));
    }

    /** PNG (ISO/IEC 15948), 8-bit RGB, of a pixel (RGB as an int) for each place. */
    static byte[] encode(int width, int height, IntBinaryOperator pixel) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflate = new DeflaterOutputStream(raw)) {
                for (int y = 0; y < height; y++) {
                    deflate.write(0);
                    for (int x = 0; x < width; x++) {
                        int argb = pixel.applyAsInt(x, y);
                        deflate.write(argb >> 16);
                        deflate.write(argb >> 8);
                        deflate.write(argb);
                    }
                }
            }
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteBuffer head = ByteBuffer.allocate(13);
            head.putInt(width).putInt(height).put((byte) 8).put((byte) 2);
            chunk(out, "IHDR", head.array());
            chunk(out, "IDAT", raw.toByteArray());
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has none
        }
        return out.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        ByteBuffer head = ByteBuffer.allocate(8).putInt(data.length).put(name);
        out.write(head.array());
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
