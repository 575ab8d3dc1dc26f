package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds which devices are plugged in. The library keeps its lists up to date by itself, so looking
 * costs little; its own listener is left alone, as it calls back on a native thread, does not say what changed and can
 * keep the process from ending.
 *
 * <p>Each look runs on the thread {@code devices}, because a sound server that hangs never answers. One that has not
 * answered within the deadline is not asked again.
 */
final class DeviceScan {
    /** What is plugged in, and the library's own objects for the cameras, by identifier. */
    record Found(List<Device> devices, Map<String, VideoDevice> cameras) {}

    private static final Logger LOG = LoggerFactory.getLogger(DeviceScan.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final EngineThread engine;
    private final Consumer<Found> found;
    /** Engine thread: whether sound devices are asked for. */
    private boolean sound;
    /** Engine thread: the look that is under way, or null. */
    private Thread looking;
    /** Engine thread: when it began, ms. */
    private long since;
    /** Engine thread. */
    private boolean ended;

    /**
     * Starts looking at once.
     *
     * @param sound whether there is a sound server to ask
     * @param found called on the engine thread
     */
    DeviceScan(EngineThread engine, boolean sound, Consumer<Found> found) {
        this.engine = engine;
        this.sound = sound;
        this.found = found;
    }

    /** Engine thread. */
    void start() {
        look();
        var unused = engine.every(PERIOD, this::look);
    }

    /** Engine thread. */
    void end() {
        ended = true;
    }

    private void look() {
        if (ended) {
            return;
        }
        if (looking != null) {
            if (sound && Clock.now() - since > DEADLINE.toMillis()) {
                LOG.error("the sound server does not say which devices there are; it is not asked again");
                sound = false;
                looking = null;
            } else {
                return;
            }
        }
        since = Clock.now();
        boolean withSound = sound;
        looking = Thread.ofPlatform().name("devices").daemon().start(() -> {
            Found result = list(withSound);
            Thread self = Thread.currentThread();
            engine.post(() -> {
                if (looking == self && !ended) {
                    looking = null;
                    found.accept(result);
                }
            });
        });
    }

    private static Found list(boolean withSound) {
        List<Device> devices = new ArrayList<>();
        Map<String, VideoDevice> cameras = new LinkedHashMap<>();
        try {
            for (VideoDevice camera : MediaDevices.getVideoCaptureDevices()) {
                if (cameras.putIfAbsent(camera.getDescriptor(), camera) == null) {
                    boolean first = cameras.size() == 1;
                    devices.add(new Device(DeviceKind.CAMERA, camera.getDescriptor(), camera.getName(), first));
                }
            }
        } catch (Throwable e) {
            LOG.error("the cameras cannot be listed", e);
        }
        if (withSound) {
            try {
                add(
                        devices,
                        DeviceKind.MICROPHONE,
                        MediaDevices.getAudioCaptureDevices(),
                        MediaDevices.getDefaultAudioCaptureDevice());
                add(
                        devices,
                        DeviceKind.SPEAKER,
                        MediaDevices.getAudioRenderDevices(),
                        MediaDevices.getDefaultAudioRenderDevice());
            } catch (Throwable e) {
                LOG.error("the sound devices cannot be listed", e);
            }
        }
        return new Found(List.copyOf(devices), Map.copyOf(cameras));
    }

    private static void add(List<Device> devices, DeviceKind kind, List<AudioDevice> all, AudioDevice standard) {
        String first = standard == null ? "" : standard.getDescriptor();
        all.stream()
                .map(d -> new Device(
                        kind, d.getDescriptor(), d.getName(), d.getDescriptor().equals(first)))
                .distinct()
                .sorted(Comparator.comparing(Device::name).thenComparing(Device::id))
                .forEach(devices::add);
    }
}
