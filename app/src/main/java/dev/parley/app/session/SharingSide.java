package dev.parley.app.session;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is shared and can be. Owned by the {@code call} thread, to which its methods post. */
final class SharingSide implements Sharing {
    private final Executor thread;
    private final Consumer<EngineCommand> engine;
    private final Function<String, Surface> surfaces;
    private final Runnable changed;
    private SharingView view = SharingView.NONE;

    /**
     * Nothing is shared.
     *
     * @param surfaces opens a view of what the engine knows by this name
     */
    SharingSide(Executor thread, Consumer<EngineCommand> engine, Function<String, Surface> surfaces, Runnable changed) {
        this.thread = thread;
        this.engine = engine;
        this.surfaces = surfaces;
        this.changed = changed;
    }

    SharingView view() {
        return view;
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.DisplaysListed listed -> {
                view = new SharingView(
                        view.mine(),
                        listed.picksItself(),
                        listed.sources(),
                        listed.why(),
                        listed.detail(),
                        view.remote());
                changed.run();
            }
            case EngineEvent.DisplayChanged(var state) -> {
                view = new SharingView(
                        state, view.picksItself(), view.sources(), view.why(), view.detail(), view.remote());
                changed.run();
            }
            default -> {
                // The others don't concern screens.
            }
        }
    }

    @Override
    public void choosing(boolean on) {
        send(new EngineCommand.WatchDisplays(on));
    }

    @Override
    public Surface thumbnail(String source) {
        return surfaces.apply(EngineCommand.DISPLAY + source);
    }

    @Override
    public void share(String source, DisplayOptions options) {
        send(new EngineCommand.GetDisplayMedia(source, options));
    }

    @Override
    public void pause(boolean on) {
        send(new EngineCommand.PauseDisplay(on));
    }

    @Override
    public void stop() {
        send(new EngineCommand.StopDisplay());
    }

    private void send(EngineCommand command) {
        thread.execute(() -> engine.accept(command));
    }
}
