package dev.parley.app.ui.library;

import java.nio.file.Path;
import javafx.scene.Node;

/** A recording that is played. JavaFX thread. */
interface Playback {
    /** Goes on from where it is. */
    void play();

    void pause();

    /** Where it is exactly, ms; {@link Listener#at} comes a few times a second only. */
    double position();

    /** Goes to another place, ms from the beginning. */
    void seek(double ms);

    /** Plays slower or faster; 1 is as it was. */
    void setRate(double rate);

    /** Plays louder or softer, 0 to 1. */
    void setVolume(double volume, boolean muted);

    /** The picture; it has no size of its own. */
    Node view();

    /** Lets go of the file and the sound device. */
    void close();

    /** Hears how it goes; on the JavaFX thread. */
    interface Listener {
        /**
         * It can be played.
         *
         * @param width of the picture, pixels; 0 where there is none
         */
        void ready(double durationMs, int width, int height);

        /** It is at this place, ms from the beginning. */
        void at(double ms);

        /** It has come to its end. */
        void ended();

        /** It can't be played. Nothing comes after it. */
        void failed(PlayerProblem problem);
    }

    /** Opens recordings. */
    interface Opener {
        /** Returns at once; the listener hears of what comes of it. */
        Playback open(Path file, Listener listener);
    }
}
