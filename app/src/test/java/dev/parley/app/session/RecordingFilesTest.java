package dev.parley.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.settings.Home;
import dev.parley.app.settings.Profile;
import dev.parley.app.settings.RecordingNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    private static final RecordingNote NOTE = new RecordingNote("Grace", 1, List.of("Grace"), List.of(), List.of());

    @TempDir
    Path home;

    private final Turns turns = new Turns();
    private final List<String> told = new ArrayList<>();
    private final RecordingFiles.Named named = new RecordingFiles.Named() {
        @Override
        public void named(Path file) {
            told.add(file.getFileName().toString());
        }

        @Override
        public void notWritable() {
            told.add("not writable");
        }
    };
    private RecordingFiles files;

    @BeforeEach
    void open() throws IOException {
        Home places = Home.in(home);
        places.create();
        files = new RecordingFiles(
                new Environment(
                        turns,
                        turns,
                        null,
                        null,
                        null,
                        null,
                        new Profile(places),
                        null,
                        turns::now,
                        turns::now,
                        "computer"),
                null);
    }

    @Test
    void a_name_is_taken_by_its_note() {
        Path wanted = home.resolve("a.mp4");
        files.first(wanted, NOTE, ".mp4", named);
        files.first(wanted, NOTE, ".mp4", named);
        turns.run();
        assertEquals(List.of("a.mp4", "a (2).mp4"), told);
        assertTrue(Files.exists(RecordingNote.beside(wanted)));
    }

    @Test
    void what_can_be_no_file_is_told() {
        files.first(Path.of("/"), NOTE, ".mp4", named);
        turns.run();
        assertEquals(List.of("not writable"), told);
    }

    /** Half of a pair of surrogates, for which no system has a name, as none has for an umlaut with LANG=C. */
    @Test
    void letters_that_the_system_has_not_are_no_reason_to_record_nothing() {
        files.first(null, new RecordingNote("\uD800", 1, List.of(), List.of(), List.of()), ".mp4", named);
        turns.run();
        assertTrue(told.getFirst().matches("[-0-9]+ [0-9.]+\\.mp4"), told::toString);
    }
}
