package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.app.engine.recording.VideoInput;

/** Hands pictures of a tap to a recorder, which copies them. Made and closed by the engine thread. */
final class PictureFeed implements PictureTap.Reader, AutoCloseable {
    private final PictureTap tap;
    private final VideoInput recorder;

    PictureFeed(PictureTap tap, VideoInput recorder) {
        this.tap = tap;
        this.recorder = recorder;
        tap.add(this);
    }

    /** Where the pictures come from. */
    PictureTap tap() {
        return tap;
    }

    @Override
    public void picture(VideoFrame frame) {
        I420Buffer picture = frame.buffer.toI420();
        try {
            recorder.frame(
                    picture.getDataY(),
                    picture.getStrideY(),
                    picture.getDataU(),
                    picture.getStrideU(),
                    picture.getDataV(),
                    picture.getStrideV(),
                    picture.getWidth(),
                    picture.getHeight(),
                    frame.rotation,
                    frame.timestampNs);
        } finally {
            // What is I420 already is handed out itself, and released by the tap.
            if (picture != frame.buffer) {
                picture.release();
            }
        }
    }

    @Override
    public void close() {
        tap.remove(this);
    }
}
