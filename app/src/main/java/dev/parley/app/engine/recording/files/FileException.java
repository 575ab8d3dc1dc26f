package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import java.io.IOException;
import java.util.Objects;

/** Work on a file failed; what was there before is there still. */
public final class FileException extends IOException {
    private static final long serialVersionUID = 1;

    private final FileProblem problem;

    FileException(FileProblem problem, String message) {
        this(problem, message, null);
    }

    FileException(FileProblem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = Objects.requireNonNull(problem);
    }

    /** Why. */
    public FileProblem problem() {
        return problem;
    }
}
