package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Comparator;
import java.util.List;

/**
 * The one camera source of the process and its track; which camera it opens is chosen at each start. Engine thread only.
 */
final class CameraSource {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int RATE = 30;

    private final VideoDeviceSource source = new VideoDeviceSource();
    private final VideoTrack track;
    private boolean started;

    CameraSource(PeerConnectionFactory factory) {
        track = factory.createVideoTrack("camera", source);
    }

    VideoTrack track() {
        return track;
    }

    /**
     * Opens a camera. Nobody may listen to the track meanwhile: the source fits pictures to the size that it had when its
     * last listener came.
     *
     * @throws RuntimeException or {@code java.lang.Error} if it cannot be opened
     */
    void start(VideoDevice device) {
        // A second start without a stop ends the process.
        stop();
        VideoCaptureCapability best = best(MediaDevices.getVideoCaptureCapabilities(device));
        source.setVideoCaptureDevice(device);
        if (best != null) {
            source.setVideoCaptureCapability(best);
        }
        started = true;
        source.start();
    }

    /** Closes the camera; its light goes out. Also after a start that failed. */
    void stop() {
        if (started) {
            started = false;
            source.stop();
        }
    }

    /**
     * The listed size to ask for, since the library squeezes pictures of any other: 1280 x 720 at 30, else the largest
     * below it, else the smallest above. Null where a camera lists none.
     */
    static VideoCaptureCapability best(List<VideoCaptureCapability> all) {
        Comparator<VideoCaptureCapability> byRate = Comparator.comparingInt(c -> Math.min(c.frameRate, RATE));
        Comparator<VideoCaptureCapability> byPixels = Comparator.comparingInt(c -> c.width * c.height);
        Comparator<VideoCaptureCapability> below = Comparator.<VideoCaptureCapability, Boolean>comparing(
                        c -> c.frameRate >= RATE / 2)
                .thenComparing(byPixels)
                .thenComparing(byRate);
        VideoCaptureCapability fits = all.stream()
                .filter(c -> c.width <= WIDTH && c.height <= HEIGHT)
                .max(below)
                .orElse(null);
        return fits != null
                ? fits
                : all.stream().min(byPixels.thenComparing(byRate.reversed())).orElse(null);
    }
}
