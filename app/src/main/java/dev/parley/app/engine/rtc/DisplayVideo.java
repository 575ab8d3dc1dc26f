package dev.parley.app.engine.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;

/**
 * What is shared as a video track, one for the life of the process, whatever is shared: a picture of a later share ends the
 * ones before. The last picture comes again once a second, so that who has just come, or lost one, gets it.
 */
final class DisplayVideo {
    // The encoder still reads a picture while the next ones are converted.
    private static final int RING = 4;
    private static final long REPEAT_NS = 1_000_000_000;

    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack track;
    private final PictureTap tap = new PictureTap(null);
    private final Object lock = new Object();
    /** Guarded by {@link #lock}, as all below. */
    private final NativeI420Buffer[] ring = new NativeI420Buffer[RING];
    /** A picture of odd size before it is cropped; null while there was none. */
    private NativeI420Buffer odd;

    private int slot;
    /** The share of the newest picture; those before it are over. */
    private int newest;
    /** Null while there is nothing to repeat. */
    private NativeI420Buffer last;

    private long pushedAt;

    DisplayVideo(PeerConnectionFactory factory) {
        track = factory.createVideoTrack("screen", source);
        tap.source(track);
    }

    VideoTrack track() {
        return track;
    }

    /** Where our own screen is drawn from. */
    PictureTap tap() {
        return tap;
    }

    /**
     * Takes a picture, of even size: what is odd loses a row or column, since not all codecs have such sizes. Any thread.
     *
     * @param share its number; later shares have higher ones
     * @param bgra as {@link dev.parley.app.engine.screen.Sink#picture} has it
     * @return whether it is the first of its share
     * @throws Exception as the converter declares
     */
    boolean picture(int share, ByteBuffer bgra, int width, int height) throws Exception {
        synchronized (lock) {
            if (share < newest || width < 2 || height < 2) {
                return false;
            }
            boolean first = share > newest || last == null;
            newest = share;
            NativeI420Buffer next = next(width & ~1, height & ~1);
            if (width == next.getWidth() && height == next.getHeight()) {
                // Of the four-letter codes it is ARGB that reads the bytes in the order B, G, R.
                VideoBufferConverter.convertToI420(bgra, next, FourCC.ARGB);
            } else {
                odd = fitting(odd, width, height);
                VideoBufferConverter.convertToI420(bgra, odd, FourCC.ARGB);
                crop(odd, next);
            }
            last = next;
            push();
            return first;
        }
    }

    /** Sends the last picture again if there was none for a second. Any thread; a few times a second. */
    void repeat() {
        synchronized (lock) {
            if (last != null && System.nanoTime() - pushedAt >= REPEAT_NS) {
                push();
            }
        }
    }

    /** Repeats nothing any more, and takes no pictures of shares up to this one. Any thread. */
    void clear(int share) {
        synchronized (lock) {
            if (newest <= share) {
                newest = share + 1;
                last = null;
            }
        }
    }

    private void push() {
        pushedAt = System.nanoTime();
        source.pushFrame(new VideoFrame(last, pushedAt));
    }

    private NativeI420Buffer next(int width, int height) {
        int at = (slot + 1) % RING;
        ring[at] = fitting(ring[at], width, height);
        slot = at;
        return ring[at];
    }

    // Whoever still reads the one before has a reference of its own.
    private static NativeI420Buffer fitting(NativeI420Buffer before, int width, int height) {
        if (before != null && before.getWidth() == width && before.getHeight() == height) {
            return before;
        }
        // First, for where there is no memory for it.
        NativeI420Buffer fresh = NativeI420Buffer.allocate(width, height);
        if (before != null) {
            before.release();
        }
        return fresh;
    }

    // The library's own crop gives a view that can't be pushed.
    private static void crop(NativeI420Buffer from, NativeI420Buffer to) {
        int width = to.getWidth();
        int height = to.getHeight();
        crop(from.getDataY(), from.getStrideY(), to.getDataY(), to.getStrideY(), width, height);
        crop(from.getDataU(), from.getStrideU(), to.getDataU(), to.getStrideU(), width / 2, height / 2);
        crop(from.getDataV(), from.getStrideV(), to.getDataV(), to.getStrideV(), width / 2, height / 2);
    }

    private static void crop(ByteBuffer from, int fromStride, ByteBuffer to, int toStride, int width, int height) {
        for (int row = 0; row < height; row++) {
            to.put(row * toStride, from, row * fromStride, width);
        }
    }
}
