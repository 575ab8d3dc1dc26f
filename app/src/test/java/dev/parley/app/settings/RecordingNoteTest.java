package dev.parley.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingNoteTest {
    private static final long AT = Instant.parse("2026-11-25T21:48:59Z").toEpochMilli();

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read() throws IOException {
        Path file = folder.resolve("a.mp4");
        RecordingNote note = new RecordingNote(
                "Grace",
                AT,
                List.of("Anna", "Grace"),
                List.of(new RecordingNote.Consent("Grace", true, AT - 3)),
                List.of("a.mp4"));
        note.write(file);
        assertEquals(note, RecordingNote.read(file));
        assertTrue(Files.exists(folder.resolve("a.mp4.json")));
        note.withTitle("Ada").withParts(List.of("a.mp4", "a (2).mp4")).write(file);
        assertEquals("Ada", RecordingNote.read(file).title());
        assertEquals(2, RecordingNote.read(file).parts().size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"a", "{}", "`{\"version\":1,\"content\":{\"title\":\"Ada\"}}`", "`{\"version\":9,\"content\":{}}`"
            })
    void without_a_note_the_file_tells_what_it_can(String text) throws IOException {
        Path file = Files.createFile(folder.resolve("2026-11-25 21.48 Grace.mp4"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(AT));
        RecordingNote expected = new RecordingNote("2026-11-25 21.48 Grace", AT, List.of(), List.of(), List.of());
        assertEquals(expected, RecordingNote.read(file));
        Files.writeString(RecordingNote.beside(file), text);
        assertEquals(expected, RecordingNote.read(file));
        Files.delete(file);
        assertEquals(0, RecordingNote.read(file).startedAt());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Grace Hopper,2026-11-25 21.48 Grace Hopper.mp4",
                "a/b\\c:d*e?f\"g<h>i|j,2026-11-25 21.48 a_b_c_d_e_f_g_h_i_j.mp4",
                "..,2026-11-25 21.48 ...mp4",
                " x\t,2026-11-25 21.48 x_.mp4",
                "Zoë 王,2026-11-25 21.48 Zoë 王.mp4",
                "``,2026-11-25 21.48.mp4"
            })
    void names_are_safe_on_every_system(String title, String name) {
        Path file = new RecordingFolder(folder).next(title, AT, ZoneOffset.UTC, ".mp4");
        assertEquals(folder.resolve(name), file);
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        RecordingFolder recordings = new RecordingFolder(folder.resolve("videos/parley"));
        recordings.create();
        Path first = recordings.next("Ada", AT, ZoneOffset.UTC, ".mp4");
        Files.createFile(first);
        Path second = recordings.next("Ada", AT, ZoneOffset.UTC, ".mp4");
        assertEquals("2026-11-25 21.48 Ada (2).mp4", second.getFileName().toString());
        new RecordingNote("Ada", AT, List.of(), List.of(), List.of()).write(second);
        Path third = recordings.next("Ada", AT, ZoneOffset.UTC, ".mp4");
        assertEquals("2026-11-25 21.48 Ada (3).mp4", third.getFileName().toString());
    }

    @Test
    void the_folder_is_private() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        RecordingFolder recordings = new RecordingFolder(folder.resolve("parley"));
        recordings.create();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(recordings.path())));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,Videos/Parley",
                "`XDG_VIDEOS_DIR=\"$HOME/Vidéos\"`,Vidéos/Parley",
                "`XDG_VIDEOS_DIR=\"$HOME/\"`,Parley",
                "`#XDG_VIDEOS_DIR=\"$HOME/no\"`,Videos/Parley",
                "`XDG_VIDEOS_DIR=\"relative\"`,Videos/Parley",
                "`XDG_VIDEOS_DIR=\"/srv/videos\"`,/srv/videos/Parley"
            })
    void the_desktop_says_where_videos_are(String line, String expected) throws IOException {
        Path config = Files.createDirectory(folder.resolve(".config"));
        Files.writeString(
                config.resolve("user-dirs.dirs"), "# a comment\nXDG_MUSIC_DIR=\"$HOME/Music\"\n" + line + "\n");
        assertEquals(
                folder.resolve(expected),
                Home.ofSystem(Map.of(), "Linux", folder).recordings());
    }
}
