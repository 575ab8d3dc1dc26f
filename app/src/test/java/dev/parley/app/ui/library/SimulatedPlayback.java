package dev.parley.app.ui.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** Writes down what a player wants, and lets a test be the media. */
final class SimulatedPlayback implements Playback, Playback.Opener {
    final List<String> wants = new ArrayList<>();
    Listener listener;
    double position;

    @Override
    public Playback open(Path file, Listener hears) {
        wants.add("open " + file.getFileName());
        listener = hears;
        return this;
    }

    @Override
    public void play() {
        wants.add("play");
    }

    @Override
    public void pause() {
        wants.add("pause");
    }

    @Override
    public double position() {
        return position;
    }

    @Override
    public void seek(double ms) {
        wants.add("seek " + Math.round(ms));
    }

    @Override
    public void setRate(double rate) {
        wants.add("rate " + rate);
    }

    @Override
    public void setVolume(double volume, boolean muted) {
        wants.add("volume " + volume + (muted ? " muted" : ""));
    }

    @Override
    public Node view() {
        return null;
    }

    @Override
    public void close() {
        wants.add("close");
    }

    /** The newest wish. */
    String last() {
        return wants.getLast();
    }
}
