package dev.parley.app.session;

import dev.parley.app.engine.api.DisplayOptions;
import dev.parley.app.engine.api.DisplayState;
import dev.parley.app.engine.api.DisplayState.Status;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is shared and can be, and with whom: what was chosen in a call goes to that call and ends with it; what was chosen
 * outside of one is for the laboratory and goes to nobody. Owned by the {@code call} thread, to which its methods post.
 */
final class SharingSide implements Sharing {
    private final Executor thread;
    private final Consumer<EngineCommand> engine;
    private final Function<String, Surface> surfaces;
    private final Consumer<Boolean> sending;
    private final Runnable changed;
    private SharingView view = SharingView.NONE;
    private Conversation conversation = Conversation.NONE;
    private boolean choosing;
    /** The call that the newest choice was made in; empty for the laboratory. */
    private String callId = "";
    /** Whether what the laboratory shared must end first, so that the call never sees it. */
    private boolean ending;
    /** The peer connection that gets it; null for none. */
    private String peer;

    /**
     * Nothing is shared.
     *
     * @param surfaces opens a view of what the engine knows by this name
     * @param sending told whether the other person gets a screen now
     */
    SharingSide(
            Executor thread,
            Consumer<EngineCommand> engine,
            Function<String, Surface> surfaces,
            Consumer<Boolean> sending,
            Runnable changed) {
        this.thread = thread;
        this.engine = engine;
        this.surfaces = surfaces;
        this.sending = sending;
        this.changed = changed;
    }

    SharingView view() {
        return view;
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.DisplaysListed listed ->
                show(new SharingView(
                        view.mine(),
                        listed.picksItself(),
                        listed.sources(),
                        listed.why(),
                        listed.detail(),
                        view.remote()));
            case EngineEvent.DisplayChanged(var state) -> {
                ending &= state.status() != Status.NONE;
                show(state);
                send();
            }
            default -> {
                // The others don't concern screens.
            }
        }
    }

    void engineReady() {
        if (choosing) {
            engine.accept(new EngineCommand.WatchDisplays(true));
        }
    }

    /** What it shared went with it. A person chooses once more: what is on the screen may be another thing by then. */
    void engineDied() {
        boolean shared = view.mine().status() != Status.NONE;
        DisplayState gone = new DisplayState(Status.NONE, null, view.mine().options(), "engine-died", "");
        show(new SharingView(shared ? gone : view.mine(), false, List.of(), "", "", view.remote()));
        ending = false;
        send();
    }

    void conversation(Conversation now) {
        boolean over = conversation.exists() && !conversation.callId().equals(now.callId());
        conversation = now;
        if (over && callId.length() > 0) {
            callId = "";
            engine.accept(new EngineCommand.StopDisplay());
        }
        if (view.remote() != now.remoteScreen()) {
            show(new SharingView(
                    view.mine(), view.picksItself(), view.sources(), view.why(), view.detail(), now.remoteScreen()));
        }
        send();
    }

    /** Gives the screen to the peer connection that is to have it, or takes it away. */
    private void send() {
        Status status = view.mine().status();
        // While another one is being opened the one before goes on.
        boolean live = status == Status.OPENING ? peer != null : status != Status.NONE;
        if (!live || ending || !conversation.exists() || !callId.equals(conversation.callId())) {
            if (peer != null) {
                if (peer.equals(conversation.peer())) {
                    engine.accept(new EngineCommand.SendDisplay(peer, false));
                }
                peer = null;
                sending.accept(false);
            }
        } else if (conversation.connected() && !conversation.peer().equals(peer)) {
            peer = conversation.peer();
            engine.accept(new EngineCommand.SendDisplay(peer, true));
            sending.accept(true);
        }
    }

    private void show(DisplayState mine) {
        show(new SharingView(mine, view.picksItself(), view.sources(), view.why(), view.detail(), view.remote()));
    }

    private void show(SharingView now) {
        view = now;
        changed.run();
    }

    @Override
    public void choosing(boolean on) {
        thread.execute(() -> {
            choosing = on;
            engine.accept(new EngineCommand.WatchDisplays(on));
        });
    }

    @Override
    public Surface thumbnail(String source) {
        return surfaces.apply(EngineCommand.DISPLAY + source);
    }

    @Override
    public void share(String source, DisplayOptions options) {
        thread.execute(() -> {
            if (!callId.equals(conversation.callId()) && view.mine().status() != Status.NONE) {
                ending = true;
                engine.accept(new EngineCommand.StopDisplay());
            }
            callId = conversation.callId();
            engine.accept(new EngineCommand.GetDisplayMedia(source, options));
            send();
        });
    }

    @Override
    public void pause(boolean on) {
        thread.execute(() -> engine.accept(new EngineCommand.PauseDisplay(on)));
    }

    @Override
    public void stop() {
        thread.execute(() -> engine.accept(new EngineCommand.StopDisplay()));
    }
}
