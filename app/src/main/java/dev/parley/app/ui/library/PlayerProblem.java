package dev.parley.app.ui.library;

/** Why a recording can't be played here. */
enum PlayerProblem {
    /** JavaFX plays MP4 and M4A only. */
    OTHER_KIND,
    /** The system lacks FFmpeg's libraries, by which JavaFX plays on Linux. */
    NO_CODECS,
    /** ALSA has no device that sound could go to. */
    NO_SOUND_DEVICE,
    /** The player does not answer. */
    NO_ANSWER,
    /** The player can't make sense of the file. */
    NOT_READABLE
}
