package dev.parley.app.engine.screen;

import java.util.Objects;

/** Screens can't be had on this system. */
public final class DisplayException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * @param code {@code no-x11}, {@code no-portal}, {@code no-pipewire} or {@code failed}
     * @param detail what to do, such as what package to install
     */
    public DisplayException(String code, String detail) {
        super(detail);
        this.code = Objects.requireNonNull(code);
    }

    /** As in {@link Sink#ended}. */
    public String code() {
        return code;
    }
}
