package dev.parley.app.engine.api;

import com.google.gson.annotations.SerializedName;

/** Why work on a file failed. The names on the wire stay as they are. */
public enum FileProblem {
    /** There is not enough room on the disk, or there was none any more. */
    @SerializedName("disk-full")
    DISK_FULL,
    /** The folder or the file can't be written to: no permission, a disk that may only be read, or one that fails. */
    @SerializedName("not-writable")
    NOT_WRITABLE,
    /** The folder that is written to is not there, or is not there any more. */
    @SerializedName("folder-gone")
    FOLDER_GONE,
    /** There is no such recording. */
    @SerializedName("missing")
    MISSING,
    /** The recording is there and can't be read: no permission, or a disk that fails. */
    @SerializedName("not-readable")
    NOT_READABLE,
    /** The file is no recording, or nothing of it can be read. */
    @SerializedName("damaged")
    DAMAGED,
    /** There is nothing in the part that was asked for. */
    @SerializedName("empty-part")
    EMPTY_PART,
    /** There is no picture in the recording. */
    @SerializedName("no-picture")
    NO_PICTURE,
    /** A file is not copied onto itself. */
    @SerializedName("same-file")
    SAME_FILE,
    /** It was wanted no longer. */
    @SerializedName("cancelled")
    CANCELLED,
    /** FFmpeg can't be loaded on this machine. */
    @SerializedName("library-missing")
    LIBRARY_MISSING,
    /** An error of the program. */
    @SerializedName("internal")
    INTERNAL
}
