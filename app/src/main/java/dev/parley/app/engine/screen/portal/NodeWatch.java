package dev.parley.app.engine.screen.portal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;

/**
 * Whether the server has a node. One that isn't there shows in a stream as silence only, and one that goes away as a pause.
 * The lock of the stream's loop guards it.
 */
final class NodeWatch {
    // Of struct pw_registry_events: a version, global, global_remove; and struct spa_hook.
    private static final int EVENTS_SIZE = 24;
    private static final int GLOBAL = 8;
    private static final int GLOBAL_REMOVE = 16;
    private static final int HOOK_SIZE = 48;

    private final PipeWire pipewire;
    private final int node;
    private final Runnable gone;
    private boolean isThere;

    /** {@code pw_registry_events.global}. */
    interface OnGlobal {
        void call(
                MemorySegment data, int id, int permissions, MemorySegment type, int version, MemorySegment properties);
    }

    /** {@code pw_registry_events.global_remove}. */
    interface OnGone {
        void call(MemorySegment data, int id);
    }

    /** @param gone called on libpipewire's thread when the node goes away */
    NodeWatch(PipeWire pipewire, int node, Runnable gone) {
        this.pipewire = pipewire;
        this.node = node;
        this.gone = gone;
    }

    /**
     * Asks the server to tell.
     *
     * @param arena as long as the core
     */
    void begin(MemorySegment core, Arena arena) {
        OnGlobal onGlobal = (data, id, permissions, type, version, properties) -> isThere |= id == node;
        OnGone onGone = (data, id) -> PipeWire.guarded(() -> {
            if (id == node) {
                isThere = false;
                gone.run();
            }
        });
        MemorySegment events = arena.allocate(EVENTS_SIZE, 8);
        events.set(
                ADDRESS,
                GLOBAL,
                pipewire.stub(
                        OnGlobal.class,
                        onGlobal,
                        FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS),
                        arena));
        events.set(
                ADDRESS,
                GLOBAL_REMOVE,
                pipewire.stub(OnGone.class, onGone, FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT), arena));
        pipewire.call(
                pipewire.listen, pipewire.registry(core), arena.allocate(HOOK_SIZE, 8), events, MemorySegment.NULL);
    }

    boolean isThere() {
        return isThere;
    }
}
