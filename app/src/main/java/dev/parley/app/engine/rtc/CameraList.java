package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists the cameras in an order that stays, under names that tell two of one model apart. The library gives them in any
 * order, knows them by a node whose number changes, and leaves out those that it may not open. Thread {@code devices}.
 */
final class CameraList {
    private static final Path NODES = Path.of("/dev");
    private static final Path NAMES = Path.of("/sys/class/video4linux");
    /** A camera that was just plugged in is closed to us until the system has given it its rights. */
    private static final long DENIED_AFTER_MS = 1500;

    /** One found, before it has its name in the list. */
    private record Found(String id, String name, String node, boolean denied) {}

    /** Null where there is no V4L2. */
    private final V4l2 v4l2;
    /** Since when a node is closed to us, ms. */
    private final Map<String, Long> denied = new HashMap<>();

    private CameraList(V4l2 v4l2) {
        this.v4l2 = v4l2;
    }

    /** @param v4l2 null on other systems than Linux */
    static CameraList of(V4l2 v4l2) {
        return new CameraList(v4l2);
    }

    /** Those that are plugged in now. */
    List<Camera> list() {
        List<Found> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Set<String> ids = new HashSet<>();
        // A camera with two nodes for pictures opens by the first one only.
        for (VideoDevice camera : MediaDevices.getVideoCaptureDevices().stream()
                .sorted(Comparator.comparing(VideoDevice::getDescriptor))
                .toList()) {
            Found one = look(camera);
            known.add(camera.getDescriptor());
            if (one != null && ids.add(one.id())) {
                found.add(one);
            }
        }
        if (v4l2 != null) {
            found.addAll(denied(known));
        }
        return named(found);
    }

    private Found look(VideoDevice camera) {
        String node = camera.getDescriptor();
        if (v4l2 == null) {
            return new Found(node, camera.getName(), node, false);
        }
        try {
            V4l2.Node seen = v4l2.query(node);
            return new Found(seen.bus().isEmpty() ? node : seen.bus(), camera.getName(), node, false);
        } catch (V4l2.Refused e) {
            boolean closed = e.error() == V4l2.EACCES || e.error() == V4l2.EPERM;
            // Else it was unplugged, which the library learns a little later.
            return closed ? new Found(node, camera.getName(), node, true) : null;
        }
    }

    /** The nodes that exist, are not {@code known} to the library, and are closed to us for a while. */
    private List<Found> denied(Set<String> known) {
        List<Found> found = new ArrayList<>();
        Map<String, Long> before = Map.copyOf(denied);
        denied.clear();
        String[] nodes = NODES.toFile().list((directory, name) -> name.startsWith("video"));
        for (String file : nodes == null ? new String[0] : nodes) {
            String node = NODES.resolve(file).toString();
            if (!known.contains(node) && closed(node)) {
                long since = before.getOrDefault(node, Clock.now());
                denied.put(node, since);
                String name = name(file);
                boolean listed = found.stream().anyMatch(f -> f.name().equals(name));
                if (!listed && Clock.now() - since >= DENIED_AFTER_MS) {
                    found.add(new Found(node, name, node, true));
                }
            }
        }
        return found;
    }

    private boolean closed(String node) {
        try {
            V4l2.Node unused = v4l2.query(node);
            return false;
        } catch (V4l2.Refused e) {
            return e.error() == V4l2.EACCES || e.error() == V4l2.EPERM;
        }
    }

    private static String name(String node) {
        try {
            return Files.readString(NAMES.resolve(node).resolve("name")).strip();
        } catch (IOException e) {
            return node;
        }
    }

    private static List<Camera> named(List<Found> found) {
        List<Device> devices = DeviceNames.tellApart(found.stream()
                .map(one -> new Device(DeviceKind.CAMERA, one.id(), one.name(), false))
                .toList());
        List<Camera> cameras = new ArrayList<>();
        for (Device device : devices) {
            for (Found one : found) {
                if (one.id().equals(device.id())) {
                    Device first = new Device(device.kind(), device.id(), device.name(), cameras.isEmpty());
                    cameras.add(new Camera(first, one.node(), one.denied()));
                }
            }
        }
        return List.copyOf(cameras);
    }
}
