package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraSourceTest {
    private static VideoCaptureCapability mode(int width, int height, int rate) {
        return new VideoCaptureCapability(width, height, rate);
    }

    @Test
    void a_listed_size_is_chosen() {
        VideoCaptureCapability best = mode(1280, 720, 30);
        assertEquals(
                best,
                CameraSource.best(List.of(
                        mode(640, 480, 30), mode(1280, 720, 10), best, mode(1280, 720, 60), mode(1920, 1080, 30))));
    }

    @Test
    void a_slow_large_size_gives_way_to_a_smooth_smaller_one() {
        assertEquals(
                mode(640, 480, 30),
                CameraSource.best(List.of(mode(1280, 720, 10), mode(640, 480, 30), mode(320, 240, 30))));
        assertEquals(mode(1280, 720, 5), CameraSource.best(List.of(mode(1280, 720, 5), mode(640, 480, 5))));
    }

    @Test
    void only_larger_sizes_give_the_smallest_of_them_and_none_gives_none() {
        assertEquals(mode(1920, 1080, 30), CameraSource.best(List.of(mode(3840, 2160, 30), mode(1920, 1080, 30))));
        assertNull(CameraSource.best(List.of()));
    }
}
