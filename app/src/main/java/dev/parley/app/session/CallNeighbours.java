package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.settings.RecentCall;
import dev.parley.signaling.protocol.RecordingSignal;
import dev.parley.signaling.protocol.Request;
import java.util.function.Consumer;

/**
 * What happens to the call, told to the parts of the session that it concerns. On the {@code call} thread.
 *
 * @param onMoved shows it at once
 * @param onChanged shows it soon
 */
record CallNeighbours(
        Consumer<EngineCommand> commands,
        ServerPort requests,
        HistorySide history,
        SharingSide sharing,
        RecorderSide recorder,
        EngineSide media,
        Runnable onMoved,
        Runnable onChanged)
        implements CallSide.Outside {
    @Override
    public void engine(EngineCommand command) {
        commands.accept(command);
    }

    @Override
    public long server(Request request) {
        return requests.send(request);
    }

    @Override
    public void remember(RecentCall call) {
        history.remember(call);
    }

    @Override
    public void conversation(Conversation now) {
        sharing.conversation(now);
        recorder.conversation(now);
    }

    @Override
    public void recording(RecordingSignal signal, int question) {
        recorder.heard(signal, question);
    }

    @Override
    public void peerChanged(String name) {
        media.remote(name);
    }

    @Override
    public void moved() {
        onMoved.run();
    }

    @Override
    public void changed() {
        onChanged.run();
    }
}
