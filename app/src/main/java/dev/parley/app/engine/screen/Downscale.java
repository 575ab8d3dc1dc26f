package dev.parley.app.engine.screen;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/** Makes a picture smaller. Pure; any thread. */
public final class Downscale {
    // So many pixels of a source are averaged along each side: enough for a picture that is looked at in passing.
    private static final int SAMPLES = 4;

    private Downscale() {}

    /** The size of a picture that keeps its shape and fits into a box; never larger than it is, at least 1 × 1. */
    public static int[] fit(int width, int height, int boxWidth, int boxHeight) {
        double factor = Math.min(1, Math.min((double) boxWidth / width, (double) boxHeight / height));
        return new int[] {Math.max(1, (int) Math.round(width * factor)), Math.max(1, (int) Math.round(height * factor))
        };
    }

    /**
     * Scales by the average of up to 4 × 4 pixels spread over those that become one.
     *
     * @param source rows without gaps, four bytes a pixel
     * @return direct, of the same kind, position 0
     */
    public static ByteBuffer scale(ByteBuffer source, int width, int height, int toWidth, int toHeight) {
        ByteBuffer target = ByteBuffer.allocateDirect(4 * toWidth * toHeight).order(ByteOrder.nativeOrder());
        IntBuffer to = target.asIntBuffer();
        IntBuffer from = source.duplicate().order(ByteOrder.nativeOrder()).asIntBuffer();
        int[] columns = positions(width, toWidth);
        int[] lines = positions(height, toHeight);
        int[] row = new int[width];
        int[] sums = new int[4 * toWidth];
        int perColumn = columns.length / toWidth;
        int perLine = lines.length / toHeight;
        for (int y = 0; y < toHeight; y++) {
            Arrays.fill(sums, 0);
            for (int l = 0; l < perLine; l++) {
                from.get(lines[y * perLine + l] * width, row);
                add(row, columns, perColumn, sums);
            }
            int count = perColumn * perLine;
            for (int x = 0; x < toWidth; x++) {
                int pixel = 0;
                for (int part = 3; part >= 0; part--) {
                    pixel = pixel << 8 | (sums[4 * x + part] + count / 2) / count;
                }
                to.put(y * toWidth + x, pixel);
            }
        }
        return target;
    }

    private static void add(int[] row, int[] columns, int perColumn, int[] sums) {
        int next = 0;
        for (int at = 0; at < sums.length; at += 4) {
            for (int i = 0; i < perColumn; i++) {
                int pixel = row[columns[next]];
                next++;
                sums[at] += pixel & 0xff;
                sums[at + 1] += pixel >>> 8 & 0xff;
                sums[at + 2] += pixel >>> 16 & 0xff;
                sums[at + 3] += pixel >>> 24;
            }
        }
    }

    // Where the samples of each target pixel are taken, one target pixel after the other.
    private static int[] positions(int from, int to) {
        int samples = Math.min(SAMPLES, Math.max(1, from / to));
        int[] positions = new int[to * samples];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (int) ((2L * i + 1) * from / (2L * positions.length));
        }
        return positions;
    }
}
