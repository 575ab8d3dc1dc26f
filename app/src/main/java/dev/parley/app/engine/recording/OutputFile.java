package dev.parley.app.engine.recording;

import dev.parley.app.engine.api.Unfinished;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is written, with its streams. Recorder thread, but for {@link #sync} and what is marked volatile, which are
 * the disk thread's, too.
 */
final class OutputFile implements AutoCloseable {
    private final Path part;
    private final Path wanted;
    private final FileChannel channel;
    private final Muxer muxer;
    private final List<PictureStream> pictures = new ArrayList<>();
    private final List<AudioEncoder> sounds = new ArrayList<>();
    /** Up to where it is on the disk for sure, ms. */
    private volatile long safeMs;

    /**
     * Makes the file, under a name that no other has.
     *
     * @param file the name it shall have in the end; another one beside it where that is taken
     * @throws IOException if it can't be made
     */
    OutputFile(Container container, Path file) throws IOException {
        Path free = file;
        FileChannel made = null;
        for (int i = 2; made == null; i++) {
            try {
                if (!Files.exists(free)) {
                    made = FileChannel.open(
                            Unfinished.of(free), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    break;
                }
            } catch (FileAlreadyExistsException e) {
                // A leftover, or one that is written now: the next name.
            }
            free = numbered(file, i);
        }
        wanted = free;
        part = Unfinished.of(free);
        channel = made;
        try {
            muxer = new Muxer(container, part);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static Path numbered(Path file, int number) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + " (" + number + ")" + name.substring(stem.length()));
    }

    /** The name while it is written. */
    Path part() {
        return part;
    }

    Muxer muxer() {
        return muxer;
    }

    void add(PictureStream stream) {
        pictures.add(stream);
    }

    void add(AudioEncoder stream) {
        sounds.add(stream);
    }

    List<PictureStream> pictures() {
        return pictures;
    }

    List<AudioEncoder> sounds() {
        return sounds;
    }

    long safeMs() {
        return safeMs;
    }

    void advance(long now) throws IOException {
        for (PictureStream picture : pictures) {
            picture.advance(now);
        }
        muxer.advance();
    }

    /** Disk thread: waits until what was written is on the disk. */
    void sync() throws IOException {
        // Also while it is paused: a file that was left alone for a while would be taken for a leftover by another
        // program.
        Files.setLastModifiedTime(part, FileTime.from(Instant.now()));
        long flushed = muxer.flushedMs();
        if (flushed > safeMs) {
            channel.force(false);
            safeMs = flushed;
        }
    }

    /**
     * Closes it so that it is an ordinary file, and gives it its name.
     *
     * @param end of the recording, ns of the recorder's clock
     * @return the name
     */
    Path finish(long end) throws IOException {
        for (PictureStream picture : pictures) {
            picture.finish(end);
        }
        for (AudioEncoder sound : sounds) {
            sound.finish();
        }
        muxer.finish();
        channel.force(true);
        channel.close();
        safeMs = muxer.flushedMs();
        Path name = wanted;
        for (int i = 2; Files.exists(name); i++) {
            name = numbered(wanted, i);
        }
        return Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Frees all; a file that was not finished stays as it is, readable as far as it was flushed. */
    @Override
    public void close() {
        pictures.forEach(PictureStream::close);
        sounds.forEach(AudioEncoder::close);
        muxer.close();
        try {
            channel.close();
        } catch (IOException e) {
            // The file is written by the other handle; this one was for waiting only.
            org.slf4j.LoggerFactory.getLogger(OutputFile.class).debug("closing {}", part, e);
        }
    }
}
