package dev.parley.app.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.app.engine.api.PictureMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    @TempDir
    Path directory;

    @Test
    void a_file_is_the_owners_alone_and_gone_after_use() throws Exception {
        Path left;
        try (PictureFiles files = new PictureFiles(directory)) {
            Path file = files.create();
            left = files.create();
            assertNotEquals(file, left);
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            try (PictureMemory engine = PictureMemory.open(file)) {
                engine.publish(2, 2, 1);
            }
            assertEquals(1, files.memory(file).sequence());
            files.delete(file);
            files.delete(file);
            assertFalse(Files.exists(file));
            assertThrows(IllegalStateException.class, () -> files.memory(file));
        }
        assertFalse(Files.exists(left));
    }

    @Test
    void files_of_a_process_that_is_gone_are_deleted() throws Exception {
        Process gone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        gone.waitFor();
        Assumptions.assumeTrue(ProcessHandle.of(gone.pid()).isEmpty(), "the process number was taken again");
        Path stale = Files.createFile(directory.resolve("parley-" + gone.pid() + "-00ff.picture"));
        Path ours = Files.createFile(
                directory.resolve("parley-" + ProcessHandle.current().pid() + "-00ff.picture"));
        Path other = Files.createFile(directory.resolve("parley-notes.picture"));
        new PictureFiles(directory).close();
        assertFalse(Files.exists(stale));
        assertTrue(Files.exists(ours));
        assertTrue(Files.exists(other));
    }
}
