package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.devices.DeviceNames;
import dev.parley.app.engine.devices.V4l2;
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
    private record Found(String id, String name, String node, VideoDevice source) {}

    /** Null where there is no V4L2. */
    private final V4l2 v4l2;
    /** Where the cameras are plugged in, by node, as long as they are: asking keeps a camera from sleeping. */
    private Map<String, String> buses = new HashMap<>();
    /** Since when a node is closed to us, ms; 0 for one that is not. */
    private Map<String, Long> closed = new HashMap<>();

    /** @param v4l2 null on other systems than Linux */
    CameraList(V4l2 v4l2) {
        this.v4l2 = v4l2;
    }

    /** Those that are plugged in now. */
    List<Camera> list() {
        List<Found> found = new ArrayList<>();
        Map<String, String> asked = new HashMap<>();
        Set<String> places = new HashSet<>();
        // The library opens a camera by where it is plugged in: of one with two nodes for pictures only the first.
        for (VideoDevice camera : MediaDevices.getVideoCaptureDevices().stream()
                .sorted(Comparator.comparingInt((VideoDevice one) -> number(one.getDescriptor()))
                        .thenComparing(VideoDevice::getDescriptor))
                .toList()) {
            String node = camera.getDescriptor();
            String bus = buses.containsKey(node) ? buses.get(node) : bus(node);
            if (bus != null) {
                asked.put(node, bus);
                if (places.add(bus)) {
                    // Another camera in its place is another one.
                    String id = bus.equals(node) ? node : bus + " " + camera.getName();
                    found.add(new Found(id, camera.getName(), node, camera));
                }
            }
        }
        buses = asked;
        if (v4l2 != null) {
            addDenied(found);
        }
        return named(found);
    }

    /** Where the camera of a node is plugged in, or the node itself where that is not known; null if it is gone. */
    private String bus(String node) {
        if (v4l2 == null) {
            return node;
        }
        try {
            String bus = v4l2.bus(node);
            return bus.isEmpty() ? node : bus;
        } catch (V4l2.Refused e) {
            // Else it was unplugged, which the library learns a little later.
            return e.isDenial() ? node : null;
        }
    }

    /** Adds the nodes that exist, are not known to the library, and have been closed to us for a while. */
    private void addDenied(List<Found> found) {
        Map<String, Long> now = new HashMap<>();
        String[] nodes = NODES.toFile().list((directory, name) -> name.startsWith("video"));
        for (String file : nodes == null ? new String[0] : nodes) {
            String node = NODES.resolve(file).toString();
            if (buses.containsKey(node)) {
                continue;
            }
            Long before = closed.get(node);
            // One that was open once is no camera's node for pictures; one that is closed is refused at no cost.
            long since =
                    before != null && before == 0 ? 0 : !isClosed(node) ? 0 : before == null ? Clock.now() : before;
            now.put(node, since);
            String name = name(file);
            boolean listed = found.stream().anyMatch(f -> f.name().equals(name));
            if (since != 0 && !listed && Clock.now() - since >= DENIED_AFTER_MS) {
                found.add(new Found(node, name, node, null));
            }
        }
        closed = now;
    }

    private boolean isClosed(String node) {
        try {
            String unused = v4l2.bus(node);
            return false;
        } catch (V4l2.Refused e) {
            return e.isDenial();
        }
    }

    private static String name(String node) {
        try {
            return Files.readString(NAMES.resolve(node).resolve("name")).strip();
        } catch (IOException e) {
            return node;
        }
    }

    /** The number at the end of a node's path; 0 where there is none. */
    private static int number(String node) {
        String digits = node.replaceFirst("^.*?(\\d{0,6})$", "$1");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
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
                    cameras.add(new Camera(first, one.node(), one.source()));
                }
            }
        }
        return List.copyOf(cameras);
    }
}
