package dev.parley.app.engine.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Keeps what it was told, and lets a test wait for it. Any thread. */
final class TestSink implements Sink {
    private static final int RGB = 0xffffff;

    /** A copy of a picture, one number a pixel. */
    record Picture(IntBuffer pixels, int width, int height, long timeNs) {
        int colour(int x, int y) {
            return pixels.get(y * width + x) & RGB;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> said = new ArrayList<>();
    private Picture last;
    private int count;

    @Override
    public void picture(ByteBuffer bgra, int width, int height, long timeNs) {
        int[] pixels = new int[width * height];
        assertTrue(bgra.isDirect() && bgra.position() == 0 && bgra.limit() == 4 * width * height);
        bgra.order(ByteOrder.nativeOrder()).asIntBuffer().get(pixels);
        lock.lock();
        try {
            if (last != null && last.timeNs() >= timeNs) {
                said.add("time went back");
            }
            last = new Picture(IntBuffer.wrap(pixels), width, height, timeNs);
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void waiting(String why) {
        say("waiting " + why);
    }

    @Override
    public void live() {
        say("live");
    }

    @Override
    public void ended(String why, String detail) {
        say("ended " + why);
    }

    private void say(String what) {
        lock.lock();
        try {
            said.add(what);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All that was said but pictures. */
    List<String> said() {
        lock.lock();
        try {
            return List.copyOf(said);
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a picture is as wanted, and returns it. */
    Picture await(String what, Predicate<Picture> wanted) throws InterruptedException {
        await(what, () -> last != null && wanted.test(last));
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    void awaitCount(int pictures) throws InterruptedException {
        await(pictures + " pictures", () -> count >= pictures);
    }

    void awaitSaid(String what) throws InterruptedException {
        await(what, () -> !said.isEmpty() && said.getLast().equals(what));
    }

    private void await(String what, BooleanSupplier holds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(20);
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    fail("not seen: " + what + "; said: " + said + "; pictures: " + count);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
