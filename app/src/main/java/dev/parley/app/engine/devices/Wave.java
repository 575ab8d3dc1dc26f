package dev.parley.app.engine.devices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Sound in 16 bit, little-endian, of which the array is never changed.
 *
 * @param rate samples a second
 * @param channels 1 or 2
 * @param samples all of them
 */
public record Wave(int rate, int channels, ByteBuffer samples) {

    /** Reads one of the program's sounds. */
    public static Wave load(String name) throws IOException {
        try (InputStream in = Wave.class.getResourceAsStream("/dev/parley/assets/sounds/" + name + ".wav")) {
            if (in == null) {
                throw new IOException("no such sound: " + name);
            }
            return parse(in.readAllBytes());
        }
    }

    /** Takes the format and the samples out of a RIFF file. */
    public static Wave parse(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int rate = 0;
        int channels = 0;
        // After "RIFF", a length and "WAVE": chunks of four letters, a length and that many bytes.
        for (int at = 12; at + 8 <= file.length; ) {
            String chunk = new String(file, at, 4, StandardCharsets.US_ASCII);
            int length = in.getInt(at + 4);
            int body = at + 8;
            if (length < 0 || length > file.length - body) {
                throw new IOException("cut off");
            }
            if (chunk.equals("fmt ")) {
                channels = in.getShort(body + 2);
                rate = in.getInt(body + 4);
                if (in.getShort(body) != 1 || in.getShort(body + 14) != 16) {
                    throw new IOException("not 16 bit");
                }
            } else if (chunk.equals("data") && rate > 0) {
                byte[] samples = new byte[length];
                in.get(body, samples);
                return new Wave(rate, channels, ByteBuffer.wrap(samples));
            }
            at = body + length + (length & 1);
        }
        throw new IOException("no samples");
    }
}
