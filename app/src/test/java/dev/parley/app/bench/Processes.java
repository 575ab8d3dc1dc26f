package dev.parley.app.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends what the bench started, and nothing else. */
final class Processes {
    private static final long PATIENCE_S = 5;

    private Processes() {}

    /** Waits for a process that was told to end; one that doesn't is ended, with all that it started. */
    static void end(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        try {
            if (process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
