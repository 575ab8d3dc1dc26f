package dev.parley.app.engine.recording;

import java.util.ArrayList;
import java.util.List;

/** Where the pictures of several tracks lie in one. Pure. */
final class Arrangement {
    private static final double SHAPE = 16.0 / 9;
    /** One in so many of the width is the column of small pictures. */
    private static final int COLUMN_SHARE = 5;

    private Arrangement() {}

    /** All of the same size in a grid, in the number of columns in which they are largest; the last row is centred. */
    static List<Rectangle> side(int count, int width, int height) {
        int best = 1;
        double bestWidth = 0;
        for (int columns = 1; columns <= count; columns++) {
            int rows = (count + columns - 1) / columns;
            double pictureWidth = Math.min((double) width / columns, height * SHAPE / rows);
            // Of two that are equal, the one that goes across.
            if (pictureWidth >= bestWidth - 1) {
                best = columns;
                bestWidth = Math.max(bestWidth, pictureWidth);
            }
        }
        int rows = (count + best - 1) / best;
        int w = Rectangle.even(width / best);
        int h = Rectangle.even(height / rows);
        List<Rectangle> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = i / best;
            int inRow = Math.min(best, count - row * best);
            int left = Rectangle.even((width - inRow * w) / 2);
            places.add(new Rectangle(left + i % best * w, row * h, w, h));
        }
        return List.copyOf(places);
    }

    /** One large, the others in a column at the right, from above. */
    static List<Rectangle> speaker(int count, int large, int width, int height) {
        if (count == 1) {
            return List.of(new Rectangle(0, 0, width, height));
        }
        int column = Rectangle.even(width / COLUMN_SHARE);
        int small = Math.min(Rectangle.even((int) (column / SHAPE)), Rectangle.even(height / (count - 1)));
        List<Rectangle> places = new ArrayList<>();
        for (int i = 0, next = 0; i < count; i++) {
            if (i == large) {
                places.add(new Rectangle(0, 0, width - column, height));
            } else {
                places.add(new Rectangle(width - column, next, column, small));
                next += small;
            }
        }
        return List.copyOf(places);
    }
}
