package dev.parley.app.engine.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.parley.app.engine.api.Device;
import dev.parley.app.engine.api.DeviceKind;
import java.lang.foreign.MemorySegment;

/** Where things are in the structures of pulse/introspect.h, on 64-bit systems. */
@SuppressWarnings("restricted")
final class PulseInfo {
    static final int SINK_INPUT_PROPERTIES = 344;
    static final int SOURCE_OUTPUT_PROPERTIES = 208;

    static final int SERVER_DEFAULT_SINK = 48;
    static final int SERVER_DEFAULT_SOURCE = 56;
    static final int SERVER_SIZE = 64;

    // pa_sink_info and pa_source_info are alike as far as this goes.
    private static final int NAME = 0;
    private static final int DESCRIPTION = 16;
    private static final int MONITOR_OF = 308;
    private static final int ACTIVE_PORT = 392;
    private static final int SIZE = 400;
    // Of pa_sink_port_info and pa_source_port_info.
    private static final int PORT_AVAILABLE = 20;
    private static final int PORT_SIZE = 24;
    private static final int NOT_AVAILABLE = 1;

    /** What the server has where there is no speaker. */
    private static final String DUMMY = "auto_null";

    private PulseInfo() {}

    /**
     * A sink or a source; null for one that is not for people: a monitor, a dummy, or a socket without a plug in it.
     *
     * @param standard the id of the default one
     */
    static Device device(MemorySegment info, DeviceKind kind, String standard) {
        MemorySegment all = info.reinterpret(SIZE);
        boolean monitor = kind == DeviceKind.MICROPHONE && all.get(JAVA_INT, MONITOR_OF) != -1;
        if (monitor || isUnplugged(all.get(ADDRESS, ACTIVE_PORT))) {
            return null;
        }
        String id = Pulse.text(all, NAME);
        if (id.equals(DUMMY)) {
            return null;
        }
        String name = Pulse.text(all, DESCRIPTION);
        return new Device(kind, id, name.isEmpty() ? id : name, id.equals(standard));
    }

    private static boolean isUnplugged(MemorySegment port) {
        return !port.equals(MemorySegment.NULL)
                && port.reinterpret(PORT_SIZE).get(JAVA_INT, PORT_AVAILABLE) == NOT_AVAILABLE;
    }
}
