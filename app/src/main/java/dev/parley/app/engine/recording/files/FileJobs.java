package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.EngineEvent;
import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.Libav;
import dev.parley.app.engine.libav.LibavException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is asked of recordings, one after the other on a thread of its own, {@code files}, which is there only
 * while there is something to do. FFmpeg is loaded for the first of them that needs it. Its methods may be called from
 * any thread.
 */
public final class FileJobs {
    private static final Logger LOG = LoggerFactory.getLogger(FileJobs.class);
    private static final long PROGRESS_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long IDLE_S = 10;

    private final Consumer<EngineEvent> out;
    private final LongSupplier nanoTime;
    /** By the number of the request; those that have not ended. */
    private final Map<Integer, Job> jobs = new ConcurrentHashMap<>();

    private final ThreadPoolExecutor executor;

    /**
     * None yet.
     *
     * @param out gets the events, mostly on the thread {@code files}
     */
    public FileJobs(Consumer<EngineEvent> out) {
        this(out, System::nanoTime);
    }

    /** The same with another clock, of nanoseconds. */
    FileJobs(Consumer<EngineEvent> out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        executor = new ThreadPoolExecutor(
                1,
                1,
                IDLE_S,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("files").daemon().factory());
        executor.allowCoreThreadTimeOut(true);
    }

    /** Takes one of the commands about recordings; others are dropped. */
    public void carryOut(EngineCommand command) {
        switch (command) {
            case EngineCommand.DescribeRecording c ->
                add(c.request(), job -> {
                    loadLibrary();
                    return new EngineEvent.RecordingDescribed(c.request(), RecordingReader.describe(path(c.file())));
                });
            case EngineCommand.RepairRecording c ->
                add(c.request(), job -> {
                    loadLibrary();
                    Remux.Repaired repaired = Remux.repair(path(c.file()), path(c.target()), job);
                    return new EngineEvent.RecordingRepaired(c.request(), repaired.recording(), repaired.kept());
                });
            case EngineCommand.ExportRecording c ->
                add(c.request(), job -> {
                    loadLibrary();
                    Remux.Exported exported = Remux.export(path(c.file()), path(c.target()), c.fromMs(), c.toMs(), job);
                    return new EngineEvent.RecordingExported(
                            c.request(), exported.recording(), exported.fromMs(), exported.toMs());
                });
            case EngineCommand.CopyRecording c ->
                add(c.request(), job -> {
                    Copy.copy(path(c.file()), path(c.target()), job);
                    return new EngineEvent.JobDone(c.request());
                });
            case EngineCommand.StillOfRecording c ->
                add(c.request(), job -> {
                    loadLibrary();
                    still(c);
                    return new EngineEvent.JobDone(c.request());
                });
            case EngineCommand.CancelJob c -> cancel(c.request());
            default -> LOG.warn("dropped, not about a recording: {}", command);
        }
    }

    /**
     * Cancels all and takes no more.
     *
     * @return whether the one that ran has ended within the limit, so that nothing half done is left
     */
    public boolean close(Duration limit) throws InterruptedException {
        executor.shutdown();
        jobs.keySet().forEach(this::cancel);
        return executor.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void add(int request, Task task) {
        Job job = new Job(request, task);
        if (jobs.putIfAbsent(request, job) != null) {
            LOG.warn("dropped, there is a job {} already", request);
            return;
        }
        try {
            executor.execute(job);
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped after the end", e);
            jobs.remove(request);
        }
    }

    private void cancel(int request) {
        Job job = jobs.get(request);
        if (job == null) {
            return;
        }
        job.cancelled = true;
        // One that waits behind another need not wait to be told so.
        if (executor.remove(job)) {
            job.end(failed(request, Work.cancelled()));
        }
    }

    private static void still(EngineCommand.StillOfRecording c) throws FileException {
        Path file = path(c.file());
        Path target = path(c.target());
        Copy.refuseSame(file, target);
        boolean small = c.width() > 0 && c.height() > 0;
        boolean there = small
                ? Thumbnail.write(file, c.atMs(), c.width(), c.height(), target)
                : Thumbnail.still(file, c.atMs(), target);
        if (!there) {
            throw new FileException(FileProblem.NO_PICTURE, "there are no pictures in " + file);
        }
    }

    private static void loadLibrary() throws FileException {
        try {
            Libav.load();
        } catch (LibavException e) {
            throw new FileException(FileProblem.LIBRARY_MISSING, e.getMessage(), e);
        }
    }

    private static Path path(String name) throws FileException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new FileException(FileProblem.MISSING, "no name of a file: " + name, e);
        }
    }

    private static EngineEvent.JobFailed failed(int request, FileException e) {
        return new EngineEvent.JobFailed(request, e.problem(), e.getMessage());
    }

    private interface Task {
        /** What to tell once it is done. */
        EngineEvent run(Progress progress) throws FileException;
    }

    private final class Job implements Runnable, Progress {
        private final int request;
        private final Task task;
        private volatile boolean cancelled;
        /** When progress was told of; on the thread {@code files}. */
        private long told;

        Job(int request, Task task) {
            this.request = request;
            this.task = task;
        }

        @Override
        public void run() {
            told = nanoTime.getAsLong();
            EngineEvent end;
            try {
                if (cancelled) {
                    throw Work.cancelled();
                }
                end = task.run(this);
            } catch (FileException e) {
                LOG.info("job {}: {}, {}", request, e.problem(), e.getMessage());
                end = failed(request, e);
            } catch (Throwable e) {
                LOG.error("job {} failed", request, e);
                end = new EngineEvent.JobFailed(request, FileProblem.INTERNAL, String.valueOf(e));
            }
            end(end);
        }

        void end(EngineEvent event) {
            jobs.remove(request);
            out.accept(event);
        }

        @Override
        public boolean going(double fraction) {
            long now = nanoTime.getAsLong();
            if (now - told >= PROGRESS_NS) {
                told = now;
                out.accept(new EngineEvent.JobProgress(request, fraction));
            }
            return !cancelled;
        }
    }
}
