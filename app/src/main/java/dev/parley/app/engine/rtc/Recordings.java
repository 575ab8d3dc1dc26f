package dev.parley.app.engine.rtc;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.util.function.Consumer;

/** Recordings that run, and what they are fed from. Engine thread only. */
final class Recordings {
    private final Consumer<EngineEvent> events;

    Recordings(Consumer<EngineEvent> events) {
        this.events = events;
    }

    void carryOut(EngineCommand.OfRecording command) {
        var unused = events;
    }
}
