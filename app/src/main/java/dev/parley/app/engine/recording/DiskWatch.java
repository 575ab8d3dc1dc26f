package dev.parley.app.engine.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a second makes sure that what was written is on the disk, that the files are still there, and that there is room for
 * more. On a thread of its own, {@code recorder-disk}, since a disk can take seconds.
 */
final class DiskWatch {
    private static final long INTERVAL_MS = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    /** Told on the disk thread; not again. */
    interface Trouble {
        void found(RecorderProblem problem, String detail);
    }

    private final List<OutputFile> files;
    private final Path folder;
    private final RecorderEnvironment environment;
    private final DoubleSupplier bytesPerSecond;
    private final LongConsumer low;
    private final Trouble trouble;
    private final DiskSpace space;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread;

    /**
     * @param low told, on the disk thread, how many minutes are left
     */
    DiskWatch(
            List<OutputFile> files,
            Path folder,
            RecorderEnvironment environment,
            DoubleSupplier bytesPerSecond,
            LongConsumer low,
            Trouble trouble) {
        this.files = List.copyOf(files);
        this.folder = folder;
        this.environment = environment;
        this.bytesPerSecond = bytesPerSecond;
        this.low = low;
        this.trouble = trouble;
        this.space = new DiskSpace(environment.reserveBytes());
        this.thread = Thread.ofPlatform().name("recorder-disk").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends it, and waits until the disk has taken what it was given. */
    void stop() throws InterruptedException {
        end.release();
        thread.join();
    }

    private void run() {
        try {
            do {
                if (!isWell()) {
                    return;
                }
            } while (!end.tryAcquire(INTERVAL_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the disk is not watched any longer", e);
        }
    }

    private boolean isWell() {
        try {
            for (OutputFile file : files) {
                if (!Files.exists(file.part())) {
                    return found(
                            Files.isDirectory(folder) ? RecorderProblem.FILE_GONE : RecorderProblem.FOLDER_GONE,
                            "is not there any more: " + file.part());
                }
            }
            if (!Files.isWritable(folder)) {
                return found(RecorderProblem.NOT_WRITABLE, "can't be written any more: " + folder);
            }
            for (OutputFile file : files) {
                file.sync();
            }
            long usable = environment.disk().usable(folder);
            if (space.isFull(usable)) {
                return found(RecorderProblem.DISK_FULL, usable + " bytes are left");
            }
            long minutes = space.low(usable, bytesPerSecond.getAsDouble());
            if (minutes >= 0) {
                low.accept(minutes);
            }
            return true;
        } catch (IOException e) {
            return found(
                    Files.isDirectory(folder) ? RecorderProblem.NOT_WRITABLE : RecorderProblem.FOLDER_GONE,
                    e.toString());
        }
    }

    private boolean found(RecorderProblem problem, String detail) {
        trouble.found(problem, detail);
        return false;
    }
}
