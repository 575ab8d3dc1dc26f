package dev.parley.app.engine.libav;

import java.io.IOException;

/** A function of FFmpeg failed. */
public final class LibavException extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    LibavException(int code, String message) {
        this(code, message, null);
    }

    LibavException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What it returned: a negated {@code errno}, or one of FFmpeg's own {@code AVERROR_…}. */
    public int code() {
        return code;
    }
}
