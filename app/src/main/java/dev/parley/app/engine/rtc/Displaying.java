package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.util.function.Consumer;

/** Screens and windows that are shared. Engine thread only. */
final class Displaying {
    private final Consumer<EngineEvent> events;

    Displaying(Consumer<EngineEvent> events) {
        this.events = events;
    }

    void carryOut(EngineCommand.OfDisplay command) {
        var unused = events;
    }
}
