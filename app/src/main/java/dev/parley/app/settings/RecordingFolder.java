package dev.parley.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where recordings go, and how they are named: {@code 2026-11-25 21.48 Grace Hopper.mp4}.
 *
 * <p>Reads and writes the disk: not for the JavaFX or {@code call} thread.
 *
 * @param path the folder; it may not be there yet
 */
public record RecordingFolder(Path path) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm", Locale.ROOT);
    /** What Windows takes in no name, and what nobody sees. */
    private static final String UNSAFE = "[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}]";

    /** Makes the folder, readable by its owner only, unless it is there. */
    public void create() throws IOException {
        Home.createPrivate(path);
    }

    /**
     * A file for a new recording, which isn't there.
     *
     * @param title who is in it or what it is
     * @param startedAt when it begins, ms since 1970
     * @param zone whose clock is in the name
     * @param extension with its dot
     */
    public Path next(String title, long startedAt, ZoneId zone, String extension) {
        String minute = MINUTE.format(Instant.ofEpochMilli(startedAt).atZone(zone));
        String name = minute + " " + title.replaceAll(UNSAFE, "_").strip();
        return unused(file(name.strip() + extension, minute + extension));
    }

    private Path file(String name, String plain) {
        try {
            return path.resolve(name);
        } catch (InvalidPathException _) {
            return path.resolve(plain); // not every system has all letters, as Linux with LANG=C; the note has them
        }
    }

    /** This file, or one with a number behind its name, so that nothing is overwritten, nor anything's note. */
    public static Path unused(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        Path free = file;
        for (int n = 2; Files.exists(free) || Files.exists(RecordingNote.beside(free)); n++) {
            free = file.resolveSibling(stem + " (" + n + ")" + extension);
        }
        return free;
    }
}
