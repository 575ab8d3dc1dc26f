package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;

/** The engine as the session needs it. */
public interface EnginePort extends AutoCloseable {

    /** Sends a command; never blocks. What is sent while no engine runs is dropped. */
    void send(EngineCommand command);

    /** Ends the engine until {@link #wake}; never blocks, and nothing is told. */
    void rest();

    /** Starts one where it rests, and keeps one running; never blocks. */
    void wake();

    /** Ends the engine; at most 2 s. */
    @Override
    void close();

    /** What comes back, on the engine reader's thread. */
    interface Listener {
        /** A fresh engine takes commands. */
        void ready();

        /** An event of the engine. */
        void event(EngineEvent event);

        /** The engine died and another is being started. */
        void died(String why);

        /** No engine can be kept alive. */
        void givenUp(String why);
    }

    /** Makes engines. */
    interface Launcher {
        /** Makes one that rests; never blocks. */
        EnginePort launch(Listener listener);
    }
}
