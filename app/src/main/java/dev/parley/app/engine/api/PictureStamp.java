package dev.parley.app.engine.api;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * When a picture was made, drawn into its top sixth as 4 rows of 20 black or white cells, so that it survives encoders
 * and scaling. Bit {@code 20 * row + column}, most significant first:
 *
 * <pre>
 *   0  - 39   milliseconds of the monotonic clock, low 40 bits
 *   40 - 55   number of the picture, modulo 65536
 *   56 - 63   number of the camera
 *   64 - 79   CRC-16 (polynomial 0x1021, start 0xffff) of the 8 bytes before
 * </pre>
 *
 * @param ms when, milliseconds of the monotonic clock, low 40 bits
 * @param counter number of the picture, 16 bits
 * @param camera number of the camera, 8 bits; 0 is the test pattern
 */
public record PictureStamp(long ms, int counter, int camera) {
    /** The share of a picture's height that the stamp takes is one in this many. */
    public static final int HEIGHT_SHARE = 6;

    private static final int COLUMNS = 20;
    private static final int ROWS = 4;
    private static final int CELLS = COLUMNS * ROWS;
    private static final long MS_MASK = (1L << 40) - 1;
    private static final byte BLACK = 16;
    private static final byte WHITE = (byte) 235;
    private static final int THRESHOLD = 126;

    public PictureStamp {
        ms &= MS_MASK;
        counter &= 0xffff;
        camera &= 0xff;
    }

    /** Milliseconds from the making of the picture until {@code nowMs} of the same clock. */
    public long ageMs(long nowMs) {
        return (nowMs - ms) & MS_MASK;
    }

    /**
     * Draws the stamp into the luma plane of a picture.
     *
     * @param luma the plane, from index 0
     * @param stride bytes from row to row
     */
    public void draw(ByteBuffer luma, int stride, int width, int height) {
        byte[] bits = bytes();
        byte[] line = new byte[width];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int bit = row * COLUMNS + column;
                boolean white = (bits[bit >> 3] & (0x80 >> (bit & 7))) != 0;
                Arrays.fill(line, column * width / COLUMNS, (column + 1) * width / COLUMNS, white ? WHITE : BLACK);
            }
            int end = (row + 1) * height / (ROWS * HEIGHT_SHARE);
            for (int y = row * height / (ROWS * HEIGHT_SHARE); y < end; y++) {
                luma.put(y * stride, line);
            }
        }
    }

    /**
     * Reads the stamp from a picture in BGRA.
     *
     * @param bgra the pixels, from index 0
     * @param stride bytes from row to row
     * @param mirrored whether the picture is seen as in a mirror
     * @return the stamp, or null where there is none that passes its check
     */
    public static PictureStamp decode(ByteBuffer bgra, int width, int height, int stride, boolean mirrored) {
        byte[] bits = new byte[CELLS / 8];
        for (int bit = 0; bit < CELLS; bit++) {
            int column = mirrored ? COLUMNS - 1 - bit % COLUMNS : bit % COLUMNS;
            if (luma(bgra, width, height, stride, column, bit / COLUMNS) > THRESHOLD) {
                bits[bit >> 3] |= (byte) (0x80 >> (bit & 7));
            }
        }
        if (crc(bits) != ((bits[8] & 0xff) << 8 | (bits[9] & 0xff))) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bits[i] & 0xff);
        }
        return new PictureStamp(value >>> 24, (int) (value >> 8), (int) value);
    }

    /** The mean luma (BT.601, 16 to 235) of the middle half of a cell. */
    private static long luma(ByteBuffer bgra, int width, int height, int stride, int column, int row) {
        int left = (int) ((column + 0.25) * width / COLUMNS);
        int right = Math.max(left + 1, (int) ((column + 0.75) * width / COLUMNS));
        int top = (int) ((row + 0.25) * height / (ROWS * HEIGHT_SHARE));
        int bottom = Math.max(top + 1, (int) ((row + 0.75) * height / (ROWS * HEIGHT_SHARE)));
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = y * stride + 4 * x;
                int blue = bgra.get(at) & 0xff;
                int green = bgra.get(at + 1) & 0xff;
                int red = bgra.get(at + 2) & 0xff;
                sum += ((66 * red + 129 * green + 25 * blue + 128) >> 8) + 16;
            }
        }
        return sum / ((long) (right - left) * (bottom - top));
    }

    private byte[] bytes() {
        byte[] bits = new byte[CELLS / 8];
        long value = ms << 24 | (long) counter << 8 | camera;
        for (int i = 0; i < 8; i++) {
            bits[i] = (byte) (value >> (56 - 8 * i));
        }
        int crc = crc(bits);
        bits[8] = (byte) (crc >> 8);
        bits[9] = (byte) crc;
        return bits;
    }

    private static int crc(byte[] bits) {
        int crc = 0xffff;
        for (int i = 0; i < 8; i++) {
            crc ^= (bits[i] & 0xff) << 8;
            for (int k = 0; k < 8; k++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xffff : crc << 1 & 0xffff;
            }
        }
        return crc;
    }
}
