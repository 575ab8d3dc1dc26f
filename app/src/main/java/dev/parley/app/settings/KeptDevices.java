package dev.parley.app.settings;

import java.util.List;
import java.util.Objects;

/**
 * The devices that a person prefers, best first; empty where none was ever chosen.
 *
 * @param cameras of this kind
 * @param microphones of this kind
 * @param speakers of this kind
 * @param ringers speakers on which it rings besides; empty for none
 */
public record KeptDevices(List<Kept> cameras, List<Kept> microphones, List<Kept> speakers, List<Kept> ringers) {
    /** For the first start. */
    public static final KeptDevices FIRST = new KeptDevices(List.of(), List.of(), List.of(), List.of());

    public KeptDevices {
        cameras = cameras == null ? List.of() : List.copyOf(cameras);
        microphones = microphones == null ? List.of() : List.copyOf(microphones);
        speakers = speakers == null ? List.of() : List.copyOf(speakers);
        ringers = ringers == null ? List.of() : List.copyOf(ringers);
    }

    /**
     * One device, or one of the words {@code default}, {@code none} and {@code pattern}.
     *
     * @param id as {@link dev.parley.app.engine.api.DeviceChoice#value}
     * @param name by which it is found where its id has changed
     */
    public record Kept(String id, String name) {
        public Kept {
            id = Objects.requireNonNullElse(id, "default");
            name = Objects.requireNonNullElse(name, id);
        }
    }
}
