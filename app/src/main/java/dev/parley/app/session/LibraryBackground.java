package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.api.RecordingInfo;
import dev.parley.app.engine.api.Unfinished;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of the engine without anybody's doing, one file at a time so that what a person wants never waits long:
 * repairs first, then what the recordings are, then small pictures of them. Owned by the {@code call} thread.
 */
final class LibraryBackground {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryBackground.class);
    private static final int THUMBNAIL_WIDTH = 320;
    private static final int THUMBNAIL_HEIGHT = 180;
    /** A recording often begins with a picture of nobody. */
    private static final long INTO_MS = 5_000;

    private final Consumer<EngineCommand> engine;
    private final LibraryJobs jobs;
    private final Outside outside;
    /** What is under way; null for nothing. */
    private Task task;

    LibraryBackground(Consumer<EngineCommand> engine, LibraryJobs jobs, Outside outside) {
        this.engine = engine;
        this.jobs = jobs;
        this.outside = outside;
    }

    boolean isUnderWay() {
        return task != null;
    }

    /** What the tasks need of the library. */
    interface Outside {
        /** Finds a place for a repaired file, and calls back on the {@code call} thread. */
        void place(LibraryItem item, Consumer<Path> then);

        /** A file was repaired, and the broken one kept where much of it could not be read. */
        void repaired(LibraryItem item, Path whole, boolean brokenKept);

        /** It can be seen that something is known now. */
        void changed();
    }

    private enum Kind {
        REPAIR,
        DESCRIBE,
        PICTURE
    }

    /**
     * One question to the engine.
     *
     * @param job its number
     * @param target what it makes; null for nothing, and while a place for it is being looked for
     */
    private record Task(int job, Kind kind, LibraryItem item, Path target) {}

    /**
     * Begins the next task, if none is under way.
     *
     * @param repairable whether an unfinished file is really left over
     * @param watched whether somebody looks, so that it is worth while to know more
     */
    void next(Collection<LibraryItem> items, Predicate<LibraryItem> repairable, boolean watched) {
        if (task != null) {
            return;
        }
        for (LibraryItem item : items) {
            if (item.needsRepair() && repairable.test(item)) {
                repair(item);
                return;
            }
        }
        if (!watched) {
            return;
        }
        for (LibraryItem item : items) {
            if (item.needsDescription()) {
                Task now = begin(Kind.DESCRIBE, item, null);
                engine.accept(new EngineCommand.DescribeRecording(
                        now.job(), item.file().toString()));
                return;
            }
        }
        for (LibraryItem item : items) {
            if (item.needsPicture()) {
                Path target = item.found().thumbnail();
                Task now = begin(Kind.PICTURE, item, target);
                long at = Math.min(INTO_MS, item.durationMs() / 4);
                engine.accept(new EngineCommand.StillOfRecording(
                        now.job(), item.file().toString(), target.toString(), at, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT));
                return;
            }
        }
    }

    private Task begin(Kind kind, LibraryItem item, Path target) {
        task = new Task(jobs.number(), kind, item, target);
        return task;
    }

    private void repair(LibraryItem item) {
        int job = begin(Kind.REPAIR, item, null).job();
        Path file = item.file();
        if (Unfinished.isOne(file)) {
            outside.place(item, whole -> repair(job, whole));
        } else {
            repair(job, file);
        }
    }

    private void repair(int job, Path whole) {
        if (!is(job)) {
            return; // the engine died meanwhile
        }
        LibraryItem item = task.item();
        task = new Task(job, Kind.REPAIR, item, whole);
        jobs.show(new LibraryView.Job(job, LibraryView.Job.Kind.REPAIR, item.title(), 0, "", whole));
        LOG.info("{} was cut off; it is being repaired", item.file());
        engine.accept(new EngineCommand.RepairRecording(job, item.file().toString(), whole.toString()));
        outside.changed();
    }

    /** Whether it is being repaired at the moment: it must stay where and what it is until then. */
    boolean repairs(LibraryItem item) {
        return task != null && task.kind() == Kind.REPAIR && task.item() == item;
    }

    void described(int job, RecordingInfo info) {
        Task done = end(job);
        if (done != null) {
            done.item().describe(info);
            outside.changed();
        }
    }

    void repaired(int job, boolean brokenKept) {
        Task done = end(job);
        if (done != null) {
            done.item().repair();
            outside.repaired(done.item(), done.target(), brokenKept);
        }
    }

    void pictured(int job) {
        Task done = end(job);
        if (done != null) {
            done.item().picture();
        }
    }

    void failed(int job, FileProblem problem, String message) {
        Task failed = end(job);
        if (failed == null) {
            return;
        }
        LOG.warn("{} of {} failed: {}, {}", failed.kind(), failed.item().file(), problem, message);
        if (problem == FileProblem.MISSING) {
            return; // it was renamed meanwhile, or is gone
        }
        giveUp(failed, problem == FileProblem.DAMAGED || problem == FileProblem.NOT_READABLE);
    }

    /** An engine that dies twice over a file is not asked a third time. */
    void engineDied() {
        if (task != null) {
            boolean asked = task.kind() != Kind.REPAIR || task.target() != null;
            if (asked && task.item().engineDied()) {
                giveUp(task, task.kind() != Kind.PICTURE);
            }
            task = null;
        }
    }

    private static void giveUp(Task failed, boolean damaged) {
        if (damaged) {
            failed.item().damage();
            return;
        }
        switch (failed.kind()) {
            case REPAIR -> failed.item().unrepair();
            case DESCRIBE -> failed.item().undescribe();
            case PICTURE -> failed.item().unpicture();
        }
    }

    /** The task of that number, which is over; null if it is another's. */
    private Task end(int job) {
        if (!is(job)) {
            return null;
        }
        Task over = task;
        task = null;
        return over;
    }

    private boolean is(int job) {
        return task != null && task.job() == job;
    }
}
