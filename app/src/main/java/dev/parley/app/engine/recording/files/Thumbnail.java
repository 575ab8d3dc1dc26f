package dev.parley.app.engine.recording.files;

import dev.parley.app.engine.api.FileProblem;
import dev.parley.app.engine.libav.LibavException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Pictures of a recording, as PNG files. Any thread. */
public final class Thumbnail {
    /** What is darker on average, of 255, is no picture to know a recording by. */
    private static final double DARK = 20;

    private static final int TRIES = 5;
    private static final long STEP_MS = 2_000;

    private Thumbnail() {}

    /**
     * Writes a small picture: the key frame before a time, or a later one if that is black.
     *
     * @param atMs from the beginning, ms
     * @param width the most, pixels; the shape is kept, and nothing is made larger
     * @param height the most, pixels
     * @return false if the recording has no pictures
     * @throws FileException if they can't be read, or the file can't be written
     */
    public static boolean write(Path file, long atMs, int width, int height, Path png) throws FileException {
        try (Demuxer in = Demuxer.open(file)) {
            int video = in.firstVideo();
            if (video < 0) {
                return false;
            }
            try (PictureReader pictures = new PictureReader(in, video);
                    PngPicture best = new PngPicture(width, height)) {
                double light = -1;
                for (int i = 0; i < TRIES && light < DARK; i++) {
                    if (pictures.keyFrame(atMs + i * STEP_MS)) {
                        double now = PngPicture.light(pictures.picture());
                        if (now > light) {
                            best.take(pictures.picture());
                            light = now;
                        }
                    }
                }
                if (light < 0) {
                    throw new FileException(FileProblem.DAMAGED, "no picture of " + file + " can be read");
                }
                put(best.encode(), png);
                return true;
            } catch (LibavException e) {
                throw Failures.reading(file, e);
            }
        }
    }

    /**
     * Writes the picture that is shown at a time, in its own size.
     *
     * @param atMs from the beginning, ms; after the end it is the last picture
     * @return false if the recording has no pictures
     * @throws FileException as {@link #write}
     */
    public static boolean still(Path file, long atMs, Path png) throws FileException {
        try (Demuxer in = Demuxer.open(file)) {
            int video = in.firstVideo();
            if (video < 0) {
                return false;
            }
            try (PictureReader pictures = new PictureReader(in, video);
                    PngPicture still = new PngPicture(Integer.MAX_VALUE, Integer.MAX_VALUE)) {
                if (!pictures.shownAt(atMs)) {
                    throw new FileException(FileProblem.DAMAGED, "no picture of " + file + " can be read");
                }
                still.take(pictures.picture());
                put(still.encode(), png);
                return true;
            } catch (LibavException e) {
                throw Failures.reading(file, e);
            }
        }
    }

    private static void put(ByteBuffer bytes, Path png) throws FileException {
        try (PartFile part = PartFile.of(png, bytes.remaining())) {
            try (FileChannel channel = FileChannel.open(
                    part.path(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                while (bytes.hasRemaining()) {
                    int unused = channel.write(bytes);
                }
            } catch (IOException e) {
                throw Failures.writing(part.path(), e);
            }
            part.commit();
        }
    }
}
