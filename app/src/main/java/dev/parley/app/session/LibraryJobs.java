package dev.parley.app.session;

import dev.parley.app.engine.api.EngineCommand;
import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.session.LibraryView.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on files that is under way or has just ended: it is seen until it is dismissed, but for what was cancelled and
 * for repairs that the list tells of, which are gone at once. Owned by the {@code call} thread.
 */
final class LibraryJobs {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryJobs.class);
    private static final String DONE = "done";
    /** Ends of a repair that the list shows; where the engine died, it begins again by itself. */
    private static final Set<String> SEEN = Set.of(DONE, "damaged", "engine-died");

    private final Consumer<EngineCommand> engine;
    private final Executor disk;
    private final Map<Integer, Job> jobs = new LinkedHashMap<>();
    private int last;

    LibraryJobs(Consumer<EngineCommand> engine, Executor disk) {
        this.engine = engine;
        this.disk = disk;
    }

    List<Job> view() {
        return List.copyOf(jobs.values());
    }

    /** Numbers what the engine is asked for. */
    int number() {
        return ++last;
    }

    /** Begins work; where no engine is {@code ready} it has failed. What was done of its kind need be seen no more. */
    void begin(Job.Kind kind, String title, Path target, boolean ready, IntFunction<EngineCommand> command) {
        jobs.values()
                .removeIf(earlier -> earlier.kind() == kind && earlier.code().equals(DONE));
        Job job = new Job(number(), kind, title, ready ? 0 : 1, ready ? "" : "no-engine", target);
        jobs.put(job.number(), job);
        if (ready) {
            engine.accept(command.apply(job.number()));
        }
    }

    /** Shows work that was begun elsewhere. */
    void show(Job job) {
        jobs.put(job.number(), job);
    }

    void cancel(int number) {
        Job job = jobs.get(number);
        if (job != null && job.code().isEmpty()) {
            engine.accept(new EngineCommand.CancelJob(number));
        }
    }

    void dismiss(int number) {
        Job job = jobs.get(number);
        if (job != null && !job.code().isEmpty()) {
            jobs.remove(number);
        }
    }

    void progress(int number, double fraction) {
        jobs.computeIfPresent(number, (_, job) -> with(job, fraction, job.code()));
    }

    void done(int number) {
        end(number, DONE);
    }

    void failed(int number, String code) {
        end(number, code);
    }

    private void end(int number, String code) {
        Job job = jobs.get(number);
        if (job == null) {
            return;
        }
        boolean seenInTheList = job.kind() == Job.Kind.REPAIR && SEEN.contains(code);
        if (seenInTheList || code.equals("cancelled")) {
            jobs.remove(number);
        } else {
            jobs.put(number, with(job, 1, code));
        }
    }

    /** What was under way has failed, and what it has written is taken away. */
    void engineDied() {
        for (Job job : view()) {
            if (job.code().isEmpty()) {
                end(job.number(), "engine-died");
                Path part = Unfinished.ofJob(job.target());
                disk.execute(() -> delete(part));
            }
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("{} is left behind", part, e);
        }
    }

    private static Job with(Job job, double fraction, String code) {
        return new Job(job.number(), job.kind(), job.title(), fraction, code, job.target());
    }
}
