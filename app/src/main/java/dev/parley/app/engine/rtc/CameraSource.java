package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.app.engine.api.constraints.VideoMode;
import dev.parley.app.engine.devices.V4l2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The camera sources of the process and their tracks; which camera is open is chosen at each start. Engine thread only.
 *
 * <p>The library opens a camera by its name, so of two of one model always the same. Where a name is there twice another
 * source is used, which opens the first camera that it can have; all others are held meanwhile.
 */
final class CameraSource {
    private static final Logger LOG = LoggerFactory.getLogger(CameraSource.class);

    private final VideoDeviceSource byName = new VideoDeviceSource();
    private final VideoDeviceSource firstFree = new VideoDeviceSource();
    private final VideoTrack byNameTrack;
    private final VideoTrack firstFreeTrack;
    /** Null where there is no V4L2. */
    private final V4l2 v4l2;
    /** Null while none is open. */
    private VideoDeviceSource started;

    /** @param v4l2 null on other systems than Linux */
    CameraSource(PeerConnectionFactory factory, V4l2 v4l2) {
        this.v4l2 = v4l2;
        byNameTrack = factory.createVideoTrack("camera", byName);
        firstFreeTrack = factory.createVideoTrack("camera", firstFree);
    }

    /** The pictures of the camera that was started last. */
    VideoTrack track() {
        return started == firstFree ? firstFreeTrack : byNameTrack;
    }

    /**
     * What a camera lists; empty where it is not there or lists nothing.
     *
     * @throws RuntimeException or {@code java.lang.Error} if it cannot be opened
     */
    static List<VideoMode> modes(Camera camera) {
        List<VideoMode> modes = new ArrayList<>();
        if (camera.source() != null) {
            for (VideoCaptureCapability one : MediaDevices.getVideoCaptureCapabilities(camera.source())) {
                if (one.width > 0 && one.height > 0) {
                    modes.add(new VideoMode(one.width, one.height, Math.max(0, one.frameRate)));
                }
            }
        }
        return modes;
    }

    /**
     * Opens a camera. Nobody may listen to the tracks meanwhile: the source fits pictures to the size that it had when its
     * last listener came.
     *
     * @param mode one of {@link #modes}, since the library squeezes pictures of any other
     * @param all the cameras that are plugged in
     * @throws IOException if another camera was opened
     * @throws RuntimeException or {@code java.lang.Error} if it cannot be opened
     */
    void start(Camera camera, VideoMode mode, List<Camera> all) throws IOException {
        // A second start without a stop ends the process.
        stop();
        if (camera.source() == null) {
            throw new IOException(camera.node() + " is not known to the library");
        }
        VideoCaptureCapability capability =
                new VideoCaptureCapability(mode.width(), mode.height(), (int) Math.round(mode.frameRate()));
        if (v4l2 == null || isOnly(camera, all)) {
            byName.setVideoCaptureDevice(camera.source());
            byName.setVideoCaptureCapability(capability);
            started = byName;
            byName.start();
        } else {
            firstFree.setVideoCaptureCapability(capability);
            startAlone(camera, all);
        }
    }

    private void startAlone(Camera camera, List<Camera> all) throws IOException {
        List<V4l2.Reservation> held = new ArrayList<>();
        try {
            for (Camera other : all) {
                if (!other.node().equals(camera.node())) {
                    hold(other, held);
                }
            }
            started = firstFree;
            firstFree.start();
        } finally {
            held.forEach(V4l2.Reservation::close);
        }
        if (v4l2.probe(camera.node()) != V4l2.EBUSY) {
            stop();
            throw new IOException("another camera than " + camera.node() + " was opened");
        }
    }

    private void hold(Camera other, List<V4l2.Reservation> held) {
        try {
            held.add(v4l2.reserve(other.node()));
        } catch (V4l2.Refused e) {
            // Then the library can't have it either.
            LOG.debug("{} is not to be had", other.node(), e);
        }
    }

    /** Closes the camera; its light goes out. Also after a start that failed. */
    void stop() {
        if (started != null) {
            VideoDeviceSource last = started;
            started = null;
            last.stop();
        }
    }

    private static boolean isOnly(Camera camera, List<Camera> all) {
        String name = camera.source().getName();
        return all.stream()
                .allMatch(other -> other.source() == null
                        || other.node().equals(camera.node())
                        || !other.source().getName().equals(name));
    }
}
