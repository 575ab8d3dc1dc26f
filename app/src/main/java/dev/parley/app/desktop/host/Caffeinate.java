package dev.parley.app.desktop.host;

import java.io.IOException;

/** macOS: {@code caffeinate}, which ends with this process. Not run on macOS so far. */
final class Caffeinate implements AwtParts.Idle {
    private final String program;
    /** Null while nothing is inhibited. */
    private Process running;

    Caffeinate() {
        this("/usr/bin/caffeinate");
    }

    Caffeinate(String program) {
        this.program = program;
    }

    @Override
    public void inhibit() throws IOException {
        if (running == null) {
            String me = String.valueOf(ProcessHandle.current().pid());
            running = new ProcessBuilder(program, "-d", "-i", "-w", me)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    @Override
    public void release() {
        if (running != null) {
            running.destroy();
            running = null;
        }
    }
}
