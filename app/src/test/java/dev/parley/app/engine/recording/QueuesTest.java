package dev.parley.app.engine.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between a source and the recorder thread: bounded, and it holds nobody up. */
class QueuesTest {
    /** Far more than a copy of a picture takes, far less than encoding all of them. */
    private static final double GENEROUS_MS = 500;

    @BeforeAll
    static void load() throws LibavException {
        Libav.load();
    }

    private static void put(FrameQueue queue, int width, int height, long time) {
        ByteBuffer luma = ByteBuffer.allocateDirect(width * height);
        ByteBuffer colour = ByteBuffer.allocateDirect(width * height / 4);
        queue.put(luma, width, colour, width / 2, colour, width / 2, width, height, 0, time, time);
    }

    @ParameterizedTest
    @CsvSource({
        // as many as fit in 48 MB
        "1920, 1080, 16",
        // never more than 30
        "320, 180, 30",
        // never fewer than 4
        "5120, 2880, 4"
    })
    void pictures_that_find_no_room_are_dropped_and_counted(int width, int height, int most) {
        AtomicInteger arrived = new AtomicInteger();
        FrameQueue queue = new FrameQueue(arrived::incrementAndGet);
        double slowest = 0;
        ByteBuffer luma = ByteBuffer.allocateDirect(width * height);
        ByteBuffer colour = ByteBuffer.allocateDirect(width * height / 4);
        for (int i = 1; i <= 40; i++) {
            long began = System.nanoTime();
            queue.put(luma, width, colour, width / 2, colour, width / 2, width, height, 0, i, i);
            slowest = Math.max(slowest, (System.nanoTime() - began) / 1e6);
        }
        assertTrue(slowest < GENEROUS_MS, "a picture took " + slowest + " ms");
        assertEquals(most, arrived.get());
        assertEquals(40 - most, queue.dropped());
        for (int i = 1; i <= most; i++) {
            assertEquals(i, queue.nextTime());
            queue.recycle(queue.poll());
        }
        assertNull(queue.poll());
        assertEquals(Long.MAX_VALUE, queue.nextTime());
        queue.close();
    }

    @Test
    void memory_of_pictures_is_used_again_unless_their_size_changes() {
        FrameQueue queue = new FrameQueue(() -> {});
        put(queue, 64, 36, 1);
        Picture first = queue.poll();
        queue.recycle(first);
        put(queue, 64, 36, 2);
        Picture second = queue.poll();
        assertSame(first, second);
        queue.recycle(second);
        put(queue, 128, 72, 3);
        Picture third = queue.poll();
        assertNotSame(first, third);
        assertEquals(128, third.width());
        queue.recycle(third);
        for (int i = 0; i < 40; i++) {
            put(queue, 64, 36, 4 + i);
        }
        assertEquals(10, queue.dropped(), "what was of another size takes no room");
        queue.close();
    }

    @Test
    void a_closed_queue_takes_no_pictures_and_frees_those_that_come_back() {
        FrameQueue queue = new FrameQueue(() -> {});
        put(queue, 64, 36, 1);
        put(queue, 64, 36, 2);
        Picture used = queue.poll();
        queue.close();
        queue.recycle(used);
        assertTrue(used.frame().isNull(), "freed");
        put(queue, 64, 36, 3);
        assertNull(queue.poll());
        assertEquals(0, queue.dropped(), "nothing is recorded any more");
    }

    @Test
    void sound_that_finds_no_room_is_dropped_and_counted() {
        SoundQueue queue = new SoundQueue();
        short[] samples = new short[480];
        for (int i = 1; i <= 250; i++) {
            queue.put(samples, 480, 1, 48_000, i, i);
        }
        assertEquals(50 * 10_000_000L, queue.droppedNs());
        SoundQueue.Block first = queue.poll();
        assertEquals(1, first.end());
        queue.put(samples, 480, 1, 48_000, 251, 251);
        assertEquals(51 * 10_000_000L, queue.droppedNs(), "that block is still in use");
        queue.recycle(first);
        queue.put(samples, 480, 1, 48_000, 252, 252);
        assertEquals(51 * 10_000_000L, queue.droppedNs());
    }

    @Test
    void channels_become_one_and_blocks_may_be_long() {
        SoundQueue queue = new SoundQueue();
        queue.put(new short[] {100, 300, -100, -300, 32_767, 32_767}, 3, 2, 44_100, 7, 7);
        SoundQueue.Block block = queue.poll();
        assertEquals(3, block.frames());
        assertEquals(44_100, block.rate());
        assertArrayEquals(new short[] {200, -200, 32_767}, Arrays.copyOf(block.samples(), 3));
        queue.recycle(block);
        short[] second = new short[48_000];
        Arrays.fill(second, (short) 5);
        queue.put(second, second.length, 1, 48_000, 8, 8);
        block = queue.poll();
        assertEquals(48_000, block.frames());
        assertEquals(5, block.samples()[47_999]);
    }

    @ParameterizedTest
    @CsvSource({
        // rate, correction, samples of one second
        "48000, 0, 48000",
        "48000, 240, 48240",
        "48000, -240, 47760",
        "44100, 0, 48000",
        "16000, 0, 48000",
        "8000, 0, 48000"
    })
    void a_second_of_any_rate_is_a_second_and_faster_or_slower_as_told(int rate, int correction, int expected)
            throws LibavException {
        try (Resampler resampler = new Resampler(rate)) {
            resampler.correct(correction, SoundLine.RATE);
            short[] block = new short[rate / 100];
            long got = 0;
            for (int i = 0; i < 100; i++) {
                got += resampler.convert(block, 0, block.length);
            }
            assertEquals((double) expected, (double) (got + resampler.delay()), 3.0);
            long held = resampler.delay();
            assertEquals((double) held, (double) resampler.flush(), 40.0, "what it holds comes out");
            assertTrue(resampler.delay() < 40);
        }
    }
}
