package dev.parley.app.session;

import dev.parley.app.engine.api.Unfinished;
import dev.parley.app.settings.RecordingFolder;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings as files: each with its note beside it and its thumbnail in the cache, which go where it goes. Blocks;
 * the {@code disk} thread.
 */
final class LibraryDisk {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryDisk.class);
    private static final Set<String> EXTENSIONS = Set.of(".mp4", ".m4a", ".webm", ".mkv");
    private static final String PNG = ".png";

    private final RecordingFolder folder;
    private final Path thumbnails;
    private final RecordingTrash trash;

    /** @param thumbnails a folder of the cache */
    LibraryDisk(RecordingFolder folder, Path thumbnails) {
        this.folder = folder;
        this.thumbnails = thumbnails;
        this.trash = new RecordingTrash(folder.path());
    }

    /**
     * What is in the folder.
     *
     * @param there whether there is a folder
     * @param writable whether things in it can be changed
     * @param files in no order
     */
    record Listing(boolean there, boolean writable, List<Found> files) {
        Listing {
            files = List.copyOf(files);
        }
    }

    /**
     * A recording, finished or not.
     *
     * @param modifiedAt when it was last written to, ms since 1970
     * @param note what is known of it
     * @param thumbnail where its small picture is, or would be
     * @param pictured whether there is one
     */
    record Found(Path file, long bytes, long modifiedAt, RecordingNote note, Path thumbnail, boolean pictured) {
        /** Whether it is as it was when {@code before} was found, but for its name. */
        boolean sameBytes(Found before) {
            return bytes == before.bytes && modifiedAt == before.modifiedAt;
        }
    }

    Path folder() {
        return folder.path();
    }

    /** Makes room for small pictures, and deletes what an earlier run has left and nobody can want any more. */
    void tidy() {
        try {
            Files.createDirectories(thumbnails);
            trash.purgeAll();
            if (Files.isDirectory(folder.path())) {
                for (Path file : children(folder.path())) {
                    if (Unfinished.isOfJob(file)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            forgetThumbnails();
        } catch (IOException e) {
            LOG.warn("what an earlier run has left can't be deleted", e);
        }
    }

    /** Those of recordings that are no more. */
    private void forgetThumbnails() throws IOException {
        Set<Path> wanted = list().files().stream().map(Found::thumbnail).collect(Collectors.toSet());
        for (Path file : children(thumbnails)) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Looks through the folder. What of it can't be read is left out, and no reason to leave out the rest. */
    Listing list() {
        if (!Files.isDirectory(folder.path())) {
            return new Listing(false, false, List.of());
        }
        List<Found> found = new ArrayList<>();
        try {
            for (Path file : children(folder.path())) {
                if (!isRecording(file)) {
                    continue;
                }
                try {
                    found.add(look(file));
                } catch (IOException | RuntimeException e) {
                    LOG.warn("{} can't be looked at", file, e);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} can't be looked through", folder.path(), e);
            return new Listing(false, false, List.of());
        }
        return new Listing(true, Files.isWritable(folder.path()), found);
    }

    private static boolean isRecording(Path file) {
        return EXTENSIONS.contains(FileTitle.extension(file))
                && !file.getFileName().toString().startsWith(".")
                && Files.isRegularFile(file);
    }

    private Found look(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        long modified = attributes.lastModifiedTime().toMillis();
        RecordingNote note = RecordingNote.read(noted(file));
        if (note.startedAt() <= 0) {
            // There is no note, and nothing by the name that it would be of.
            note = new RecordingNote(note.title(), modified, note.people(), note.consent(), note.parts());
        }
        Path thumbnail = thumbnail(file, attributes.size(), modified);
        return new Found(file, attributes.size(), modified, note, thumbnail, Files.exists(thumbnail));
    }

    /** Whose note it is: that of an unfinished recording is by the name that it is to get. */
    private static Path noted(Path file) {
        return Unfinished.isOne(file) ? Unfinished.finished(file) : file;
    }

    /** A place for what a repair makes of an unfinished recording. */
    Path repaired(Path part) {
        Path whole = Unfinished.finished(part);
        return Files.exists(whole) ? RecordingFolder.unused(whole) : whole;
    }

    /**
     * Writes down that a recording was repaired, and looks at what it is now. A broken file that was kept is no recording
     * any more, or it would be repaired at each start; who knows how finds it beside.
     */
    Found recovered(Found part, Path whole, boolean brokenKept) throws IOException {
        part.note().asRecovered().write(whole);
        if (brokenKept) {
            Files.move(part.file(), RecordingFolder.unused(whole.resolveSibling(whole.getFileName() + ".broken")));
        }
        return look(whole);
    }

    /** Where the small picture of a file is: by another name or with other contents it has another one. */
    private Path thumbnail(Path file, long bytes, long modifiedAt) {
        String key = file.getFileName() + "\n" + bytes + "\n" + modifiedAt;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return thumbnails.resolve(HexFormat.of().formatHex(hash, 0, 16) + PNG);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    /**
     * Gives a recording another title. Its file gets a name of it where the system has one for it; else only the note
     * knows.
     *
     * @return what it is now
     */
    Found rename(Found found, String title) throws IOException {
        Path file = found.file();
        Path to = named(file, FileTitle.of(title));
        RecordingNote note = found.note()
                .withTitle(title)
                .withParts(replaced(
                        found.note().parts(),
                        file.getFileName().toString(),
                        to.getFileName().toString()));
        if (to.equals(file)) {
            note.write(noted(file));
            return look(file);
        }
        Path noteBefore = RecordingNote.beside(file);
        boolean sameNote = Files.exists(noteBefore)
                && Files.exists(RecordingNote.beside(to))
                && Files.isSameFile(noteBefore, RecordingNote.beside(to));
        note.write(to);
        try {
            Files.move(file, to);
        } catch (IOException e) {
            if (!sameNote) {
                Files.deleteIfExists(RecordingNote.beside(to));
            }
            throw e;
        }
        if (!sameNote) {
            Files.deleteIfExists(noteBefore);
        }
        renameInOthers(file, to, note.parts());
        if (Files.exists(found.thumbnail())) {
            Files.move(
                    found.thumbnail(),
                    thumbnail(to, found.bytes(), found.modifiedAt()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return look(to);
    }

    private static Path named(Path file, String name) throws IOException {
        if (name.isEmpty() || Unfinished.isOne(file)) {
            return file;
        }
        Path to;
        try {
            to = file.resolveSibling(name + FileTitle.extension(file));
        } catch (InvalidPathException e) {
            LOG.info("the system has no name for {} as {}", file, name, e);
            return file;
        }
        if (Unfinished.isOne(to)) {
            return file; // it would be taken for one that was cut off
        }
        boolean taken = isAnother(to, file) || isAnother(RecordingNote.beside(to), RecordingNote.beside(file));
        return taken ? RecordingFolder.unused(to) : to;
    }

    /** Whether there is something by this name that isn't {@code mine}. */
    private static boolean isAnother(Path name, Path mine) throws IOException {
        return Files.exists(name) && !(Files.exists(mine) && Files.isSameFile(name, mine));
    }

    /** The other files of the same recording know it by its new name. */
    private static void renameInOthers(Path before, Path now, List<String> parts) throws IOException {
        for (String part : parts) {
            Path other = now.resolveSibling(part);
            if (!other.equals(now) && Files.exists(RecordingNote.beside(other))) {
                RecordingNote note = RecordingNote.read(other);
                note.withParts(replaced(
                                note.parts(),
                                before.getFileName().toString(),
                                now.getFileName().toString()))
                        .write(other);
            }
        }
    }

    private static List<String> replaced(List<String> names, String before, String now) {
        return names.stream().map(name -> name.equals(before) ? now : name).toList();
    }

    /** Moves a recording and its note where they can be got back from for a while. */
    RecordingTrash.Thrown delete(Path file) throws IOException {
        return trash.take(file, RecordingNote.beside(noted(file)));
    }

    /** Puts back what was deleted; returns where it is. */
    Path restore(RecordingTrash.Thrown thrown) throws IOException {
        return trash.putBack(thrown);
    }

    /** What was deleted is gone for good. */
    void purge(RecordingTrash.Thrown thrown) throws IOException {
        trash.purge(thrown);
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }
}
