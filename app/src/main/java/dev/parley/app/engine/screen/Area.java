package dev.parley.app.engine.screen;

import java.util.ArrayList;
import java.util.List;

/** A rectangle of pixels; empty where a side is not positive. */
record Area(int x, int y, int width, int height) {
    boolean isEmpty() {
        return width <= 0 || height <= 0;
    }

    Area movedBy(int dx, int dy) {
        return new Area(x + dx, y + dy, width, height);
    }

    /** What both have; empty where they have nothing. */
    Area and(Area other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        int right = Math.min(x + width, other.x + other.width);
        int bottom = Math.min(y + height, other.y + other.height);
        return new Area(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /** What remains without {@code other}: up to four pieces that don't overlap. */
    List<Area> without(Area other) {
        Area hole = and(other);
        if (hole.isEmpty()) {
            return isEmpty() ? List.of() : List.of(this);
        }
        List<Area> rest = new ArrayList<>(4);
        int below = hole.y + hole.height;
        int beside = hole.x + hole.width;
        rest.add(new Area(x, y, width, hole.y - y));
        rest.add(new Area(x, below, width, y + height - below));
        rest.add(new Area(x, hole.y, hole.x - x, hole.height));
        rest.add(new Area(beside, hole.y, x + width - beside, hole.height));
        rest.removeIf(Area::isEmpty);
        return rest;
    }
}
