package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.api.Unfinished;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The recordings, what is known of them, and the work on them. Owned by the {@code call} thread, to which its methods
 * post.
 *
 * <p>The folder is looked through at the start for what a crash has left, after each recording, and again and again while
 * somebody watches.
 */
final class LibrarySide implements Library {
    /** What was written to since then may still be: another program of ours may be at it. */
    static final long FRESH_MS = 10_000;

    private final Executor thread;
    private final LongSupplier wallMs;
    private final Supplier<RecorderView> recorder;
    private final Runnable changed;
    private final LibraryShelf shelf;
    private final LibraryJobs jobs;
    private final LibraryBackground background;
    private boolean ready;

    /**
     * Knows nothing yet.
     *
     * @param engine takes commands
     * @param recorder whether this program records at the moment
     * @param changed the view is another
     */
    LibrarySide(
            Environment environment,
            Consumer<EngineCommand> engine,
            Supplier<RecorderView> recorder,
            Runnable changed) {
        this.thread = environment.call();
        this.wallMs = environment.wallMs();
        this.recorder = recorder;
        this.changed = changed;
        this.shelf = new LibraryShelf(environment, new ForShelf());
        this.jobs = new LibraryJobs(engine, environment.disk());
        this.background = new LibraryBackground(engine, jobs, new ForBackground());
    }

    /** Looks for what earlier runs have left. */
    void begin() {
        shelf.begin();
    }

    /** What was deleted is gone for good. */
    void close() {
        shelf.close();
    }

    LibraryView view() {
        return shelf.view(item -> !waits(item), jobs.view());
    }

    /** Whether something is under way, or a crash has left what is to be repaired. */
    boolean needsEngine() {
        return background.isUnderWay()
                || jobs.view().stream().anyMatch(job -> job.code().isEmpty())
                || shelf.items().stream().anyMatch(item -> item.needsRepair() && isLeftOver(item));
    }

    void engineReady() {
        ready = true;
        goOn();
    }

    void engineDied() {
        ready = false;
        jobs.engineDied();
        background.engineDied();
        changed.run();
        shelf.look(); // it may have left a recording
    }

    void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.JobProgress(int job, double fraction) -> {
                jobs.progress(job, fraction);
                changed.run();
            }
            case EngineEvent.RecordingDescribed(int job, RecordingInfo info) -> {
                background.described(job, info);
                goOn();
            }
            case EngineEvent.RecordingRepaired repaired -> {
                jobs.done(repaired.request());
                background.repaired(repaired.request(), repaired.brokenKept());
                goOn();
            }
            case EngineEvent.RecordingExported exported -> done(exported.request());
            case EngineEvent.JobDone(int job) -> {
                background.pictured(job);
                done(job);
            }
            case EngineEvent.JobFailed(int job, FileProblem problem, String message) -> {
                jobs.failed(job, code(problem));
                background.failed(job, problem, message);
                changed.run();
                if (problem == FileProblem.MISSING) {
                    shelf.look();
                } else {
                    goOn();
                }
            }
            case EngineEvent.RecordingStopped _ -> shelf.look();
            default -> {
                // The others don't concern files.
            }
        }
    }

    private void done(int job) {
        jobs.done(job);
        changed.run();
        goOn();
    }

    /** As it is written on the wire. */
    private static String code(FileProblem problem) {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void watch(boolean on) {
        thread.execute(() -> shelf.watch(on));
    }

    @Override
    public void rename(String id, String title) {
        withWhole(id, item -> shelf.rename(item, title.strip()));
    }

    @Override
    public void delete(String id) {
        withWhole(id, shelf::delete);
    }

    @Override
    public void undoDelete() {
        thread.execute(shelf::undoDelete);
    }

    @Override
    public void saveAs(String id, Path target) {
        ask(
                id,
                LibraryView.Job.Kind.SAVE_AS,
                target,
                file -> job -> new EngineCommand.CopyRecording(job, file, target.toString()));
    }

    @Override
    public void export(String id, long fromMs, long toMs, Path target) {
        ask(
                id,
                LibraryView.Job.Kind.EXPORT,
                target,
                file -> job -> new EngineCommand.ExportRecording(job, file, target.toString(), fromMs, toMs));
    }

    @Override
    public void still(String id, long atMs, Path target) {
        ask(
                id,
                LibraryView.Job.Kind.STILL,
                target,
                file -> job -> new EngineCommand.StillOfRecording(job, file, target.toString(), atMs, 0, 0));
    }

    @Override
    public void cancel(int job) {
        thread.execute(() -> jobs.cancel(job));
    }

    @Override
    public void dismiss(int job) {
        thread.execute(() -> {
            jobs.dismiss(job);
            changed.run();
        });
    }

    private interface Question {
        IntFunction<EngineCommand> of(String file);
    }

    private void ask(String id, LibraryView.Job.Kind kind, Path target, Question question) {
        with(id, item -> {
            jobs.begin(
                    kind, item.title(), target, ready, question.of(item.file().toString()));
            changed.run();
        });
    }

    private void with(String id, Consumer<LibraryItem> what) {
        thread.execute(() -> {
            LibraryItem item = shelf.find(id);
            if (item != null) {
                what.accept(item);
            }
        });
    }

    /** What is deleted or renamed under a repair would come back, or be there twice. */
    private void withWhole(String id, Consumer<LibraryItem> what) {
        with(id, item -> {
            if (!background.repairs(item)) {
                what.accept(item);
            }
        });
    }

    /** Asks the engine for the next thing that it is worth while to know. */
    private void goOn() {
        if (ready) {
            List<LibraryItem> settled =
                    shelf.items().stream().filter(item -> !shelf.moves(item)).toList();
            background.next(settled, this::isLeftOver, shelf.isWatched());
        }
    }

    /** Nobody writes to it: neither we, nor another program that we don't know of. */
    private boolean isLeftOver(LibraryItem item) {
        long age = wallMs.getAsLong() - item.found().modifiedAt();
        return !records() && Math.abs(age) >= FRESH_MS;
    }

    /** It is no recording yet, as far as anybody can tell. */
    private boolean waits(LibraryItem item) {
        return Unfinished.isOne(item.file()) && item.needsRepair() && !isLeftOver(item);
    }

    private boolean records() {
        return switch (recorder.get().mine()) {
            case STARTING, RECORDING, PAUSED, STOPPING -> true;
            case OFF, ASKING, REFUSED, NOT_UNDERSTOOD, SAVED, FAILED -> false;
        };
    }

    private final class ForShelf implements LibraryShelf.Outside {
        @Override
        public boolean waits(LibraryItem item) {
            return LibrarySide.this.waits(item);
        }

        @Override
        public void looked() {
            changed.run();
            goOn();
        }

        @Override
        public void changed() {
            changed.run();
        }
    }

    private final class ForBackground implements LibraryBackground.Outside {
        @Override
        public void place(LibraryItem item, Consumer<Path> then) {
            shelf.place(item, then);
        }

        @Override
        public void repaired(LibraryItem item, Path whole, boolean brokenKept) {
            shelf.repaired(item, whole, brokenKept);
        }

        @Override
        public void changed() {
            changed.run();
        }
    }
}
