package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.RecordedTrack;

/** One of the tracks of which a picture is made, or a person who has none. Recorder thread. */
final class Tile implements AutoCloseable {
    private final RecordedTrack track;
    /** Null for a person without a picture. */
    private final FrameQueue queue;

    private final Fitter fitter = new Fitter();
    /** The newest picture, or null before the first and in a gap. */
    private Picture held;
    /** When the newest picture was made, or the tile came, ns of the file. */
    private long newest;
    /** Whether pictures stopped, and that is drawn. */
    private boolean gap;

    /**
     * @param now ns of the file
     */
    Tile(RecordedTrack track, FrameQueue queue, long now) {
        this.track = track;
        this.queue = queue;
        this.newest = now;
    }

    String participant() {
        return track.participant();
    }

    RecordedTrack track() {
        return track;
    }

    boolean isScreen() {
        return track.kind() == RecordedTrack.Kind.SCREEN;
    }

    /** The time of the oldest picture that waits, ns of the recorder's clock; the largest long if there is none. */
    long nextTime() {
        return queue == null ? Long.MAX_VALUE : queue.nextTime();
    }

    Picture poll() {
        return queue.poll();
    }

    void recycle(Picture picture) {
        if (queue != null) {
            queue.recycle(picture);
        }
    }

    /** Keeps a picture as the newest, from this time of the file. */
    void hold(Picture picture, long at) {
        recycle(held);
        held = picture;
        newest = at;
        gap = false;
    }

    Picture held() {
        return held;
    }

    long newest() {
        return newest;
    }

    boolean inGap() {
        return gap;
    }

    /** Pictures stopped: the newest is not shown any longer. */
    void stopped() {
        recycle(held);
        held = null;
        gap = true;
    }

    Fitter fitter() {
        return fitter;
    }

    @Override
    public void close() {
        recycle(held);
        held = null;
        fitter.close();
    }
}
