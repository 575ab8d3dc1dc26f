package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.PictureStamp;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Draws the test pattern: coloured bars, a clock to the tenth of a second, a moving square and a {@link PictureStamp}.
 * What stands still is drawn once into each buffer; a picture costs only what moves. Not thread-safe.
 */
final class PatternPicture {
    /** Which of the segments a to g each digit has, a being bit 0. */
    private static final int[] SEGMENTS = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};

    private static final String CLOCK = "00:00:00.0";
    private static final byte DARK = 24;
    private static final byte LIGHT = (byte) 225;
    // BT.601 luma, blue and red difference of the bars, muted so that the clock stands out.
    private static final int[][] BARS = {
        {150, 128, 128},
        {140, 90, 140},
        {128, 148, 96},
        {118, 104, 104},
        {104, 152, 152},
        {92, 112, 172},
        {76, 176, 118}
    };

    private final int width;
    private final int height;
    private final int square;
    private final int digitWidth;
    private final int digitHeight;
    private final int clockX;
    private final int clockY;
    private final byte[] lumaRow;
    private final byte[] light;
    private final byte[] dark;

    PatternPicture(int width, int height) {
        this.width = width;
        this.height = height;
        this.square = height / 9 & ~1;
        this.digitWidth = width / 16;
        this.digitHeight = height / 5;
        this.clockX = (width - digitWidth * CLOCK.length()) / 2;
        this.clockY = height * 2 / 5;
        this.lumaRow = new byte[width];
        for (int x = 0; x < width; x++) {
            lumaRow[x] = (byte) BARS[x * BARS.length / width][0];
        }
        this.light = new byte[width];
        this.dark = new byte[width];
        Arrays.fill(light, LIGHT);
        Arrays.fill(dark, DARK);
    }

    /** One I420 buffer and what of it must be drawn over next time. */
    static final class Canvas {
        private final ByteBuffer luma;
        private final int strideLuma;
        private int squareX = -1;
        private int squareY;
        private final char[] shown = new char[CLOCK.length()];

        private Canvas(ByteBuffer luma, int strideLuma) {
            this.luma = luma;
            this.strideLuma = strideLuma;
        }
    }

    /** Draws what stands still into the planes of a picture. */
    Canvas prepare(ByteBuffer y, int strideY, ByteBuffer u, int strideU, ByteBuffer v, int strideV) {
        for (int row = 0; row < height; row++) {
            y.put(row * strideY, lumaRow);
        }
        byte[] blue = chromaRow(1);
        byte[] red = chromaRow(2);
        byte[] grey = new byte[blue.length];
        Arrays.fill(grey, (byte) 128);
        int stampRows = (height / PictureStamp.HEIGHT_SHARE + 1) / 2;
        for (int row = 0; row < (height + 1) / 2; row++) {
            u.put(row * strideU, row < stampRows ? grey : blue);
            v.put(row * strideV, row < stampRows ? grey : red);
        }
        int margin = digitHeight / 6;
        fill(
                y,
                strideY,
                clockX - margin,
                clockY - margin,
                digitWidth * CLOCK.length() + 2 * margin,
                digitHeight + 2 * margin,
                dark);
        return new Canvas(y, strideY);
    }

    /**
     * Draws one picture.
     *
     * @param ms milliseconds of the monotonic clock, for the stamp and the movement
     * @param dayMs milliseconds since midnight, for the clock
     */
    void draw(Canvas canvas, long ms, int dayMs, int counter) {
        new PictureStamp(ms, counter, 0).draw(canvas.luma, canvas.strideLuma, width, height);
        if (canvas.squareX >= 0) {
            for (int row = canvas.squareY; row < canvas.squareY + square; row++) {
                canvas.luma.put(row * canvas.strideLuma + canvas.squareX, lumaRow, canvas.squareX, square);
            }
        }
        // Once across and back in 6 s, below the clock.
        long way = ms % 6000;
        int room = width - square;
        canvas.squareX = (int) (room * (way < 3000 ? way : 6000 - way) / 3000);
        canvas.squareY = height * 3 / 4;
        fill(canvas.luma, canvas.strideLuma, canvas.squareX, canvas.squareY, square, square, light);
        drawClock(canvas, dayMs);
    }

    private void drawClock(Canvas canvas, int dayMs) {
        int tenths = dayMs / 100;
        int seconds = tenths / 10;
        digits(canvas, 0, seconds / 3600);
        show(canvas, 2, ':');
        digits(canvas, 3, seconds / 60 % 60);
        show(canvas, 5, ':');
        digits(canvas, 6, seconds % 60);
        show(canvas, 8, '.');
        show(canvas, 9, (char) ('0' + tenths % 10));
    }

    private void digits(Canvas canvas, int place, int value) {
        show(canvas, place, (char) ('0' + value / 10));
        show(canvas, place + 1, (char) ('0' + value % 10));
    }

    private void show(Canvas canvas, int place, char c) {
        if (canvas.shown[place] == c) {
            return;
        }
        canvas.shown[place] = c;
        int x = clockX + place * digitWidth;
        int thick = digitHeight / 9;
        int w = digitWidth * 3 / 4;
        int half = digitHeight / 2;
        int left = x + (digitWidth - w) / 2;
        int right = left + w - thick;
        int bottom = clockY + digitHeight - thick;
        int middle = clockY + half - thick / 2;
        fill(canvas.luma, canvas.strideLuma, x, clockY, digitWidth, digitHeight, dark);
        if (c == '.' || c == ':') {
            int dot = x + (digitWidth - thick) / 2;
            segment(canvas, true, dot, bottom, thick, thick);
            segment(canvas, c == ':', dot, clockY + thick, thick, thick);
            return;
        }
        int on = SEGMENTS[c - '0'];
        segment(canvas, (on & 0x01) != 0, left, clockY, w, thick);
        segment(canvas, (on & 0x02) != 0, right, clockY, thick, half);
        segment(canvas, (on & 0x04) != 0, right, clockY + half, thick, half);
        segment(canvas, (on & 0x08) != 0, left, bottom, w, thick);
        segment(canvas, (on & 0x10) != 0, left, clockY + half, thick, half);
        segment(canvas, (on & 0x20) != 0, left, clockY, thick, half);
        segment(canvas, (on & 0x40) != 0, left, middle, w, thick);
    }

    private void segment(Canvas canvas, boolean on, int x, int y, int w, int h) {
        if (on) {
            fill(canvas.luma, canvas.strideLuma, x, y, w, h, light);
        }
    }

    private static void fill(ByteBuffer plane, int stride, int x, int y, int w, int h, byte[] colour) {
        for (int row = y; row < y + h; row++) {
            plane.put(row * stride + x, colour, 0, w);
        }
    }

    private byte[] chromaRow(int component) {
        byte[] row = new byte[(width + 1) / 2];
        for (int x = 0; x < row.length; x++) {
            row[x] = (byte) BARS[2 * x * BARS.length / width][component];
        }
        return row;
    }
}
