package dev.parley.app.session;

import dev.parley.app.engine.api.EngineEvent;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what the engine tells to the session, from the engine reader's thread to the {@code call} thread.
 *
 * @param thread the {@code call} thread
 * @param watchers those who measure
 */
record EngineEvents(
        Executor thread,
        EngineSide media,
        DeviceSide devices,
        LaboratorySide laboratory,
        SharingSide sharing,
        TakeSide takes,
        LibrarySide library,
        CallSide call,
        List<Consumer<EngineEvent>> watchers)
        implements EnginePort.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(EngineEvents.class);

    @Override
    public void ready() {
        thread.execute(() -> {
            devices.engineReady();
            media.ready();
            sharing.engineReady();
            takes.engineReady();
            library.engineReady();
            call.engineReady();
        });
    }

    @Override
    public void event(EngineEvent event) {
        thread.execute(() -> {
            switch (event) {
                case EngineEvent.CannotStart(String code, String detail) -> {
                    LOG.warn("the engine can't work: {} {}", code, detail);
                    media.unavailable(code, detail);
                    gone();
                }
                default -> {
                    devices.event(event);
                    laboratory.event(event);
                    sharing.event(event);
                    takes.event(event);
                    library.event(event);
                    call.event(event);
                }
            }
            watchers.forEach(watcher -> watcher.accept(event));
        });
    }

    @Override
    public void died(String why) {
        LOG.warn("the engine died: {}", why);
        thread.execute(() -> {
            lost();
            media.died();
            call.engineDied();
        });
    }

    /** There is no engine until one is wanted again. On the {@code call} thread. */
    void rests() {
        lost();
        media.rests();
        call.engineDied();
    }

    private void lost() {
        devices.engineDied();
        laboratory.engineDied();
        sharing.engineDied();
        takes.engineDied();
        library.engineDied();
    }

    @Override
    public void givenUp(String why) {
        LOG.warn("the engine dies again and again: {}", why);
        thread.execute(() -> {
            media.unavailable("keeps-dying", why);
            gone();
        });
    }

    private void gone() {
        sharing.engineDied();
        takes.engineGone();
        call.engineGone();
    }
}
