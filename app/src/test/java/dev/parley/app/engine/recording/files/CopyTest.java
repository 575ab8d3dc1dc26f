package dev.parley.app.engine.recording.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.FileProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyTest {
    @TempDir
    Path directory;

    private final byte[] content = new byte[5_000_000];
    private Path source;
    private Path target;

    @BeforeEach
    void write() throws Exception {
        new Random(1).nextBytes(content);
        source = Files.write(directory.resolve("source"), content);
        target = directory.resolve("target");
    }

    @Test
    void a_copy_is_the_same_and_takes_the_place_of_what_was_there() throws Exception {
        Files.writeString(target, "older");
        List<Double> fractions = new ArrayList<>();
        Copy.copy(source, target, fractions::add);
        assertArrayEquals(content, Files.readAllBytes(target));
        assertEquals(1, fractions.getLast());
        assertTrue(fractions.size() > 4, fractions.toString());
        assertEquals(fractions.stream().sorted().toList(), fractions);
    }

    @Test
    void an_empty_file_is_copied_as_well() throws Exception {
        Files.write(source, new byte[0]);
        Copy.copy(source, target, Progress.UNWATCHED);
        assertEquals(0, Files.size(target));
    }

    @Test
    void cancelled_it_leaves_all_as_it_was() throws Exception {
        Files.writeString(target, "older");
        assertEquals(
                FileProblem.CANCELLED, RemuxTest.problem(() -> Copy.copy(source, target, fraction -> fraction < 0.5)));
        assertEquals("older", Files.readString(target));
        assertArrayEquals(content, Files.readAllBytes(source));
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void what_cannot_be_is_said() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), source);
        assertEquals(FileProblem.SAME_FILE, problem(source, source));
        assertEquals(FileProblem.SAME_FILE, problem(source, link));
        assertEquals(FileProblem.MISSING, problem(directory.resolve("none"), target));
        assertEquals(FileProblem.NOT_READABLE, problem(directory, target));
        assertEquals(
                FileProblem.FOLDER_GONE,
                problem(source, directory.resolve("none").resolve("target")));
        assertEquals(FileProblem.NOT_WRITABLE, problem(source, directory));
        assertArrayEquals(content, Files.readAllBytes(source));
    }

    private static FileProblem problem(Path source, Path target) {
        return RemuxTest.problem(() -> Copy.copy(source, target, Progress.UNWATCHED));
    }
}
