package dev.parley.app.session;

import dev.parley.app.engine.api.DeviceKind;
import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.MediaError;
import dev.parley.app.engine.api.MediaStreamConstraints;
import dev.parley.app.engine.api.TrackState;
import dev.parley.app.engine.api.constraints.MediaTrackConstraints;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What the laboratory has asked for and got. Owned by the {@code call} thread, to which its methods post. */
final class LaboratorySide implements Laboratory {
    private final Executor thread;
    private final Consumer<EngineCommand> engine;
    private final Runnable changed;
    private LaboratoryView view = LaboratoryView.EMPTY;
    /** Numbers what is asked for, so that a late answer is told from that to the newest. */
    private int asked;

    LaboratorySide(Executor thread, Consumer<EngineCommand> engine, Runnable changed) {
        this.thread = thread;
        this.engine = engine;
        this.changed = changed;
    }

    LaboratoryView view() {
        return view;
    }

    /** Whether something is open, or asked for. */
    boolean isUnderWay() {
        return view.asking() || view.camera() != null || view.microphone() != null;
    }

    /** The tracks end with their engine; a fresh one has none. */
    void engineDied() {
        boolean lost = isUnderWay();
        DeviceKind kind =
                view.microphone() != null && view.camera() == null ? DeviceKind.MICROPHONE : DeviceKind.CAMERA;
        MediaError error = new MediaError(kind, "AbortError", "The media engine stopped. Share again.");
        view = new LaboratoryView(null, null, false, lost ? error : view.error());
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.TrackChanged(TrackState track) -> show(track.kind(), track);
            case EngineEvent.TrackEnded(DeviceKind kind) -> show(kind, null);
            case EngineEvent.ConstraintsMet(int request) -> answered(request, null);
            case EngineEvent.MediaRefused(int request, MediaError error) -> answered(request, error);
            default -> {
                // The others are not the laboratory's.
            }
        }
    }

    private void show(DeviceKind kind, TrackState track) {
        view = new LaboratoryView(
                kind == DeviceKind.CAMERA ? track : view.camera(),
                kind == DeviceKind.MICROPHONE ? track : view.microphone(),
                view.asking(),
                view.error());
        changed.run();
    }

    private void answered(int request, MediaError error) {
        if (request == asked) {
            view = new LaboratoryView(view.camera(), view.microphone(), false, error);
            changed.run();
        }
    }

    @Override
    public void getUserMedia(MediaStreamConstraints constraints) {
        ask(request -> new EngineCommand.GetUserMedia(request, constraints));
    }

    @Override
    public void applyConstraints(DeviceKind kind, MediaTrackConstraints constraints) {
        ask(request -> new EngineCommand.ApplyConstraints(request, kind, constraints));
    }

    @Override
    public void stop(DeviceKind kind) {
        thread.execute(() -> engine.accept(new EngineCommand.StopTrack(kind)));
    }

    private interface Question {
        EngineCommand numbered(int request);
    }

    private void ask(Question question) {
        thread.execute(() -> {
            asked++;
            view = new LaboratoryView(view.camera(), view.microphone(), true, null);
            engine.accept(question.numbered(asked));
            changed.run();
        });
    }
}
