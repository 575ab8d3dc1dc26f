package dev.parley.app.session;

import dev.parley.app.settings.RecordingFolder;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where deleted recordings are until they are gone for good: a hidden folder beside them, so that nothing is copied. Each
 * has a folder of its own in there. Blocks; the {@code disk} thread.
 */
final class RecordingTrash {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingTrash.class);
    private static final String NAME = ".parley-deleted";

    private final Path folder;

    RecordingTrash(Path recordings) {
        folder = recordings.resolve(NAME);
    }

    /**
     * A recording that was thrown away.
     *
     * @param place the folder that it is in now
     * @param file where it was
     * @param note where its note was, if it had one
     */
    record Thrown(Path place, Path file, Path note) {}

    /** Takes a recording and its note, or neither. */
    Thrown take(Path file, Path note) throws IOException {
        Thrown thrown = new Thrown(folder.resolve(UUID.randomUUID().toString()), file, note);
        Files.createDirectories(thrown.place());
        hide();
        try {
            // First the note: where something fails, the file is where it was, and so are the pictures and the sound.
            if (Files.exists(note)) {
                Files.move(note, inside(thrown, note));
            }
            Files.move(file, inside(thrown, file));
        } catch (IOException e) {
            LOG.warn("{} can't be thrown away", file, e);
            Path unused = putBack(thrown);
            throw e;
        }
        return thrown;
    }

    /** Puts it back where it was, or beside what took its name meanwhile; returns where. */
    Path putBack(Thrown thrown) throws IOException {
        Path file = thrown.file();
        Path note = thrown.note();
        Files.createDirectories(file.getParent());
        if (Files.exists(inside(thrown, file))) {
            if (Files.exists(file) || Files.exists(note)) {
                file = RecordingFolder.unused(file);
                note = RecordingNote.beside(file);
            }
            Files.move(inside(thrown, thrown.file()), file);
        }
        if (Files.exists(inside(thrown, thrown.note()))) {
            Files.move(inside(thrown, thrown.note()), note);
        }
        remove(thrown.place());
        removeIfEmpty();
        return file;
    }

    private static Path inside(Thrown thrown, Path file) {
        return thrown.place().resolve(file.getFileName());
    }

    /** Deletes it for good. */
    void purge(Thrown thrown) throws IOException {
        remove(thrown.place());
        removeIfEmpty();
    }

    /** Deletes all for good, also what a program that was killed has left. */
    void purgeAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path place : children(folder)) {
            remove(place);
        }
        removeIfEmpty();
    }

    private void removeIfEmpty() throws IOException {
        if (Files.isDirectory(folder) && children(folder).isEmpty()) {
            Files.deleteIfExists(folder);
        }
    }

    private static void remove(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            for (Path file : children(place)) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(place);
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return children;
    }

    /** A name that begins with a dot hides nothing on Windows. */
    private void hide() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("dos")
                && !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setAttribute(folder, "dos:hidden", true);
        }
    }
}
