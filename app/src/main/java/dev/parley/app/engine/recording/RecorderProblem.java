package dev.parley.app.engine.recording;

import java.util.Locale;

/** Why a recording ended by itself. */
public enum RecorderProblem {
    /** The disk has no more room than is kept free; the file was closed well if there was room for that. */
    DISK_FULL,
    /** The folder of the file is not there any more. */
    FOLDER_GONE,
    /** Somebody took the file away. */
    FILE_GONE,
    /** The folder or the file can't be written. */
    NOT_WRITABLE,
    /** A codec failed, or could not be had. */
    ENCODER_FAILED;

    /** Its name between processes, such as {@code disk-full}; never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
